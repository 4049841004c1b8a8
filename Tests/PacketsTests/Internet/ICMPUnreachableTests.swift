import Packets
import Testing

/// Destination-unreachable messages (RFC 792, RFC 4443 §3.1).
@Suite struct ICMPUnreachableTests {
  private static let quotedV4: [UInt8] =
    [0x45, 0, 0, 60, 0xab, 0xcd, 0x40, 0, 63, 6, 0, 0, 192, 168, 1, 9, 198, 51, 100, 7]
    + [0xc3, 0x50, 0x20, 0xfb, 0, 0, 0, 1]

  /// With a Destination Options header before the datagram.
  private static let quotedV6: [UInt8] =
    [0x60, 0, 0, 0, 0, 16, 60, 64] + address(0x10) + address(0x20)
    + [17, 0, 1, 4, 0, 0, 0, 0, 0x9c, 0x40, 0, 123, 0, 8, 0, 0]

  private static func address(_ last: UInt8) -> [UInt8] {
    [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last]
  }

  @Test func theQuotedPacketIsRead() throws {
    let bytes = [3, 13, 0, 0, 0, 0, 0, 0] + Self.quotedV4
    let message = try ICMPUnreachable(parsing: bytes.rawSpan)
    #expect(message.source.description == "192.168.1.9")
    #expect(message.destination.description == "198.51.100.7")
    #expect(message.protocolNumber == 6)
    #expect(message.sourcePort == 50_000)
    #expect(message.destinationPort == 8443)
    #expect(message.reason == "admin-prohibited")
    #expect(message.isRefusal)
  }

  @Test func theQuotedPacketOfIPv6IsReadBehindItsExtensionHeaders() throws {
    let bytes = [1, 4, 0, 0, 0, 0, 0, 0] + Self.quotedV6
    let message = try ICMPUnreachable(parsing: bytes.rawSpan)
    #expect(message.source.description == "2001:db8::10")
    #expect(message.destination.description == "2001:db8::20")
    #expect(message.protocolNumber == 17)
    #expect(message.destinationPort == 123)
    #expect(message.reason == "port-unreachable")
    #expect(message.isRefusal)
  }

  @Test func askingForSmallerPacketsIsNoRefusal() throws {
    let bytes = [3, 4, 0, 0, 0, 0, 5, 0xdc] + Self.quotedV4
    #expect(try !ICMPUnreachable(parsing: bytes.rawSpan).isRefusal)
  }

  /// IANA, "ICMP Type Numbers" and "ICMPv6 Code Fields".
  @Test func codesHaveNames() {
    let v4 = (0...16).map { ICMPUnreachable.reason($0, isV6: false) }
    #expect(
      v4[0...3] == [
        "net-unreachable", "host-unreachable", "protocol-unreachable", "port-unreachable",
      ])
    #expect(v4[16] == "unreachable-code-16")
    #expect(Set(v4).count == 17)
    let v6 = (0...9).map { ICMPUnreachable.reason($0, isV6: true) }
    #expect(
      v6[0...4] == [
        "no-route", "admin-prohibited", "beyond-scope", "host-unreachable", "port-unreachable",
      ])
    #expect(Set(v6).count == 10)
  }

  @Test func whateverIsMissingNothingTraps() {
    for quoted in [Self.quotedV4, Self.quotedV6] {
      let type: UInt8 = quoted[0] >> 4 == 4 ? 3 : 1
      let whole = [type, 1, 0, 0, 0, 0, 0, 0] + quoted
      for end in 0..<whole.count {
        let cut = Array(whole[..<end])
        let message = try? ICMPUnreachable(parsing: cut.rawSpan)
        // Both ports are needed: the rest of the quoted eight bytes is not.
        #expect((message != nil) == (end >= whole.count - 4), "\(end)")
      }
    }
    for type in [0, 2, 5, 255] as [UInt8] {
      let other = [type, 0, 0, 0, 0, 0, 0, 0] + Self.quotedV4
      #expect((try? ICMPUnreachable(parsing: other.rawSpan)) == nil)
    }
  }
}
