import Packets

@testable import Analysis
@testable import Traffic

/// A small home, made by hand.
enum SampleReport {
  /// 2026-03-01 10:00:00 UTC.
  static let start: Int64 = 1_772_359_200_000_000_000
  static let second: Int64 = 1_000_000_000

  static let router = MACAddress(rawValue: 0x02_00_00_00_00_01)
  static let light = MACAddress(rawValue: 0x24_0a_c4_00_00_09)
  static let phone = MACAddress(rawValue: 0xda_a1_19_00_00_03)

  static func address(_ text: String) -> IPAddress { IPAddress(text)! }

  static func report() -> Report {
    var report = Report()
    report.start = start
    report.end = start + 2520 * second
    report.captures = [capture()]
    report.vantage.viewpoint = .inside
    report.vantage.lan = [IPPrefix("192.168.1.0/24")!]
    report.vantage.gateway = router.description
    report.devices = [
      device(router, "192.168.1.1", name: nil, source: nil, type: "router", sent: 900),
      device(light, "192.168.1.9", name: "Smart Light", source: "dhcp", vendor: "Espressif"),
      device(phone, "192.168.1.3", name: "Pixel-6", source: "household", sent: 8900),
    ]
    report.contacts = [
      contact(
        light, "mqtt", "tcp", 1883, to: "mqtt.lightco.example", "18.196.4.20", flows: 1,
        answered: 1, sent: 42, basis: .syn, frames: [41, 43]),
      contact(
        light, "ntp", "udp", 123, to: "pool.ntp.org", "203.0.113.7", flows: 2, answered: 2,
        sent: 3, basis: .dns, frames: [17]),
      contact(
        light, "https", "tcp", 443, to: "iot.dead.example", "198.51.100.9", flows: 38,
        answered: 0, sent: 152, received: 0, basis: .syn, frames: [112, 118]),
      contact(
        light, "mdns", "udp", 5353, to: nil, "224.0.0.251", flows: 1, answered: 0, sent: 9,
        received: 0, basis: .firstPacket, frames: [3], local: true),
      contact(
        phone, "https", "tcp", 443, to: "api.lightco.example", "18.196.4.31", flows: 12,
        answered: 11, sent: 800, basis: .synAck, frames: [300]),
      contact(
        phone, "rtsp", "tcp", 8554, to: nil, "198.51.100.7", flows: 2, answered: 2, sent: 60,
        basis: .syn, frames: [903], initiator: .destination),
    ]
    report.contacts[Place.silent].behaviour.pattern = .unanswered
    return report
  }

  static func capture() -> CaptureReport {
    CaptureReport(
      path: "router.pcapng", format: "pcapng", packets: 18402, bytes: 9_100_000,
      linkTypes: ["ETHERNET"], interfaces: 1, start: start, end: start + 2520 * second,
      isComplete: true, problems: [], copies: 0,
      marks: [
        MarkReport(
          time: start + 1_500_000, text: "on",
          bursts: [
            MarkReport.Burst(
              device: light.description,
              peer: MarkReport.Peer(
                address: address("18.196.4.20"), name: "mqtt.lightco.example", device: nil),
              isBegunByDevice: false, delay: 210_000_000, duration: 40_000_000,
              sent: Tally(packets: 1, bytes: 60), received: Tally(packets: 2, bytes: 352),
              payload: 150, isUsual: false, evidence: Evidence(capture: 0, frame: 57))
          ])
      ])
  }

  static func device(
    _ mac: MACAddress, _ address: String, name: String?, source: String?, vendor: String? = nil,
    type: String? = nil, sent: Int = 88
  ) -> DeviceReport {
    DeviceReport(
      id: mac.description, mac: mac, name: name, nameSource: source, vendor: vendor, type: type,
      group: nil, addresses: [Self.address(address), Self.address("fe80::1")],
      hasRandomisedMAC: mac == phone, isLocalOnly: false,
      sent: Tally(packets: sent, bytes: sent * 100),
      received: Tally(packets: sent, bytes: sent * 200), packetsPerMinute: Double(sent) / 21,
      bytesPerMinute: Double(sent) * 300 / 42, bucketSeconds: 60,
      stretches: [stretch(0, sent: 1, received: 2), stretch(1, sent: 0, received: 0)],
      evidence: [
        .init(
          claim: "host-name", value: name ?? "?", source: "dhcp",
          evidence: Evidence(capture: 0, frame: 2)),
        .init(claim: "name", value: "a file's", source: "household", evidence: nil),
      ])
  }

  private static func stretch(_ number: Int32, sent: Int, received: Int) -> Timeline.Stretch {
    var stretch = Timeline.Stretch(number: Int32(start / 60 / second) + number)
    stretch.sent = Tally(packets: sent, bytes: sent * 60)
    stretch.received = Tally(packets: received, bytes: received * 60)
    return stretch
  }

  static func contact(
    _ device: MACAddress, _ service: String?, _ transport: String, _ port: Int?, to name: String?,
    _ address: String, flows: Int, answered: Int, sent: Int, received: Int = 30,
    basis: Initiator.Basis, frames: [Int], local: Bool = false,
    initiator: ContactReport.Side = .device
  ) -> ContactReport {
    let contents = ContactReport.Contents(
      device: device.description, service: service, transport: transport, port: port,
      destination: .init(
        name: name, nameSource: name == nil ? nil : "dns", addresses: [Self.address(address)],
        isLocal: local, device: nil),
      initiator: basis == .none ? .unknown : initiator, basis: basis,
      unanswered: transport == "tcp" ? flows - answered : 0, flows: flows,
      answered: answered, refused: 0, retransmissions: 0,
      sent: Tally(packets: sent, bytes: sent * 90),
      received: Tally(packets: received, bytes: received * 400), missedSent: 0, missedReceived: 0,
      first: start, last: start + 2400 * second,
      evidence: frames.map { Evidence(capture: 0, frame: $0) })
    return ContactReport(contents)
  }
}
