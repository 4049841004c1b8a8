import Packets
import TestSupport
import Testing

/// Management frames made by hand, with the values that tshark 4.0.17 reads of them.
@Suite struct ManagementFrameTests {
  private func message(_ frame: [UInt8]) throws -> ManagementFrame {
    try ManagementFrame(parsing: Array(frame[24...]).rawSpan, subtype: frame[0] >> 4)
  }

  private func cell(_ frame: [UInt8]) throws -> ManagementFrame.Cell {
    switch try message(frame) {
    case .beacon(let cell), .probeResponse(let cell): cell
    default: throw DecodeError(.invalid(field: "Subtype", value: UInt64(frame[0])), at: 0)
    }
  }

  @Test func aBeaconDescribesItsCell() throws {
    let cell = try cell(WiFiSamples.beacon)
    #expect(cell.timestamp == 12345)
    #expect(cell.interval == 100)
    #expect(cell.capabilities == [.ess, .privacy])
    let elements = cell.elements
    #expect(elements.ssid?.text == "Attic")
    #expect(elements.rates == [2, 4, 11, 22])
    #expect(elements.channel == 6)
    #expect(elements.country == "DE")
    #expect(elements.mobilityDomain == 0x1234)
    #expect(!elements.isCut)
    #expect(elements.malformedCount == 0)
    let rsn = try #require(elements.rsn)
    #expect(rsn.groupCipher.name == "CCMP")
    #expect(rsn.pairwiseCiphers.map(\.name) == ["CCMP"])
    #expect(rsn.keyManagement.map(\.name) == ["PSK", "SAE"])
    #expect(rsn.allowsManagementProtection)
    #expect(!rsn.requiresManagementProtection)
    #expect(elements.wpa == nil)
  }

  @Test func theLatestElementTellsWhatARadioCan() throws {
    let abilities = try cell(WiFiSamples.beacon).elements.abilities
    #expect(abilities.format == .he)
    #expect(abilities.receiveStreams == 3)
    #expect(abilities.sendStreams == 3)
    #expect(abilities.highestMCS == 11)
    #expect(abilities.bandwidth == 80)
    guard case .associationRequest(_, let elements) = try message(WiFiSamples.associationRequest)
    else {
      Issue.record("no association request")
      return
    }
    #expect(elements.abilities.format == .ht)
    #expect(elements.abilities.receiveStreams == 2)
    #expect(elements.abilities.highestMCS == 15)
    #expect(elements.abilities.bandwidth == 40)
    #expect(elements.rsn?.keyManagement.map(\.name) == ["SAE"])
  }

  @Test func setupTellsWhatAThingIs() throws {
    let wps = try #require(cell(WiFiSamples.beacon).elements.wps)
    #expect(wps.deviceName == "Lamp 123")
    #expect(wps.manufacturer == "ACME")
    #expect(wps.modelName == "L-1")
    #expect(wps.deviceType == 0xb_0002)
    #expect(wps.isConfigured == true)
  }

  @Test func theOthersSayOneThing() throws {
    #expect(
      try message(WiFiSamples.deauthentication) == .deauthentication(ReasonCode(rawValue: 15)))
    #expect(
      try message(WiFiSamples.disassociation) == .disassociation(ReasonCode(rawValue: 8)))
    #expect(
      try message(WiFiSamples.authentication)
        == .authentication(algorithm: 0, sequence: 2, status: StatusCode(rawValue: 15)))
    guard case .associationResponse(let status, _, _) = try message(WiFiSamples.associationResponse)
    else {
      Issue.record("no association response")
      return
    }
    #expect(status.words == "refused: the access point has too many stations")
    #expect(ReasonCode(rawValue: 999).words == "reason 999")
    #expect(StatusCode(rawValue: 126).isSuccess)
  }

  @Test(arguments: [
    ("4174746963", "Attic", false), ("b2e2cad4", "b2e2cad4", false), ("", "", true),
    ("000000", "\0\0\0", true), ("c3a9", "é", false), ("0aff", "0aff", false),
  ])
  func aNameIsTextOrHex(_ bytes: String, _ text: String, _ isHidden: Bool) {
    let name = SSID(bytes: hex(bytes))
    #expect(name.text == text)
    #expect(name.isHidden == isHidden)
  }

  /// RSN elements may end after any field; what is left out has its default.
  @Test(arguments: [
    ("0100", ["CCMP"], ["802.1X"]), ("0100 000fac02", ["CCMP"], ["802.1X"]),
    ("0100 000fac02 0100 000fac02", ["TKIP"], ["802.1X"]),
    ("0100 000fac04 0100 000fac0a 0200 000fac12 000fac18", ["CCMP-256"], ["OWE", "SAE-EXT"]),
    ("0100 00aabb07 0100 00aabb07 0100 506f9a02", ["00-AA-BB:7"], ["50-6F-9A:2"]),
  ])
  func aSecurityElementMayEndEarly(
    _ bytes: String, _ ciphers: [String], _ suites: [String]
  ) throws {
    // A suite 0x12 is 18 in IEEE's table.
    let element = try SecurityElement(parsing: hex(bytes).rawSpan)
    #expect(element.pairwiseCiphers.map(\.name) == ciphers)
    #expect(element.keyManagement.map(\.name) == suites)
    #expect(element.capabilities == 0)
  }

  @Test func aKeyToUseAgainIsNamed() throws {
    let pmkid = String(repeating: "5a", count: 16)
    let element = try SecurityElement(
      parsing: hex(
        "0100 000fac04 0100 000fac04 0100 000fac02 c000 0100" + pmkid + "000fac06"
      ).rawSpan)
    #expect(element.pmkid == hex(pmkid))
    #expect(element.groupManagementCipher?.name == "BIP-CMAC")
    #expect(element.requiresManagementProtection)
  }

  @Test func anElementThatLiesIsPassedOver() {
    let elements = InformationElements(
      parsing: hex("2d03 010203 0005 4174746963 0302 0607").rawSpan)
    #expect(elements.ssid?.text == "Attic")
    #expect(elements.malformedCount == 1)
    #expect(elements.channel == 6)
    #expect(elements.abilities == RadioAbilities())
  }

  @Test func whatChangesFromBeaconToBeaconIsNoNews() {
    func fingerprint(_ bytes: String) -> UInt64 {
      InformationElements.fingerprint(of: hex(bytes).rawSpan)
    }
    let quiet = fingerprint("0005 4174746963 0504 00010000 0b05 0100000000")
    #expect(quiet == fingerprint("0005 4174746963 0504 01010080 0b05 0200770000"))
    #expect(quiet != fingerprint("0005 4174746964 0504 00010000 0b05 0100000000"))
    #expect(quiet != fingerprint("0005 4174746963 0504 00010000 030106"))
  }

  /// Fields of fixed length must be whole; elements that are cut say so, and those before them stand.
  @Test(arguments: WiFiSamples.management)
  func everyTruncationIsAnErrorOrSaysSo(_ frame: [UInt8]) throws {
    let body = Array(frame[24...])
    let whole = try message(frame)
    for length in 0..<body.count {
      let cut = Array(body[..<length])
      guard let message = try? ManagementFrame(parsing: cut.rawSpan, subtype: frame[0] >> 4) else {
        continue
      }
      #expect(message != whole, "cut after \(length) bytes")
    }
  }
}
