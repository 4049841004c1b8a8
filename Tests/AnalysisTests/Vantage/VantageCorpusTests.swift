import Analysis
import Behaviour
import Captures
import Foundation
import LiveCapture
import Packets
import TestSupport
import Testing
import Traffic

/// Real captures: what is off with them is told, and nothing of whole ones.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: vantages are not judged on it"))
struct VantageCorpusTests {
  private func vantage(
    _ name: String, _ options: Analysis.Options = Analysis.Options()
  ) throws -> Vantage {
    let reader = try CaptureReader(path: Corpus.path(of: name))
    return ReportBuilder(Analysis(options).run([reader])).report().vantage
  }

  private func warnings(_ vantage: Vantage) -> [String] {
    vantage.statements.filter { $0.severity == .warning }.map(\.kind)
  }

  // MARK: One direction

  @Test(arguments: [
    "tcp/ndpi_tls_1.2_unidirectional_client.pcapng", "tcp/ndpi_ocs.pcap",
    "tcp/suricata_bug-2491-02_simple_http_download.onesided.nosyn.pcap",
    "tcp/suricata_bug-8629-async-oneside.pcap", "tcp/suricata_http-async-cli.pcap",
    "tcp/suricata_tcp-async-01.pcap", "tcp/zeek_one-sided-2745.pcap",
    "tcp/zeek_ssh.client-side-half-duplex.pcap",
  ])
  func capturesOfOneSideAreNamedAsSuch(_ name: String) throws {
    let vantage = try vantage(name)
    let statement = try #require(vantage.statements.first { $0.kind == "one-direction" })
    #expect(statement.severity == .warning)
    #expect(statement.device == nil)
    #expect(!statement.evidence.isEmpty)
    #expect(statement.advice != nil)
    // What the missing side sent is missing because of that, not lost.
    #expect(!vantage.statements.contains { $0.kind == "packets-missing" })
  }

  /// Attempts that nobody answered have one side too; and the first one, whatever it is called, has both.
  @Test(arguments: [
    "tcp/ndpi_ssh_unidirectional.pcap", "tcp/ndpi_synscan.pcap", "tcp/slips_test7-malicious.pcap",
    "tcp/zeek_syn.pcap", "tcp/zeek_syn-then-rst.pcap", "tcp/zeek_no-handshake.pcap",
    "iot-devices/sentinel_WeMoLink_Setup-A-9-STA.pcap",
    "iot-devices/sentinel_WeMoSwitch_Setup-A-3-STA.pcap",
  ])
  func attemptsThatNobodyAnsweredAreNot(_ name: String) throws {
    #expect(try warnings(vantage(name)) == [])
  }

  // MARK: Whole ones

  /// Devices captured where they connect. In one of them, says tshark too, a segment of 70 bytes is missing.
  @Test(
    arguments: Corpus.captures.filter {
      $0.hasPrefix("iot-devices/") && !$0.contains("nyu_application_data")
    })
  func noWarningIsGivenOfWholeCaptures(_ name: String) throws {
    #expect(try warnings(vantage(name)) == [])
  }

  // MARK: Missing packets

  /// tshark's "ACKed unseen segment" (tcp.analysis.ack_lost_segment), from the corpus' truth.
  private func unseen(_ name: String) throws -> Int {
    (try Corpus.truth(of: name)["tcp"] as? [String: Any])?["ack_lost_segment"] as? Int ?? 0
  }

  /// Over the air hearing is told instead; damage is no loss; and in the last one acknowledgments were only captured
  /// before what they acknowledge.
  private static let captures = Corpus.captures.filter { path in
    !["wifi/", "malformed/", "tcp/zeek_smb3_multichannel"].contains { path.hasPrefix($0) }
  }

  @Test(arguments: captures)
  func packetsAreMissingWhereTsharkSeesThemAcknowledged(_ name: String) throws {
    guard let vantage = try? vantage(name) else { return }
    let isStated = vantage.statements.contains {
      $0.kind == "packets-missing" && $0.text.contains("acknowledged")
    }
    let unseen = try unseen(name)
    if isStated { #expect(unseen > 0) }
    // One alone may be where the capture joined in.
    if unseen > 1 { #expect(isStated) }
  }

  @Test func whatInterfacesDroppedIsTold() throws {
    let vantage = try vantage("formats/gopacket_be_test202.pcapng")
    let statement = try #require(vantage.statements.first { $0.kind == "packets-missing" })
    #expect(statement.text.contains("dropped 53 packets"))
  }

  private static let busy = [
    "iot-devices/ndpi_alexa-app.pcapng", "iot-devices/sentinel_HueSwitch_Setup-A-1-STA.pcap",
    "iot-devices/sentinel_D-LinkHomeHub_Setup-C-5-STA.pcap",
    "iot-devices/sentinel_D-LinkSwitch_Setup-A-5-STA.pcap",
  ]

  private func vantage(of frames: HeardFrames) throws -> Vantage {
    try HeardFrames.travel(frames.pcap).report.vantage
  }

  @Test(arguments: busy)
  func whenAPacketOfTwentyIsLostItIsTold(_ name: String) throws {
    let path = Corpus.path(of: name)
    var random = SplitMix64(seed: 5)
    let heard = try HeardFrames(path).without { _ in Int.random(in: 0..<20, using: &random) == 0 }
    let vantage = try vantage(of: heard)
    #expect(warnings(vantage).contains("packets-missing"))
    #expect(!vantage.isWhole)
  }

  @Test(arguments: busy)
  func whenPacketsAreCutItIsTold(_ name: String) throws {
    let path = Corpus.path(of: name)
    var heard = try HeardFrames(path)
    for index in heard.frames.indices where heard.frames[index].bytes.count > 96 {
      heard.frames[index].bytes.removeSubrange(96...)
    }
    let statement = try vantage(of: heard).statements.first { $0.kind == "snap-length" }
    #expect(statement?.severity == .warning)
    #expect(statement?.text.contains("to 96 bytes at most") == true)
  }

  @Test(arguments: busy)
  func whenOneDirectionIsLeftOutItIsTold(_ name: String) throws {
    let path = Corpus.path(of: name)
    let heard = try HeardFrames(path)
    let devices = try HeardFrames.travel(heard.pcap).report.devices
    // The router comes first, then who says most.
    let device = try #require(devices.first { $0.type != "router" })
    let mac = device.id.split(separator: ":").compactMap { UInt8($0, radix: 16) }
    for place in [0, 6] {
      let rest = heard.without { Array($0.bytes.dropFirst(place).prefix(6)) == mac }
      let statements = try vantage(of: rest).statements.filter { $0.severity == .warning }
      #expect(statements.map(\.kind) == ["one-direction"], "\(place)")
    }
  }

  // MARK: One host

  /// They speak with it, and what they say outside was not captured.
  @Test(arguments: ["mixed/ndpi_telegram.pcap", "dns-mdns-ssdp/suricata_bug-1158.pcap"])
  func besideTheOneHostNobodyIsSaidToStayAtHome(_ name: String) throws {
    let reader = try CaptureReader(path: Corpus.path(of: name))
    let report = ReportBuilder(Analysis(Analysis.Options()).run([reader])).report()
    let statement = try #require(report.vantage.statements.first { $0.kind == "one-host-only" })
    #expect(report.contacts.contains { $0.destination.device != nil && $0.answered > 0 })
    for device in report.devices where device.id != statement.device {
      #expect(!device.isLocalOnly, "\(device.label)")
    }
  }

  // MARK: Choice

  @Test(
    arguments: busy,
    ["src net 192.168.0.0/16 or src net 10.0.0.0/8", "tcp[13] & 2 != 0", "port 443"])
  func aFilterOfTheUsersProvokesNoWarning(_ name: String, _ filter: String) throws {
    var options = Analysis.Options()
    options.filter = try CaptureFilter(filter)
    #expect(try warnings(vantage(name, options)) == [])
  }

  @Test(arguments: busy)
  func aStretchOfTimeProvokesNoWarning(_ name: String) throws {
    for (from, to) in [(5, 25), (10, 40), (20, 30)] {
      var options = Analysis.Options()
      options.window = { start in
        TimeWindow(
          from: start + Int64(from) * 1_000_000_000, to: start + Int64(to) * 1_000_000_000)
      }
      #expect(try warnings(vantage(name, options)) == [])
    }
  }
}
