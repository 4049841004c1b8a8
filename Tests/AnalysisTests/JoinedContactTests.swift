import Analysis
import Captures
import Testing
import Traffic

/// Connections that stood before the capture began, beside others of the same contact.
@Suite struct JoinedContactTests {
  private static let plug: [UInt8] = [192, 168, 1, 10]
  private static let router: [UInt8] = [192, 168, 1, 1]
  private static let one: [UInt8] = [198, 51, 100, 7]
  private static let two: [UInt8] = [198, 51, 100, 8]

  /// An Ethernet frame with IPv4, between the plug and the router.
  private func frame(_ source: [UInt8], _ destination: [UInt8], _ number: UInt8, _ rest: [UInt8])
    -> [UInt8]
  {
    let stations: [[UInt8]] = [[2, 0, 0, 0, 0, 0x10], [2, 0, 0, 0, 0, 1]]
    let isSent = source == Self.plug
    return (isSent ? stations[1] + stations[0] : stations[0] + stations[1]) + [8, 0]
      + [0x45, 0, 0, UInt8(20 + rest.count), 0, 0, 0, 0, 64, number, 0, 0] + source + destination
      + rest
  }

  private func bytes(_ ports: UInt16...) -> [UInt8] {
    ports.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
  }

  private func segment(_ ports: [UInt8], flags: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
    ports + [0, 0, 1, 0, 0, 0, 2, 0, 0x50, flags, 0x10, 0, 0, 0, 0, 0] + payload
  }

  /// The router's answer that `a.example` is at these addresses (RFC 1035 §4.1).
  private func answer(_ addresses: [[UInt8]]) -> [UInt8] {
    var message: [UInt8] = [0, 1, 0x81, 0x80, 0, 1, 0, UInt8(addresses.count), 0, 0, 0, 0]
    message += [1, 0x61, 7] + Array("example".utf8) + [0, 0, 1, 0, 1]
    for address in addresses { message += [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4] + address }
    return bytes(53, 40_000) + [0, UInt8(8 + message.count), 0, 0] + message
  }

  private func contacts(addresses: [[UInt8]]) throws -> [ContactReport] {
    var capture = PcapBytes()
    let there = bytes(51_000, 50_443)
    // Joined in the middle, and closed; then a name is asked for, and another of its addresses called.
    let frames = [
      frame(Self.plug, Self.one, 6, segment(there, flags: 0x18, [1, 2, 3])),
      frame(Self.one, Self.plug, 6, segment(bytes(50_443, 51_000), flags: 0x18, [1, 2, 3])),
      frame(Self.router, Self.plug, 17, answer(addresses)),
      frame(Self.plug, Self.two, 6, segment(bytes(51_001, 50_443), flags: 2)),
      frame(Self.two, Self.plug, 6, segment(bytes(50_443, 51_001), flags: 0x12)),
    ]
    for (place, frame) in frames.enumerated() {
      capture.addFrame(frame, seconds: 1_700_000_000 + UInt32(place))
    }
    let reader = try CaptureReader(bytes: capture.bytes, name: "joined")
    return ReportBuilder(Analysis(Analysis.Options()).run([reader]) { _ in }).report()
      .contacts.filter { $0.port == 50_443 }
  }

  @Test func anotherAddressOfTheSameNameWasCalledToo() throws {
    let contacts = try contacts(addresses: [Self.one, Self.two])
    #expect(contacts.map(\.initiator) == [.device])
    #expect(contacts.first?.flows == 2)
    #expect(
      contacts.first?.destination.addresses.map(\.description) == ["198.51.100.7", "198.51.100.8"])
  }

  @Test func ofAnotherPlaceNothingIsConcluded() throws {
    let contacts = try contacts(addresses: [Self.two])
    #expect(Set(contacts.map(\.initiator)) == [.device, .unknown])
  }
}
