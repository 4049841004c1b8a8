import Decryption
import Packets
import Testing

/// Networks of every kind, whose frames `Tests/Captures/wifi/make` sealed with another implementation.
@Suite struct SyntheticNetworkTests {
  /// What is opened of a capture, with its key.
  @Test(arguments: SyntheticNetwork.all)
  func isOpened(_ network: SyntheticNetwork) throws {
    let frames = try network.frames()
    let sealed = frames.filter(\.header.isProtected)
    let open = sealed.filter { $0.protection?.isOpened == true }
    #expect(sealed.count == network.sealed)
    #expect(open.count == network.open, "\(sealed.compactMap(\.protection))")
    #expect(Set(open.compactMap { $0.protection?.cipher }) == network.ciphers)
  }

  @Test(arguments: SyntheticNetwork.all.filter { $0.open > 0 })
  func isNotOpenedWithAnotherKey(_ network: SyntheticNetwork) throws {
    let others = try [
      "wpa-pwd:wrong horse", "wep:0000000000", "tk:" + String(repeating: "0", count: 32),
    ]
    .map { try WiFiKey($0) }
    let frames = try network.frames(others)
    #expect(frames.allSatisfy { $0.protection?.isOpened != true })
  }

  struct Closed {
    let capture: String
    let key: String?
    let reason: WiFiProtection.Reason
  }

  @Test(arguments: [
    Closed(capture: "psk-ccmp", key: nil, reason: .noKeyGiven),
    Closed(capture: "psk-ccmp", key: "wpa-pwd:wrong horse", reason: .wrongKey),
    Closed(capture: "psk-ccmp", key: "wpa-pwd:correct horse:elsewhere", reason: .noKeyForNetwork),
    Closed(capture: "only-1-and-3", key: "wpa-pwd:correct horse", reason: .handshakeIncomplete),
    Closed(capture: "never-joined", key: "wpa-pwd:correct horse", reason: .noHandshake),
    Closed(capture: "sae", key: "wpa-pwd:correct horse", reason: .masterKeyNeeded),
    Closed(capture: "wep40", key: "wpa-pwd:correct horse", reason: .noKeyForNetwork),
  ])
  func everyReasonIsItsOwn(_ closed: Closed) throws {
    let network = try #require(SyntheticNetwork.all.first { $0.name == closed.capture })
    let keys = try closed.key.map { [try WiFiKey($0)] } ?? []
    let outcomes = try network.frames(keys).filter { !$0.header.receiver.isGroup }
      .compactMap(\.protection?.outcome)
    #expect(Set(outcomes) == [.noKey(closed.reason)])
  }

  @Test func aNameThatIsToldLateIsWaitedFor() throws {
    let network = try #require(SyntheticNetwork.all.first { $0.name == "late-beacon" })
    let outcomes = try network.frames().compactMap(\.protection?.outcome)
    #expect(Set(outcomes.prefix(7)) == [.noKey(.networkNameUnknown)])
    #expect(outcomes.suffix(7).filter { $0 == .opened(.pairwise) }.count == 6)
    #expect(outcomes.last == .opened(.group))
  }

  @Test func aGroupKeyNobodyHandedOutIsMissing() throws {
    let network = try #require(SyntheticNetwork.all.first { $0.name == "without-3-and-4" })
    let frames = try network.frames()
    #expect(frames.last?.header.receiver == .broadcast)
    #expect(frames.last?.protection?.outcome == .noKey(.groupKeyMissing))
  }

  @Test func theHandshakeIsToldStepByStep() throws {
    let network = try #require(SyntheticNetwork.all.first { $0.name == "psk-ccmp" })
    let steps = try network.frames().compactMap(\.handshake)
    #expect(steps.map(\.message) == [.first, .second, .third, .fourth])
    #expect(steps.map(\.proof) == [.none, .rightKey, .rightKey, .rightKey])
    #expect(steps.allSatisfy { $0.bssid.description == "02:00:00:00:01:00" })
    #expect(steps.allSatisfy { $0.station.description == "02:00:00:00:02:00" })
    let wrong = try network.frames([try WiFiKey("wpa-pwd:wrong horse")]).compactMap(\.handshake)
    #expect(wrong.map(\.proof) == [.none, .wrongKey, .none, .none])
  }

  /// The last is a frame of before, sent anew by somebody; the one before it is a retry.
  @Test func aReplayIsToldFromARetry() throws {
    let network = try #require(SyntheticNetwork.all.first { $0.name == "pieces" })
    let last = try network.frames().compactMap(\.protection).suffix(3)
    #expect(last.map(\.isReplayed) == [false, false, true])
    #expect(last.map(\.isOpened) == [true, true, true])
  }
}
