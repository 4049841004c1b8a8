import Captures
import Foundation
import Packets
import Testing

@Suite struct WriterTests {
  private static let packets: [[UInt8]] = [
    [1], [1, 2, 3, 4], [UInt8](repeating: 9, count: 1500), [],
  ]
  private static let start: Int64 = 1_700_000_000_123_456_789

  private static func pcap(_ resolution: PcapWriter.Resolution) throws -> [UInt8] {
    let output = CaptureOutput()
    let writer = try PcapWriter(
      to: output, linkType: .linuxSLL2, resolution: resolution, snapLength: 2000, fcsLength: 4)
    for (index, packet) in packets.enumerated() {
      let time = start + Int64(index) * 1_000_000_001
      try writer.write(packet.rawSpan, time: time, originalLength: 1600)
    }
    return output.bytes
  }

  private static func pcapng() throws -> [UInt8] {
    let output = CaptureOutput()
    var writer = try PcapngWriter(to: output, application: "tests", comments: ["whole section"])
    var ethernet = CaptureInterface(
      linkType: .ethernet, snapLength: 2000, name: "eth0", description: "tap", filter: "udp")
    ethernet.macAddress = MACAddress("02:00:00:00:00:01")
    ethernet.addresses = ["192.0.2.1", "2001:db8::1"].compactMap { IPAddress($0) }
    ethernet.operatingSystem = "Linux"
    ethernet.fcsLength = 4
    ethernet.received = 12
    ethernet.droppedByInterface = 3
    ethernet.timestampResolution = .nanoseconds
    let first = try writer.addInterface(ethernet)
    let second = try writer.addInterface(CaptureInterface(linkType: .ieee80211Radiotap))
    for (index, packet) in packets.enumerated() {
      try writer.write(
        packet.rawSpan, time: start + Int64(index) * 1_000_000_001, originalLength: 1600,
        interface: index % 2 == 0 ? first : second, direction: index == 1 ? .outbound : .unknown,
        comments: index == 2 ? ["odd", "and long: \(String(repeating: "x", count: 501))"] : [])
    }
    try writer.write([
      CaptureHost(address: ethernet.addresses[0], name: "lamp.home"),
      CaptureHost(address: ethernet.addresses[1], name: "lamp6.home"),
    ])
    try writer.writeStatistics(of: first, ethernet, time: start)
    try writer.beginSection()
    _ = try writer.addInterface(CaptureInterface(linkType: .raw))
    try writer.write([7, 7].rawSpan, time: start, originalLength: 2)
    return output.bytes
  }

  @Test(arguments: [PcapWriter.Resolution.microseconds, .nanoseconds])
  func pcapReadsBackAsItWasWritten(_ resolution: PcapWriter.Resolution) throws {
    let capture = try ReadCapture(Self.pcap(resolution))
    #expect(capture.packets.map(\.bytes) == Self.packets)
    #expect(capture.packets.allSatisfy { $0.originalLength == 1600 && $0.linkType == 276 })
    #expect(capture.records.allSatisfy { $0.fcsLength == 4 })
    let unit: Int64 = resolution == .nanoseconds ? 1 : 1000
    let times = (0..<4).map { (Self.start + $0 * 1_000_000_001) / unit * unit }
    #expect(capture.packets.map(\.time) == times)
    #expect(capture.description.isComplete)
  }

  @Test func pcapngReadsBackAsItWasWritten() throws {
    let capture = try ReadCapture(Self.pcapng())
    #expect(capture.packets.map(\.bytes) == Self.packets + [[7, 7]])
    #expect(capture.packets.map(\.linkType) == [1, 127, 1, 127, 101])
    #expect(capture.packets.map(\.interface) == [0, 1, 0, 1, 2])
    #expect(
      capture.packets.prefix(4).map(\.time) == (0..<4).map { Self.start + $0 * 1_000_000_001 })
    #expect(
      capture.records.map(\.direction) == [.unknown, .outbound, .unknown, .unknown, .unknown])
    #expect(capture.description.comments.map(\.frame) == [nil, 3, 3])
    #expect(capture.description.comments.map(\.text).prefix(2) == ["whole section", "odd"])
    #expect(capture.description.hosts.map(\.name) == ["lamp.home", "lamp6.home"])
    #expect(capture.description.application == "tests")
    let interface = try #require(capture.description.interfaces.first)
    #expect(interface.name == "eth0" && interface.description == "tap" && interface.filter == "udp")
    #expect(interface.macAddress == MACAddress("02:00:00:00:00:01"))
    #expect(interface.addresses.map(\.description) == ["192.0.2.1", "2001:db8::1"])
    #expect(interface.received == 12 && interface.droppedByInterface == 3)
    #expect(interface.droppedBySystem == nil)
    #expect(capture.description.isComplete)
  }

  @Test func aFileHoldsWhatMemoryWouldAfterFlushing() throws {
    let path = NSTemporaryDirectory() + "phonehome-\(UUID().uuidString).pcap"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let output = try CaptureOutput(path: path)
    let writer = try PcapWriter(to: output, linkType: .ethernet)
    let packet = [UInt8](repeating: 5, count: 1500)
    for index in 0..<1000 {
      try writer.write(packet.rawSpan, time: Self.start + Int64(index), originalLength: 1500)
    }
    try output.flush()
    let capture = ReadCapture(try CaptureReader(path: path))
    #expect(capture.packets.count == 1000)
    #expect(capture.packets.allSatisfy { $0.bytes == packet })
    #expect(capture.description.isComplete)
  }

  @Test func aPlaceThatCannotBeWrittenSaysSo() {
    #expect(throws: CaptureError.self) { try CaptureOutput(path: "/nonexistent/x.pcap") }
  }

  @Test(.enabled(if: Capinfos.isInstalled, "capinfos (of Wireshark) is not installed"))
  func capinfosReadsWhatIsWritten() throws {
    let pcap = try Capinfos.report(Self.pcap(.nanoseconds))
    #expect(pcap["Number of packets"] == "4")
    #expect(pcap["File encapsulation"] == "linux-sll2")
    #expect(pcap["First packet time"] == "1700000000.123456789")
    #expect(pcap["Last packet time"] == "1700000003.123456792")
    let pcapng = try Capinfos.report(Self.pcapng())
    #expect(pcapng["Number of packets"] == "5")
    #expect(pcapng["Data size"] == "6402 bytes")
    #expect(pcapng["Capture application"] == "tests")
    #expect(pcapng["Number of interfaces in file"] == "3")
  }
}
