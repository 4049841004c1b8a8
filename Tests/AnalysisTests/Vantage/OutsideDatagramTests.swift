import Analysis
import Captures
import Testing
import Traffic

/// Datagrams seen outside the NAT.
@Suite struct OutsideDatagramTests {
  /// An Ethernet frame with IPv4 and UDP between the router's outer side and the provider's.
  private func frame(
    toHome: Bool, host: UInt8, homePort: UInt16, port: UInt16, length: Int
  ) -> [UInt8] {
    let stations: [[UInt8]] = [[2, 0, 0, 0, 0, 0x21], [2, 0, 0, 0, 0, 0x20]]
    let (home, other): ([UInt8], [UInt8]) = ([203, 0, 113, 2], [198, 51, 100, host])
    let ports = toHome ? [port, homePort] : [homePort, port]
    let udp =
      ports.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] } + [0, UInt8(8 + length), 0, 0]
      + [UInt8](repeating: 7, count: length)
    let ip: [UInt8] = [0x45, 0, 0, UInt8(20 + udp.count), 0, 0, 0, 0, toHome ? 50 : 63, 17, 0, 0]
    return (toHome ? stations[1] + stations[0] : stations[0] + stations[1]) + [8, 0] + ip
      + (toHome ? other + home : home + other) + udp
  }

  /// The router keeps what it translates for minutes: behind it somebody may have asked before the capture began.
  @Test func aFirstDatagramFromOutsideTellsNothing() throws {
    var capture = PcapBytes()
    for host in 1...6 as ClosedRange<UInt8> {
      for toHome in [false, true] {
        capture.addFrame(
          frame(toHome: toHome, host: host, homePort: 40_000 + UInt16(host), port: 123, length: 48))
      }
    }
    for toHome in [true, false] {
      capture.addFrame(
        frame(toHome: toHome, host: 77, homePort: 16_712, port: 8801, length: 40))
    }
    let reader = try CaptureReader(bytes: capture.bytes, name: "outside")
    let report = ReportBuilder(Analysis(Analysis.Options()).run([reader]) { _ in }).report()
    let contact = try #require(report.contacts.first { $0.port == 8801 })
    #expect(contact.basis == .none)
    #expect(contact.initiator == .unknown)
  }
}
