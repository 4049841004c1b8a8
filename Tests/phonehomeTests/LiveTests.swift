import Foundation
import Testing

/// Packets as they come, in network namespaces: `Lab/live` plays them, and judges what the program makes of them.
@Suite(
  .serialized,
  .enabled(if: LiveLab.canPlay, "no root or no namespaces here: nothing is captured live"))
struct LiveTests {
  @Test func aLogTellsAnEventWithin200Milliseconds() throws { try LiveLab.play("latency") }
  @Test func whatFollowedAMarkIsToldThoughNothingComesAnyMore() throws {
    try LiveLab.play("marked")
  }
  @Test func aLiveReportEqualsThatOfAFileRecordedBesideIt() throws { try LiveLab.play("equal") }
  @Test func nothingIsLostAt20000PacketsASecond() throws { try LiveLab.play("rate", "1.5") }
  @Test func whatIsLostIsCountedInTheReport() throws { try LiveLab.play("told-drops") }
  @Test func anInterfaceThatGoesDownIsWaitedFor() throws { try LiveLab.play("down") }
  @Test func anInterfaceThatIsRemovedIsWaitedForToTheEnd() throws { try LiveLab.play("removed") }
  @Test func anInterfaceThatIsMadeAnewIsCapturedOnAgain() throws { try LiveLab.play("renewed") }
  @Test func anInterfaceThatIsMadeAnewAtOnceIsCapturedOnAgain() throws {
    try LiveLab.play("renewed-at-once")
  }
  @Test func anInterfaceIsOpenedAgainWithoutRootsRights() throws {
    try LiveLab.play("renewed-without-root")
  }
  @Test func severalInterfacesAreOneCaptureInTimeOrder() throws { try LiveLab.play("several") }
  @Test func packetsDurationLengthAndFilterAreLimits() throws { try LiveLab.play("limits") }
  @Test func whatIsReadTwiceIsKeptMeanwhile() throws { try LiveLab.play("again") }
  @Test func anyCapturesOnAllInterfaces() throws { try LiveLab.play("all-together") }
  @Test func whatCannotBeCapturedIsSaidInOneSentence() throws { try LiveLab.play("refusals") }
  @Test func rootsRightsAreGivenUpOnceTheInterfaceIsOpen() throws { try LiveLab.play("user") }
  @Test func whatAMirrorHadSentBeforeTheEndIsRead() throws { try LiveLab.play("queued") }
  @Test func interfacesAreListedAndAMirrorIsGuessed() throws { try LiveLab.play("interfaces") }
}

/// Captures that other programs write while they are read.
@Suite(.enabled(if: LiveLab.hasPython, "no python3: no capture is followed"))
struct FollowTests {
  @Test func aFileIsReadOnAsItGrows() throws { try LiveLab.play("follow-file") }
  @Test func aCompressedFileIsReadOnAsItGrows() throws { try LiveLab.play("follow-packed") }
  @Test func aFileThatIsReplacedOrEmptiedIsReadOn() throws { try LiveLab.play("follow-renamed") }
  @Test func aFolderIsReadFileAfterFile() throws { try LiveLab.play("follow-folder") }
  @Test func aFolderIsReportedAsOneCapture() throws { try LiveLab.play("follow-report") }

  @Test func aFollowedFileThatIsNoCaptureIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(repeating: 0x78, count: 5000), as: "x.pcap")
    let result = try Program.run(["log", "--follow", "-d", "1", file.path])
    #expect(result.status == 1)
    #expect(result.words.contains("There is no pcap or pcapng capture in"))
  }

  @Test func aFileThatIsStillEmptyIsWaitedFor() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data(), as: "x.pcap")
    let result = try Program.run(["log", "--follow", "-d", "0.3", file.path])
    #expect(result.status == 0)
    #expect(result.words.isEmpty)
  }

  @Test func aPipeIsNotFollowed() throws {
    let result = try Program.run(["log", "--follow", "-"])
    #expect(result.status == 64)
    #expect(result.words.contains("is read as it comes anyway"))
  }
}

/// `Lab/live`, one case at a time.
enum LiveLab {
  static let hasPython = Program.find("python3") != nil

  /// Whether network namespaces can be made: tried with one.
  static let canPlay: Bool = {
    guard hasPython, let ip = Program.find("ip") else { return false }
    let name = "ph-live-probe-\(ProcessInfo.processInfo.processIdentifier)"
    guard (try? Program.run(ip, ["netns", "add", name]))?.status == 0 else { return false }
    return (try? Program.run(ip, ["netns", "del", name]))?.status == 0
  }()

  static func play(_ arguments: String...) throws {
    let result = try Lab.run("live", [Program.url.path] + arguments)
    guard result.status != 77 else {
      print(result.output)
      return
    }
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
