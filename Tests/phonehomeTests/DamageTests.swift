import Foundation
import Testing

/// A damaged capture is read as far as it goes, and the exit status says so.
@Suite struct DamageTests {
  private let folder: TemporaryFolder
  private let cut: String

  init() throws {
    folder = try TemporaryFolder()
    cut = try folder.write(try Sample.data().prefix(300_000), as: "cut.pcap").path
  }

  @Test func theReportSaysWhereItWasCut() throws {
    let report = try Program.report([cut], status: 3)
    let capture = try #require((report["captures"] as? [[String: Any]])?.first)
    #expect(capture["packets"] as? Int == 486)
    #expect(capture["complete"] as? Bool == false)
    let problem = try #require((capture["problems"] as? [[String: Any]])?.first)
    #expect(problem["kind"] as? String == "cut-short")
    #expect(problem["frame"] as? Int == 487)
    #expect((report["devices"] as? [Any])?.count == 4)
  }

  @Test(arguments: ["report", "log", "devices"])
  func everyCommandEndsWithStatusThree(_ command: String) throws {
    let result = try Program.run([command, cut])
    #expect(result.status == 3)
    #expect(!result.output.isEmpty)
    #expect(result.words.contains("cut short in frame 487"))
    #expect(result.errors.split(separator: "\n").count <= 1)
  }

  @Test func whatIsForProgramsIsNotMixedWithWhatIsForPeople() throws {
    let result = try Program.run(["log", "--format", "zeek", cut])
    #expect(result.lines.allSatisfy { $0.hasPrefix("{") })
    #expect(result.errors.contains("cut short in frame 487"))
  }

  @Test func aPipeCutShortIsNoOtherThanAFile() throws {
    let result = try Program.run(["-"], input: try Sample.data().prefix(300_000))
    #expect(result.status == 3)
    #expect(result.words.contains("cut short in frame 487"))
  }

  @Test func oneDamagedCaptureAmongSoundOnes() throws {
    let report = try Program.report([Sample.path("home-wan.pcap"), cut], status: 3)
    let captures = try #require(report["captures"] as? [[String: Any]])
    #expect(captures.map { $0["complete"] as? Bool } == [true, false])
  }
}
