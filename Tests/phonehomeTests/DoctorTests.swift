import Foundation
import TestSupport
import Testing

/// `phonehome doctor` on the lab's homes, each seen from several places.
struct DoctorTests {
  private static let homes = ["seed-1", "seed-6"]

  /// What the doctor says of a home's view: the verdict, and the grade of each check by its kind.
  private struct Examination {
    let verdict: String
    let grades: [String: String]

    init(_ home: String, _ view: String) throws {
      let capture = Repository.captures.appending(path: "home/\(home)/\(view).pcapng.gz")
      let result = try Program.run(["doctor", "--format", "json", capture.path])
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let json = try #require(object as? [String: Any])
      verdict = try #require(json["verdict"] as? String)
      let checks = try #require(json["checks"] as? [[String: Any]])
      grades = Dictionary(
        checks.map { ($0["kind"] as? String ?? "", $0["grade"] as? String ?? "") },
        uniquingKeysWith: { first, _ in first })
      #expect(result.status == (verdict == "bad" ? 4 : 0), "\(result.errors)")
    }
  }

  @Test(arguments: homes) func eachPlaceIsJudgedByWhatItShows(_ home: String) throws {
    let faults = [
      "outside": ("place", "bad"), "one-host": ("others", "bad"),
      "one-direction": ("directions", "bad"), "mirror-twice": ("copies", "limited"),
      "lossy": ("losses", "bad"),
    ]
    for (view, (kind, grade)) in faults {
      let found = try Examination(home, view)
      #expect(found.verdict == grade, "\(home) \(view): \(found)")
      #expect(found.grades[kind] == grade, "\(home) \(view): \(found)")
    }
  }

  @Test func aCaptureMadeWellIsGood() throws {
    #expect(try Examination("seed-1", "inside").verdict == "good")
    // Its recorder paused, by the lab's truth: usable, and nothing but the pause is found.
    let paused = try Examination("seed-6", "inside")
    #expect(paused.verdict == "limited")
    #expect(paused.grades.filter { $0.value != "good" }.keys.sorted() == ["losses"])
  }

  @Test func theVerdictComesFirstAndAFaultHasItsAdvice() throws {
    let capture = Repository.captures.appending(path: "home/seed-1/one-direction.pcapng.gz")
    let result = try Program.run(["doctor", capture.path])
    #expect(result.lines.first == "Not yet: one direction is missing.")
    #expect(result.words.contains("→ Mirror both directions (ingress and egress) of the port"))
  }

  /// What stays closed over the air is not what a switch keeps back.
  @Test func whatIsClosedOverTheAirIsSaidToBe() throws {
    let path = Sample.path("wifi/psk-ccmp.pcap")
    let closed = try Program.run(["doctor", path])
    #expect(closed.status == 4)
    #expect(closed.lines.first == "Not yet: what is said over the air stays closed.")
    #expect(!closed.words.contains("a switch"))
    let opened = try Program.run(["doctor", path, "--wifi-key", "wpa-pwd:correct horse:home"])
    #expect(opened.words.contains("All 7 protected frames could be opened."))
    #expect(!opened.words.contains("Nothing is missing"))
  }

  @Test func aCaptureWithoutPacketsIsNoPlace() throws {
    let folder = try TemporaryFolder()
    let header: [UInt8] = [
      0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0,
    ]
    let empty = try folder.write(Data(header), as: "empty.pcap")
    let result = try Program.run(["doctor", empty.path])
    #expect(result.status == 4)
    #expect(result.lines.first == "Not yet: nothing arrives here.")
  }
}
