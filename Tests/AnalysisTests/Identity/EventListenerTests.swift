import Captures
import TestSupport
import Testing

@testable import Analysis

/// Who is only told of events at a port is not taken for what serves there.
struct EventListenerTests {
  /// A connection from 192.168.1.43 to 192.168.1.10 (a Raspberry Pi) at port 1400, and what is asked and answered over it.
  private func capture(_ request: String) -> [UInt8] {
    var pcap = PcapBytes()
    func add(fromClient: Bool, _ flags: UInt8, _ sequence: UInt32, _ next: UInt32, _ text: String) {
      let caller = [UInt8](hex: "000e58123443")
      let pi = [UInt8](hex: "dca632123410")
      func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
      }
      let ports = [UInt8](hex: fromClient ? "c3500578" : "0578c350")
      let ends = [UInt8](hex: fromClient ? "c0a8012bc0a8010a" : "c0a8010ac0a8012b")
      let tcp =
        ports + bytes(sequence) + bytes(next) + [0x50, flags, 0xff, 0xff, 0, 0, 0, 0]
        + Array(text.utf8)
      let length = UInt32(20 + tcp.count)
      let ip = [0x45, 0] + bytes(length).suffix(2) + [UInt8](hex: "000140004006 0000") + ends
      pcap.addFrame(
        (fromClient ? pi + caller : caller + pi) + [8, 0] + ip + tcp,
        fraction: UInt32(pcap.boundaries.count))
    }
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    let asked = 101 + UInt32(request.utf8.count)
    add(fromClient: true, 2, 100, 0, "")
    add(fromClient: false, 0x12, 500, 101, "")
    add(fromClient: true, 0x10, 101, 501, "")
    add(fromClient: true, 0x18, 101, 501, request)
    add(fromClient: false, 0x18, 501, asked, answer)
    add(fromClient: true, 0x10, asked, 501 + UInt32(answer.utf8.count), "")
    return pcap.bytes
  }

  private func type(of request: String) throws -> String? {
    let reader = try CaptureReader(bytes: capture(request), name: "bytes")
    let report = ReportBuilder(Analysis(Analysis.Options()).run([reader])).report()
    let pi = try #require(
      report.devices.first { $0.addresses.map(\.description).contains("192.168.1.10") })
    return pi.type
  }

  /// Home automation listens at Sonos' own port for what its speakers tell.
  @Test func whoHearsEventsIsNoSpeaker() throws {
    let rest = " HTTP/1.1\r\nHost: 192.168.1.10:1400\r\n\r\n"
    #expect(try type(of: "NOTIFY /" + rest) == "computer")
    #expect(try type(of: "GET /status" + rest) == "speaker")
  }
}
