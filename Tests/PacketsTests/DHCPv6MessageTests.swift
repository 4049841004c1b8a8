import Packets
import TestSupport
import Testing

struct DHCPv6MessageTests {
  private func decoded(_ bytes: [UInt8]) throws -> DHCPv6Message {
    try DHCPv6Message(parsing: bytes.rawSpan)
  }

  @Test func clientsTellWhoTheyAre() throws {
    let message = try decoded(NameSamples.dhcpv6Solicit)
    #expect(message.type == .solicit && message.type.isClients)
    #expect(message.transactionID == 0x13d1ed && message.elapsedMilliseconds == 1000)
    #expect(message.clientIdentifier?.type == 1)
    #expect(message.clientIdentifier?.mac?.description == "24:0a:c4:00:00:09")
    #expect(message.clientFQDN == "lamp.home")
    #expect(message.vendorClass?.enterprise == 311)
    #expect(message.vendorClass?.texts == ["MSFT 5.0"])
    #expect(message.requestedOptions == [17, 23, 24, 39])
    #expect(message.leases.isEmpty && message.serverIdentifier == nil)
  }

  @Test func serversGiveAddressesAndPrefixes() throws {
    let message = try decoded(NameSamples.dhcpv6Reply)
    #expect(message.type == .reply && message.statusCode == nil)
    #expect(message.leases.map(\.prefix.description) == ["2001:db8::9/128", "2001:db8:5::/56"])
    #expect(message.leases.map(\.preferredLifetime) == [3600, 3600])
    #expect(message.leases.map(\.validLifetime) == [7200, .max])
    #expect(message.serverIdentifier?.mac?.description == "02:00:00:00:00:01")
    #expect(message.dnsServers.map(\.description) == ["2001:db8::1"])
  }

  @Test func relayedMessagesAreUnwrapped() throws {
    let message = try decoded(NameSamples.dhcpv6RelayReply)
    #expect(message.type == .relayReply && message.relay?.hopCount == 0)
    #expect(message.relay?.peerAddress.description == "fe80::1")
    #expect(message.clientMAC?.description == "24:0a:c4:00:00:09")
    #expect(message.innermost == (try decoded(NameSamples.dhcpv6Reply)))
  }

  @Test func wrappingsEnd() throws {
    var bytes = NameSamples.dhcpv6Reply
    for _ in 0..<12 {
      let head = Array(NameSamples.dhcpv6RelayReply.prefix(34))
      bytes = head + [0, 9, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
    }
    #expect(try decoded(bytes).innermost == nil)
  }

  @Test func optionsMustBeWhole() throws {
    for sample in [NameSamples.dhcpv6Solicit, NameSamples.dhcpv6Reply] {
      var ends: Set<Int> = [4]
      var end = 4
      while end < sample.count {
        end += 4 + (Int(sample[end + 2]) << 8 | Int(sample[end + 3]))
        ends.insert(end)
      }
      for count in sample.indices where !ends.contains(count) {
        #expect(throws: DecodeError.self) { try decoded(Array(sample.prefix(count))) }
      }
    }
  }

  @Test func unknownTypesAreNone() {
    #expect(throws: DecodeError.self) { try decoded([0, 1, 2, 3]) }
    #expect(throws: DecodeError.self) { try decoded([99, 1, 2, 3]) }
  }
}
