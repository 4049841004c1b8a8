import Packets
import TestSupport
import Testing
import Traffic

@Suite struct WiFiSurveyTests {
  private static let cell = MACAddress(rawValue: 0x0200_0000_00cc)
  private static let link = WiFiLink(bssid: cell, station: MACAddress(rawValue: 0x0200_0000_00aa))

  @Test func aBeaconMakesANetwork() throws {
    var air = Air()
    air.hear(WiFiSamples.beacon)
    air.hear(WiFiSamples.beacon)
    #expect(
      air.events.map(\.kind) == [.network(channel: 6, security: [.wpa2, .wpa3], hasWPS: true)])
    #expect(air.events.first?.ssid?.text == "Attic")
    let network = try #require(air.totals?.networks[Self.cell])
    #expect(network.beacons == 2)
    #expect(network.ssid?.text == "Attic")
    #expect(network.keyManagementNames == ["PSK", "SAE"])
    #expect(network.cipherNames == ["CCMP"])
    #expect(network.allowsManagementProtection)
    #expect(network.countries == ["DE"])
    #expect(network.abilities?.receiveStreams == 3)
    #expect(network.evidence == Evidence(capture: 0, frame: 1))
  }

  @Test func aHiddenNameIsToldByWhoJoins() throws {
    var air = Air()
    air.hear(WiFiSamples.hiddenBeacon)
    #expect(air.events.map { $0.ssid?.text } == [nil])
    air.hear(WiFiSamples.associationRequest)
    #expect(air.events.map { $0.ssid?.text } == [nil, "Attic", "Attic"])
    #expect(air.events.last?.kind == .associationRequest(isAgain: false))
    let network = try #require(air.totals?.networks[Self.cell])
    #expect(network.isHidden)
    #expect(network.ssid?.text == "Attic")
  }

  @Test func aWishIsNoNetwork() throws {
    var air = Air()
    air.hear(WiFiSamples.probeRequest)
    air.hear(WiFiSamples.probeRequest)
    #expect(air.events.map(\.kind) == [.probe])
    #expect(air.events.first?.ssid?.text == "Cellar")
    let totals = try #require(air.totals)
    #expect(totals.networks.isEmpty)
    #expect(totals.stations.isEmpty)
  }

  @Test func aLoginIsHeard() throws {
    let header = "8801 2c00" + Air.cell + Air.station + Air.cell + "1000 0000"
    let eapol = "aaaa03000000888e 0200 0006"
    var air = Air()
    // The answer to who it is, a message of Protected Setup, and one of EAP-TLS.
    air.hear(header + eapol + "0201 0006 0141")
    air.hear(header + eapol + "0202 0006 fe00")
    #expect(air.totals?.stations[Self.link]?.authenticatesByEAP == false)
    air.hear(header + eapol + "0203 0006 0d00")
    #expect(air.totals?.stations[Self.link]?.authenticatesByEAP == true)
  }

  @Test func whoJoinsIsAClient() throws {
    var air = Air()
    air.hear(WiFiSamples.associationRequest)
    air.hear(WiFiSamples.associationResponse)
    air.hear(WiFiSamples.deauthentication)
    air.hear(WiFiSamples.disassociation)
    #expect(
      air.events.dropFirst().map(\.kind) == [
        .associationRequest(isAgain: false), .associationResponse(StatusCode(rawValue: 17)),
        .deauthentication(ReasonCode(rawValue: 15), byStation: false),
        .disassociation(ReasonCode(rawValue: 8), byStation: true),
      ])
    let station = try #require(air.totals?.stations[Self.link])
    #expect(station.isClient)
    #expect(station.associations == 1)
    #expect(station.abilities?.receiveStreams == 2)
    #expect(station.keyManagement.map(\.name) == ["SAE"])
    #expect(station.reasons == [ReasonCode(rawValue: 15): 1, ReasonCode(rawValue: 8): 1])
  }

  @Test func whatAThingSaysForSetupIsAClaim() {
    var air = Air()
    air.hear(WiFiSamples.beacon)
    let claims = Dictionary(
      uniqueKeysWithValues: air.summary.claims.devices.keys.map { ($0.subject, $0.value) })
    #expect(
      claims == [
        .wpsName: "Lamp 123", .wpsMaker: "ACME", .wpsModel: "L-1", .wpsType: "speakers",
      ])
  }

  @Test func directionsAreToldApart() throws {
    var air = Air()
    let loud = "00001800 28001800 85098004 ce 07050f 4d000000 00000000"
    let weak = "00001100 6e080000 00 0c 3c144001 ab a1 01"
    for sequence in 1...5 { air.hearData(sequence, radio: loud) }
    for sequence in 1...3 { air.hearData(sequence, fromStation: false, radio: weak) }
    let totals = try #require(air.totals)
    let station = try #require(totals.stations[Self.link])
    #expect(station.sent.frames == 5)
    #expect(station.received.frames == 3)
    #expect(station.sent.signal?.strongest == -50)
    #expect(station.received.signal?.strongest == -85)
    #expect(station.sent.use.latest == .ht)
    #expect(station.sent.use.mostStreams == 2)
    #expect(station.sent.use.framesByStreams == [0, 5])
    #expect(station.sent.use.highestMCS == 7)
    #expect(station.received.use.latest == .legacy)
    #expect(totals.use.latest == .ht)
    #expect(totals.use.widest == 40)
    #expect(totals.networks[Self.cell]?.plainData == 8)
  }

  @Test func retriesAndGapsAreCounted() throws {
    var air = Air()
    air.hearData(1)
    air.hearData(1, isRetry: true)
    air.hearData(5)
    air.hearData(6)
    let station = try #require(air.totals?.stations[Self.link])
    #expect(station.sent.frames == 4)
    #expect(station.sent.retries == 1)
    #expect(station.sent.skipped == 3)
    #expect(station.sent.retryShare == 0.25)
  }

  /// Some senders have one counter for all they send.
  @Test func aCounterForEverythingLeavesNoGaps() throws {
    var air = Air()
    air.hearData(0x0e, fromStation: false)
    air.hear(WiFiSamples.beacon.prefix(22) + [0x00, 0x01] + WiFiSamples.beacon.dropFirst(24))
    air.hearData(0x12, fromStation: false)
    #expect(air.totals?.stations[Self.link]?.received.skipped == 0)
  }

  @Test func anAcknowledgmentTellsOfAFrameNotHeard() throws {
    var air = Air()
    let acknowledged = "d400 0000" + Air.station
    air.hearData(1)
    air.hear(acknowledged)
    air.hearData(1, fromStation: false)
    air.hear(acknowledged)
    let station = try #require(air.totals?.stations[Self.link])
    #expect(station.sent.acknowledgedUnheard == 1)
    #expect(station.received.acknowledgedUnheard == 0)
  }

  @Test func aBlockAcknowledgmentNamesBothEnds() throws {
    var air = Air()
    let toStation = "9400 0000" + Air.station + Air.cell + "0500 1000 ffffffffffffffff"
    air.hearData(1)
    air.hear(toStation)
    air.hear(toStation)
    air.hear("9400 0000" + Air.cell + Air.station + "0500 1000 ffffffffffffffff")
    let station = try #require(air.totals?.stations[Self.link])
    #expect(station.sent.acknowledgedUnheard == 1)
    #expect(station.received.acknowledgedUnheard == 1)
  }

  @Test func damagedFramesTellNothing() throws {
    var air = Air()
    air.hear(WiFiSamples.beacon, radio: "0000 0900 0200 0000 40")
    let totals = try #require(air.totals)
    #expect(totals.frames == 1)
    #expect(totals.networks.isEmpty)
  }

  /// Halves, merged either way, are the whole.
  @Test func partsAddUp() throws {
    let frames = WiFiSamples.management + WiFiSamples.management.reversed()
    var whole = Air()
    for frame in frames { whole.hear(frame) }
    var left = Air()
    var right = Air()
    for frame in frames.prefix(9) { left.hear(frame) }
    // The later part is told from the first by its frames' numbers.
    for _ in 0..<9 { right.hear([]) }
    for frame in frames.dropFirst(9) { right.hear(frame) }
    let (first, second) = (left.summary, right.summary)
    var forwards = first
    forwards.merge(second)
    var backwards = second
    backwards.merge(first)
    let expected = try #require(whole.totals)
    #expect(forwards.wiFi[0]?.networks == expected.networks)
    #expect(forwards.wiFi == backwards.wiFi)
    #expect(forwards.wiFi[0]?.stations[Self.link]?.reasons == expected.stations[Self.link]?.reasons)
  }

  @Test func networksAreBounded() throws {
    var air = Air()
    for number in 0..<(WiFiTotals.networkBound + 10) {
      var beacon = WiFiSamples.beacon
      for place in [10, 16] {
        beacon[place + 4] = UInt8(number >> 8)
        beacon[place + 5] = UInt8(number & 255)
      }
      air.hear(beacon)
    }
    var summary = air.summary
    #expect(summary.wiFi[0]?.networks.count == WiFiTotals.networkBound)
    summary.close()
    #expect(summary.limits.map(\.what) == ["wifi-networks"])
  }
}
