import Behaviour
import Packets
import Testing
import Traffic

/// Where a capture was made, by who is heard to speak to whom alone.
@Suite struct ViewpointTests {
  /// The laptop talks with the internet and the plug; the others are heard when they speak to all.
  private func oneHost() -> Scene {
    var scene = Scene()
    for host in 1...4 { scene.talk(Scene.laptop, Scene.host(host), times: 5) }
    scene.talk(Scene.laptop, Scene.plug, times: 2)
    scene.talk(Scene.laptop, Scene.router, times: 3, port: 53)
    scene.broadcast(Scene.light)
    scene.broadcast(Scene.robot, times: 3)
    return scene
  }

  @Test func oneThatAllTalkInvolvesWhileOthersOnlyBroadcastIsTheHost() throws {
    let vantage = oneHost().vantage()
    #expect(vantage.viewpoint == .host)
    #expect(vantage.host == Scene.laptop.mac.description)
    #expect(vantage.kinds == ["one-host-only!"])
    let statement = try #require(vantage.statement("one-host-only"))
    #expect(statement.device == Scene.laptop.mac.description)
    #expect(statement.text.contains("laptop (192.168.1.5)"))
    #expect(statement.text.contains("light and robot exist (they broadcast)"))
    #expect(statement.advice?.contains("mirror") == true)
    #expect(statement.evidence.count == 2)
  }

  @Test func aFewFramesThatASwitchFloodsChangeNothing() {
    var scene = oneHost()
    scene.talk(Scene.light, Scene.host(9), times: 2, answered: false)
    #expect(scene.vantage().viewpoint == .host)
  }

  @Test func talkOfOthersThatIsAnsweredIsSeenFromInside() {
    var scene = oneHost()
    scene.talk(Scene.light, Scene.host(9))
    #expect(scene.vantage().viewpoint == .inside)
    #expect(scene.vantage().kinds.isEmpty)
  }

  /// In a home where all goes outside, all passes the router, and little else is said.
  @Test func theRouterIsNoHost() {
    var scene = Scene()
    for (number, device) in [Scene.light, Scene.plug].enumerated() {
      scene.talk(device, Scene.router, times: 5, port: 53)
      scene.talk(device, Scene.host(number + 1), times: 1)
    }
    scene.broadcast(Scene.laptop)
    scene.broadcast(Scene.robot)
    #expect(scene.vantage().viewpoint == .inside)
  }

  @Test func aCaptureOfOneDeviceInWhichNobodyElseIsHeardIsNotAHosts() {
    var scene = Scene()
    for host in 1...4 { scene.talk(Scene.light, Scene.host(host), times: 5) }
    #expect(scene.vantage().viewpoint == .inside)
    #expect(scene.vantage().kinds.isEmpty)
  }

  @Test func aFilterOfTheUsersProvokesNothing() {
    var scene = oneHost()
    scene.isFiltered = true
    #expect(scene.vantage().viewpoint == .inside)
    #expect(scene.vantage().kinds.isEmpty)
  }

  @Test func unfinishedChecksumsOfOneDeviceTellTheHost() {
    var scene = Scene()
    scene.talk(Scene.laptop, Scene.host(1), times: 5, flags: .offloadedChecksum)
    scene.broadcast(Scene.light)
    let vantage = scene.vantage()
    #expect(vantage.viewpoint == .host)
    #expect(
      vantage.statement("one-host-only")?.text.contains("light exists (it broadcasts)") == true)
  }

  @Test func whatWasCarriedInTunnelsTellsOfNoHost() {
    var scene = oneHost()
    scene.depth = 1
    #expect(scene.vantage().viewpoint == .inside)
  }

  // MARK: Outside the NAT

  private static let wan = Scene.Station(8, "203.0.113.5")
  private static let provider = Scene.Station(9, "203.0.113.1")

  private func outside(timeToLive: UInt8) -> Scene {
    var scene = Scene()
    for host in 1...5 {
      scene.talk(
        Self.wan, Scene.host(host, behind: Self.provider), times: 3, timeToLive: timeToLive)
    }
    scene.talk(Self.wan, Scene.host(9, behind: Self.provider), port: 53)
    return scene
  }

  @Test func timesToLiveThatWereCountedDownProveATranslatingRouter() throws {
    let vantage = outside(timeToLive: 63).vantage()
    #expect(vantage.viewpoint == .outside)
    #expect(vantage.kinds == ["outside-nat!"])
    let statement = try #require(vantage.statement("outside-nat"))
    #expect(statement.text.contains("under one address, 203.0.113.5"))
    #expect(statement.text.contains("5 of 6 connections"))
    #expect(statement.evidence == [Evidence(capture: 0, frame: 1)])
  }

  @Test func withoutThemItIsToldAsWhatItSeems() {
    let vantage = outside(timeToLive: 64).vantage()
    #expect(vantage.viewpoint == .outside)
    #expect(vantage.kinds == ["outside-nat"])
    #expect(vantage.statement("outside-nat")?.text.contains("as it seems") == true)
  }

  // MARK: The router's uplink

  private func uplink() -> Scene {
    var scene = Scene()
    for (number, device) in [Scene.light, Scene.plug, Scene.robot].enumerated() {
      scene.talk(device, Scene.host(number + 1), times: 2)
      scene.talk(device, Scene.router, port: 53)
    }
    return scene
  }

  @Test func devicesSeenWithTheInternetButNeverWithEachOtherAreWorthKnowing() throws {
    let vantage = uplink().vantage()
    #expect(vantage.viewpoint == .inside)
    #expect(vantage.kinds == ["router-uplink-only"])
    #expect(vantage.statement("router-uplink-only")?.evidence.count == 3)
  }

  @Test func twoThatSpeakToEachOtherAreEnough() {
    var scene = uplink()
    scene.talk(Scene.light, Scene.plug, answered: false)
    #expect(scene.vantage().kinds.isEmpty)
  }
}
