import Analysis
import Foundation
import Packets
import TestSupport
import Testing

/// Captures of the corpus that can't be opened, or not wholly, each with its own explanation.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: its Wi-Fi captures are not read"))
struct ClosedCaptureTests {
  private static let induction = "wifi/wireshark_wpa-Induction.pcap.gz"
  private static let key = "wpa-pwd:Induction:Coherer"

  private func stations(
    _ pcap: [UInt8], keys: [String]
  ) throws -> [WiFiReport.Station] {
    try HeardFrames.travel(pcap, keys: keys).report.captures.first?.wiFi?.stations ?? []
  }

  private func mostClosed(_ stations: [WiFiReport.Station]) -> WiFiReport.Station? {
    stations.max { $0.facts.seal.undecrypted < $1.facts.seal.undecrypted }
  }

  @Test func withTheKeyTheStationIsOpened() throws {
    let frames = try HeardFrames(Corpus.path(of: Self.induction), keys: [Self.key])
    let station = try #require(
      stations(frames.pcap, keys: [Self.key]).first { $0.facts.seal.opened > 0 })
    #expect(station.ssid == "Coherer")
    #expect(station.facts.handshake == .complete)
    #expect(station.facts.seal.opened > station.facts.seal.undecrypted)
  }

  @Test func aWrongPassphraseIsProvedByTheMIC() throws {
    let frames = try HeardFrames(Corpus.path(of: Self.induction), keys: [Self.key])
    let wrong = try stations(frames.pcap, keys: ["wpa-pwd:induction:Coherer"])
    let station = try #require(wrong.first { $0.facts.handshake == .complete })
    #expect(station.facts.seal.opened == 0)
    #expect(
      station.whyClosed?.text
        == "The passphrase given is wrong: no key made of it gives the MIC that the key handshake bears."
    )
  }

  @Test func aMissingHandshakeIsNamed() throws {
    let frames = try HeardFrames(Corpus.path(of: Self.induction), keys: [Self.key]).without {
      $0.step != nil
    }
    let closed = try stations(frames.pcap, keys: [Self.key])
    let station = try #require(mostClosed(closed))
    #expect(station.facts.handshake == .none)
    #expect(
      station.whyClosed?.text
        == "No message of its key handshake is in the capture: without it a passphrase opens nothing."
    )
    #expect(
      station.whyClosed?.advice
        == "Make the device reconnect while you capture: switch it off and on, or its Wi-Fi.")
  }

  @Test func halfAHandshakeIsNamed() throws {
    let frames = try HeardFrames(Corpus.path(of: Self.induction), keys: [Self.key]).without {
      $0.step?.message == .second || $0.step?.message == .fourth
        || $0.step?.message == .groupFirst || $0.step?.message == .groupSecond
    }
    let closed = try stations(frames.pcap, keys: [Self.key])
    let station = try #require(mostClosed(closed))
    #expect(
      station.whyClosed?.text
        == "Of the key handshake only messages 1 and 3 were heard: message 2, which the station sends, is missing, and "
        + "its half of what the key is made of with it.")
  }

  /// One direction dropped at the radio: said of the direction, with what TCP proves.
  @Test func oneSideIsNamed() throws {
    let whole = try HeardFrames(Corpus.path(of: Self.induction), keys: [Self.key])
    let opened = try #require(
      stations(whole.pcap, keys: [Self.key]).first { $0.facts.seal.opened > 0 })
    let half = whole.without { frame in
      frame.header?.type == .data && frame.header?.transmitter == opened.mac && frame.step == nil
    }
    let report = try HeardFrames.travel(half.pcap, keys: [Self.key]).report
    let station = try #require(
      report.captures.first?.wiFi?.stations.first { $0.mac == opened.mac })
    let gap = try #require(station.hearing.gaps.first)
    #expect(gap.isFromStation)
    #expect(gap.cause == .unknown)
    #expect(gap.causeText == "The capture doesn't tell the cause.")
    #expect(station.hearing.missedSent > 0)
    let statement = try #require(report.vantage.statements.first { $0.kind == "one-direction" })
    #expect(statement.text.hasPrefix(gap.text))
    #expect(statement.text.contains("bytes that were never heard"))
  }

  private func report(_ name: String) throws -> Report {
    try HeardFrames.travel(HeardFrames(Corpus.path(of: name)).pcap).report
  }

  /// The handshake of one station is in frames 87 to 94.
  @Test func whatAllHearIsOpenedByAnyStationsHandshake() throws {
    let report = try report(Self.induction)
    let network = try #require(
      report.captures.first?.wiFi?.networks.first { $0.ssid == "Coherer" })
    #expect(network.facts.groupSeal.undecrypted == 76)
    #expect(network.whyClosed?.text == "No key was given.")
    #expect(network.whyClosed?.advice == "Give it with --wifi-key wpa-pwd:PASSPHRASE:Coherer.")
  }

  /// EAP-TLS is heard in frames 5 to 21, and no beacon.
  @Test func aLoginHasNoPassphrase() throws {
    let heard = try #require(report("wifi/wireshark_wpa-eap-tls.pcap.gz").captures.first?.wiFi)
    let reasons = heard.stations.map(\.whyClosed) + heard.networks.map(\.whyClosed)
    #expect(reasons.count == 2)
    for why in reasons {
      #expect(why?.text.contains("agreed upon by 802.1X") == true)
      #expect(why?.text.contains("handshake") == false)
      #expect(why?.advice?.contains("wpa-psk:HEX") == true)
    }
  }

  /// CAPWAP over Ethernet, as tshark says.
  @Test func aTunnelIsNoAir() throws {
    let report = try report("tunnels-mirrors/ndpi_capwap.pcap")
    let statement = try #require(report.vantage.statements.first { $0.kind == "one-direction" })
    #expect(statement.text.contains("captured on a wire"))
    #expect(statement.advice?.contains("Move the adapter") == false)
  }
}
