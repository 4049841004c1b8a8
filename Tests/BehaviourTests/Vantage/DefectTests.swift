import Behaviour
import Packets
import Testing
import Traffic

/// What is missing in a capture, or wrong in it; and that nothing is said of a whole one.
@Suite struct DefectTests {
  private func whole() -> Scene {
    var scene = Scene()
    for host in 1...4 { scene.connect(Scene.light, Scene.host(host), segments: 20) }
    return scene
  }

  @Test func nothingIsSaidOfAWholeCapture() {
    let vantage = whole().vantage()
    #expect(vantage.kinds.isEmpty)
    #expect(vantage.isWhole)
  }

  @Test func nobodyKnowsWhetherFewConnectionsAreAll() {
    var scene = Scene()
    scene.connect(Scene.light, Scene.host(1))
    #expect(!scene.vantage().isWhole)
  }

  // MARK: One direction

  @Test(arguments: [
    (Scene.Sides.client, "what the home's devices send"),
    (.server, "what is sent to the home's devices"),
  ])
  func oneDirectionOfAllIsToldWithWhichItIs(_ sides: Scene.Sides, _ words: String) throws {
    var scene = Scene()
    for host in 1...4 { scene.connect(Scene.light, Scene.host(host), captured: sides) }
    let vantage = scene.vantage()
    #expect(vantage.kinds == ["one-direction!"])
    #expect(!vantage.isWhole)
    let statement = try #require(vantage.statement("one-direction"))
    #expect(statement.device == nil)
    #expect(statement.text.contains("of 4 TCP connections only " + words))
    #expect(statement.evidence.count == 4)
  }

  @Test func oneDirectionOfOneDeviceIsToldOfIt() throws {
    var scene = whole()
    for host in 1...3 { scene.connect(Scene.plug, Scene.host(host), captured: .client) }
    let statement = try #require(scene.vantage().statement("one-direction"))
    #expect(statement.device == Scene.plug.mac.description)
    #expect(statement.text.contains("of 3 TCP connections only what plug sends"))
  }

  @Test func oneConnectionOfManyThatLacksASideIsNothing() {
    var scene = whole()
    scene.connect(Scene.light, Scene.host(9), captured: .client)
    #expect(scene.vantage().kinds.isEmpty)
  }

  @Test func aFilterForOneDirectionIsNoDefect() {
    var scene = Scene()
    for host in 1...4 { scene.connect(Scene.light, Scene.host(host), captured: .client) }
    scene.isFiltered = true
    #expect(scene.vantage().kinds.isEmpty)
  }

  // MARK: Missing packets

  @Test func bytesAcknowledgedButNeverCapturedAreMissing() throws {
    var scene = Scene()
    for host in 1...4 {
      scene.connect(Scene.light, Scene.host(host), segments: 20, lost: [3, 8, 15])
    }
    let vantage = scene.vantage()
    #expect(vantage.kinds == ["packets-missing!"])
    let statement = try #require(vantage.statement("packets-missing"))
    // 3 of 20 segments of the client's, none of the server's.
    #expect(statement.text.contains("7.5 %"))
    #expect(statement.text.contains("(12 gaps); likely as large a share of all packets is."))
    #expect(statement.evidence.count == 4)
  }

  @Test func aGapInALotIsNoAlarm() {
    var scene = Scene()
    for host in 1...4 { scene.connect(Scene.light, Scene.host(host), segments: 100) }
    scene.connect(Scene.light, Scene.host(5), lost: [0])
    #expect(scene.vantage().kinds == ["packets-missing"])
  }

  @Test func whatInterfacesDroppedIsMissing() throws {
    var scene = whole()
    scene.capture.dropped = 40
    let vantage = scene.vantage()
    #expect(vantage.kinds == ["packets-missing!"])
    #expect(vantage.statement("packets-missing")?.text.contains("dropped 40 packets") == true)
    #expect(!vantage.isWhole)
  }

  /// A connection that goes on in another file is of both: which of them lacks a packet its frame tells.
  @Test func aGapIsInTheCaptureThatLacksThePacket() throws {
    var scene = whole()
    scene.connect(Scene.light, Scene.host(5), segments: 100, lost: [60])
    // 4 connections of 20 segments, then the first segments of the fifth.
    scene.cut = 4 * 63 + 3 + 50 * 3
    scene.pauses = false
    let statement = try #require(scene.vantage().statement("packets-missing"))
    #expect(statement.severity == .info)
    #expect(statement.evidence == [Evidence(capture: 1, frame: 31)])
  }

  @Test func whatIsSaidWhileNobodyCapturesIsNotMissing() {
    var scene = whole()
    scene.connect(Scene.light, Scene.host(5), segments: 100, lost: Set(40..<60))
    scene.cut = 4 * 63 + 3 + 50 * 3
    #expect(scene.vantage().statement("packets-missing") != nil)
    scene = whole()
    scene.connect(Scene.light, Scene.host(5), segments: 100, lost: [50])
    // The first packet after the pause acknowledges what was said in it.
    scene.cut = 4 * 63 + 3 + 50 * 3
    #expect(scene.vantage().statement("packets-missing") == nil)
    scene.pauses = false
    #expect(scene.vantage().statement("packets-missing") != nil)
  }

  @Test func overTheAirEachStationsHearingTellsWhatIsMissing() {
    var scene = Scene()
    scene.connect(Scene.light, Scene.host(1), segments: 20, lost: [3, 8, 15])
    scene.connect(Scene.light, Scene.host(2), captured: .client)
    scene.capture.isOverTheAir = true
    #expect(scene.vantage().viewpoint == .wifi)
    #expect(scene.vantage().kinds.isEmpty)
  }

  // MARK: Records

  /// - Parameter start: seconds since 1970 that times count from.
  private func with(
    _ records: [(time: Int64, kept: Int, length: Int)], from start: Int64 = 1_700_000_000
  ) -> Vantage {
    var scene = whole()
    for (index, record) in records.enumerated() {
      scene.frames.add(
        Evidence(capture: 0, frame: index + 1), at: (start + record.time) * 1_000_000_000,
        kept: record.kept, of: record.length, isEthernet: true)
    }
    return scene.vantage()
  }

  @Test func cutPacketsAreToldWithHowMuchWasKept() throws {
    let vantage = with([(0, 60, 60), (1, 96, 1514), (2, 96, 200)])
    #expect(vantage.kinds == ["snap-length!"])
    #expect(!vantage.isWhole)
    #expect(vantage.statement("snap-length")?.text.hasPrefix("2 of 3 packets were cut") == true)
    #expect(vantage.statement("snap-length")?.text.contains("to 96 bytes at most") == true)
  }

  @Test func aStepBackOfTheClockIsTold() throws {
    let vantage = with([(100, 60, 60), (7300, 60, 60), (40, 60, 60)])
    #expect(vantage.kinds == ["clock-jump!"])
    #expect(vantage.statement("clock-jump")?.text.contains("once, by 2 h") == true)
    #expect(vantage.statement("clock-jump")?.evidence == [Evidence(capture: 0, frame: 3)])
  }

  @Test func aClockThatCountsFrom1970WasNotSet() throws {
    let never = with([(0, 60, 60), (90, 60, 60)], from: 0)
    #expect(never.kinds == ["clock-unset"])
    #expect(never.statement("clock-unset")?.evidence == [Evidence(capture: 0, frame: 1)])
    let meanwhile = with([(40, 60, 60), (1_700_000_000, 60, 60)], from: 0)
    #expect(meanwhile.kinds == ["clock-unset!"])
    #expect(try #require(meanwhile.statement("clock-unset")).text.contains("set while capturing"))
    #expect(with([(0, 60, 60)], from: 567_993_600).kinds.isEmpty)
    #expect(with([(0, 60, 60)], from: 567_993_599).kinds == ["clock-unset"])
  }

  @Test(arguments: [(4000, true), (9026, true), (9027, false), (30_000, false)])
  func joinedFramesAreWorthKnowing(_ length: Int, mayBeJumbo: Bool) throws {
    let vantage = with([(0, 60, 60), (1, length, length)])
    #expect(vantage.kinds == ["offload"])
    let text = try #require(vantage.statement("offload")?.text)
    #expect(text.contains("jumbo") == mayBeJumbo)
  }
}
