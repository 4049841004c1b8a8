import Packets
import TestSupport
import Testing

@testable import Traffic

struct DHCPv6SessionTests {
  private let client = Datagrams.End(station: 1, address: "fe80::9", port: 546)
  private let server = Datagrams.End(station: 0, address: "fe80::1", port: 547)
  private let servers = Datagrams.End(station: 0, address: "ff02::1:2", port: 547)

  @Test func clientsTellNameAndVendor() {
    var datagrams = Datagrams()
    datagrams.send(NameSamples.dhcpv6Solicit, from: client, to: servers)
    #expect(
      datagrams.claims() == ["1 dhcpv6-fqdn lamp.home", "1 dhcpv6-vendor-class 311 MSFT 5.0"])
    #expect(datagrams.records.count == 1)
  }

  @Test func aReplyTiesItsAddressToTheClient() {
    var datagrams = Datagrams(wantsLog: false)
    datagrams.send(NameSamples.dhcpv6Reply, from: server, to: client)
    #expect(datagrams.addresses() == ["1 2001:db8::9"])
  }

  @Test func anOfferTiesNothing() {
    var offer = NameSamples.dhcpv6Reply
    offer[0] = DHCPv6MessageType.advertise.rawValue
    var datagrams = Datagrams()
    datagrams.send(offer, from: server, to: client)
    #expect(datagrams.addresses().isEmpty)
  }

  @Test func whatARouterPassedOnTiesNothing() {
    var far = client
    far.address = "2001:db8::77"
    var datagrams = Datagrams()
    datagrams.send(NameSamples.dhcpv6Reply, from: server, to: far)
    #expect(datagrams.addresses().isEmpty)
  }

  @Test func relayAgentsAreNotTheClients() {
    var datagrams = Datagrams()
    datagrams.send(NameSamples.dhcpv6RelayReply, from: server, to: client)
    #expect(datagrams.addresses().isEmpty && datagrams.records.count == 1)
  }
}
