import Packets
import Testing

@Suite struct NeighborDiscoveryTests {
  private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

  @Test func neighboursTellTheirAddresses() throws {
    let solicitation = try NeighborDiscovery(MessageSamples.neighborSolicitation)
    #expect(solicitation.body == .neighborSolicitation(target: try address("fe80::1")))
    #expect(solicitation.sourceLinkLayerAddress?.description == "a4:cf:12:00:00:01")
    let advertisement = try NeighborDiscovery(MessageSamples.neighborAdvertisement)
    guard case .neighborAdvertisement(let body) = advertisement.body else {
      Issue.record("\(advertisement.body)")
      return
    }
    #expect(body.isRouter && body.isSolicited && body.overrides)
    #expect(body.target == (try address("fe80::1")))
    #expect(advertisement.targetLinkLayerAddress?.description == "a4:cf:12:00:00:01")
    #expect(advertisement.sourceLinkLayerAddress == nil)
  }

  @Test func aRouterTellsOfTheLink() throws {
    let message = try NeighborDiscovery(MessageSamples.routerAdvertisement)
    guard case .routerAdvertisement(let router) = message.body else {
      Issue.record("\(message.body)")
      return
    }
    #expect(router.currentHopLimit == 64 && router.routerLifetime == 1800)
    #expect(router.reachableTime == 30_000 && router.retransTimer == 1000)
    #expect(!router.isManaged && router.hasOtherConfiguration)
    #expect(message.sourceLinkLayerAddress?.description == "a4:cf:12:00:00:01")
    #expect(message.options.count == 8 && message.malformed == nil)
    #expect(message.options[1] == .mtu(1480))
    guard case .prefixInformation(let prefix) = message.options[2],
      case .dnsSearchList(let domains, lifetime: 600) = message.options[5],
      case .captivePortal(let portal) = message.options[6]
    else {
      Issue.record("\(message.options)")
      return
    }
    #expect(prefix.prefix.description == "2001:db8:77::/64")
    #expect(prefix.isOnLink && prefix.isAutonomous)
    #expect(prefix.validLifetime == 86_400 && prefix.preferredLifetime == 14_400)
    let servers = [try address("2001:db8:77::1"), try address("fd00::53")]
    #expect(message.options[3] == .recursiveDNSServers(servers, lifetime: 600))
    #expect(
      message.options[4]
        == .routeInformation(
          try #require(IPPrefix("2001:db8:99::/48")), preference: 1, lifetime: 1200))
    #expect(domains.map(\.text) == ["home.example", "lan"])
    #expect(String(escaping: portal) == "https://p.example/")
    #expect(message.options[7] == .other(type: 14, [0, 0, 0, 0, 0, 0]))
  }

  @Test func otherMessagesAreRead() throws {
    let solicitation = try NeighborDiscovery(MessageSamples.routerSolicitation)
    #expect(solicitation.body == .routerSolicitation)
    #expect(solicitation.sourceLinkLayerAddress != nil)
    let redirect = try NeighborDiscovery(MessageSamples.redirect)
    #expect(
      redirect.body
        == .redirect(target: try address("fe80::2"), destination: try address("2001:db8::9")))
    #expect(throws: DecodeError(.invalid(field: "Type", value: 128), at: 0)) {
      try NeighborDiscovery(MessageSamples.bytes("8000000000010001"))
    }
  }

  @Test func anOptionOfNoLengthEndsTheOptions() throws {
    let message = try NeighborDiscovery(MessageSamples.bytes("85000000000000000100"))
    #expect(message.options.isEmpty)
    #expect(message.malformed == DecodeError(.invalid(field: "Length", value: 0), at: 9))
  }

  /// A prefix of 129 bits.
  @Test func anImpossiblePrefixIsKeptAsBytes() throws {
    let message = try NeighborDiscovery(
      MessageSamples.bytes(
        "86000000404807080000753000000000" + "030481c0000151800000384000000000"
          + "20010db8007700000000000000000000"))
    guard case .other(type: 3, _) = message.options.first else {
      Issue.record("\(message.options)")
      return
    }
  }

  @Test func everyCutIsAnErrorOrIsTold() throws {
    for (whole, fixed) in [
      (MessageSamples.neighborSolicitation, 24), (MessageSamples.routerAdvertisement, 16),
    ] {
      for count in 0..<fixed {
        #expect(throws: DecodeError.self) { try NeighborDiscovery(Array(whole.prefix(count))) }
      }
      let options = try NeighborDiscovery(whole).options
      for count in fixed..<whole.count {
        #expect(try NeighborDiscovery(Array(whole.prefix(count))).options.count < options.count)
      }
    }
  }
}
