import Packets

/// What DHCP and Neighbor Discovery say of devices and the network.
extension Claims {
  mutating func note(_ message: DHCPMessage, _ packet: DecodedPacket) {
    guard let mac = message.clientMAC, !mac.isNone else { return }
    let evidence = Evidence(packet)
    switch message.operation {
    case .request:
      noteClient(message, mac, evidence)
      noteQuestion(message, mac, packet)
      if !message.clientAddress.isUnspecified {
        note(Party(mac: mac, address: message.clientAddress), .dhcp, evidence, at: packet.time)
      }
      // No router passes a client's own packet on, only what it relays (RFC 2131 §4.1): who sent it is at its source.
      if packet.sourceMAC == mac, message.relayAddress.isUnspecified, !packet.source.isUnspecified {
        note(Party(mac: mac, address: packet.source), .dhcp, evidence, at: packet.time)
      }
    case .reply:
      note(AddressQuestions(), of: mac)
      if let server = message.serverIdentifier {
        note(AddressAnswers(at: packet.time, message.routers.first, evidence), of: server, to: mac)
      }
      if message.messageType == .offer {
        note(Party(mac: mac, address: message.yourAddress), AddressOffer())
      }
      guard message.messageType == .ack || message.messageType == nil else { return }
      if !message.yourAddress.isUnspecified {
        note(Party(mac: mac, address: message.yourAddress), .dhcp, evidence, at: packet.time)
      }
      noteNetwork(message, evidence)
    }
  }

  /// A client asks for an address, or gives one up (RFC 2131 §3.1). What a relay passes on was asked before.
  private mutating func noteQuestion(
    _ message: DHCPMessage, _ mac: MACAddress, _ packet: DecodedPacket
  ) {
    switch message.messageType {
    case .discover, .request:
      guard message.relayAddress.isUnspecified else { return }
      note(AddressQuestions(askedAt: packet.time, Evidence(packet)), of: mac)
    case .decline:
      guard let address = message.requestedAddress else { return }
      note(Party(mac: mac, address: address), AddressOffer(givenUpAt: packet.time))
    case .release:
      note(Party(mac: mac, address: message.clientAddress), AddressOffer(givenUpAt: packet.time))
    default: break
    }
  }

  private mutating func noteClient(
    _ message: DHCPMessage, _ mac: MACAddress, _ evidence: Evidence
  ) {
    func claim(_ subject: DeviceClaim.Subject, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      note(
        DeviceClaim(
          party: Party(mac: mac, address: .unspecified), subject: subject, value: value), evidence)
    }
    claim(.hostName, message.hostName)
    claim(.fqdn, message.clientFQDN?.name)
    claim(.vendorClass, message.vendorClass)
    claim(.mudURL, message.mudURL)
    claim(.clientIdentifier, message.clientIdentifier.map(Self.hexPairs))
    claim(
      .parameterRequestList,
      message.parameterRequestList.map(Self.decimals))
  }

  private mutating func noteNetwork(_ message: DHCPMessage, _ evidence: Evidence) {
    let address =
      message.yourAddress.isUnspecified ? message.clientAddress : message.yourAddress
    if let length = message.prefixLength, (8...30).contains(length),
      let prefix = IPPrefix(address, length: length)
    {
      note(.dhcpPrefix(prefix), evidence)
    }
    for router in message.routers.prefix(8) { note(.dhcpRouter(router), evidence) }
    for server in message.dnsServers.prefix(8) { note(.dhcpResolver(server), evidence) }
  }

  /// Lower-case hex pairs, separated by colons.
  private static func hexPairs(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(3 * min(bytes.count, 64))
    for byte in bytes.prefix(64) {
      if !text.isEmpty { text.append(UInt8(ascii: ":")) }
      text.append(hexadecimal: byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decimal numbers, separated by commas.
  private static func decimals(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(4 * bytes.count)
    for byte in bytes {
      if !text.isEmpty { text.append(UInt8(ascii: ",")) }
      text.append(decimal: byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  mutating func note(_ message: NeighborDiscovery, _ packet: DecodedPacket) {
    let evidence = Evidence(packet)
    switch message.body {
    case .neighborAdvertisement(let advertisement):
      let mac = message.targetLinkLayerAddress ?? packet.sourceMAC
      note(Party(mac: mac, address: advertisement.target), .ndp, evidence, at: packet.time)
    case .neighborSolicitation, .routerSolicitation:
      guard let mac = message.sourceLinkLayerAddress else { return }
      note(Party(mac: mac, address: packet.source), .ndp, evidence, at: packet.time)
    case .routerAdvertisement(let advertisement):
      let mac = message.sourceLinkLayerAddress ?? packet.sourceMAC
      note(Party(mac: mac, address: packet.source), .ndp, evidence, at: packet.time)
      if advertisement.routerLifetime > 0 { note(.advertisingRouter(mac), evidence) }
      for option in message.options {
        switch option {
        case .prefixInformation(let information) where information.isOnLink:
          note(.advertisedPrefix(information.prefix), evidence)
        case .recursiveDNSServers(let servers, let lifetime) where lifetime > 0:
          for server in servers.prefix(8) { note(.advertisedResolver(server), evidence) }
        default: break
        }
      }
    case .redirect: break
    }
  }
}
