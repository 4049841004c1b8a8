import Packets
import TestSupport
import Testing

/// Corrupted messages may decode to anything, but never trap.
@Suite struct MessageRobustnessTests {
  private func corruptions(of samples: [[UInt8]], seed: UInt64, _ decode: ([UInt8]) -> Void) {
    var random = SplitMix64(seed: seed)
    for round in 0..<10_000 {
      decode(random.corrupt(samples[round % samples.count]))
    }
  }

  @Test func corruptedDNSNeverTraps() {
    corruptions(of: MessageSamples.allDNS, seed: 1) { bytes in
      if let message = try? DNSMessage(bytes) {
        for record in message.answers + message.authorities + message.additionals {
          _ = (record.name.text, record.name.unicodeText, record.name.labels, "\(record.data)")
          #expect((1...255).contains(record.name.wire.count))
        }
        _ = (message.responseCode, message.edns?.clientSubnet)
      }
      _ = DNSMessage.isPlausible(unsafe bytes.span.bytes)
      _ = DNSMessage.isLocalPlausible(unsafe bytes.span.bytes)
    }
  }

  @Test func corruptedDHCPNeverTraps() {
    let fqdn = MessageSamples.dhcp(
      1, options: "63825363350103511805000006746865726d6f04686f6d65076578616d706c6500ff")
    corruptions(of: [MessageSamples.discover, MessageSamples.ack, fqdn], seed: 2) { bytes in
      guard let message = try? DHCPMessage(bytes) else { return }
      _ = (message.hostName, message.clientFQDN, message.relayAgentInformation)
      _ = (message.routers, message.dnsServers, message.prefixLength, message.clientMAC)
      _ = (message.messageType?.description, message.leaseTime, message.captivePortal)
    }
  }

  @Test func corruptedARPNeverTraps() {
    corruptions(of: [MessageSamples.arpRequest, MessageSamples.arpProbe], seed: 3) { bytes in
      guard let packet = try? ARPPacket(bytes) else { return }
      _ = (packet.isProbe, packet.isAnnouncement)
    }
  }

  @Test func corruptedNeighborDiscoveryNeverTraps() {
    let samples = [
      MessageSamples.neighborSolicitation, MessageSamples.neighborAdvertisement,
      MessageSamples.routerSolicitation, MessageSamples.routerAdvertisement,
      MessageSamples.redirect,
    ]
    corruptions(of: samples, seed: 4) { bytes in
      guard let message = try? NeighborDiscovery(bytes) else { return }
      _ = (message.sourceLinkLayerAddress, message.targetLinkLayerAddress)
    }
  }

  @Test func corruptedTimeNeverTraps() {
    let samples = [
      NameSamples.ntpQuestion, NameSamples.ntpAnswer, NameSamples.ntpExtended,
      NameSamples.ntpMonlist, NameSamples.ntpReadVariables,
    ]
    corruptions(of: samples, seed: 5) { bytes in
      if let message = try? NTPMessage(parsing: bytes.rawSpan) {
        _ = (message.reference, message.rootDelay.nanoseconds)
        _ = (message.originTime.unixNanoseconds, message.transmitTime.unixNanoseconds)
      }
      _ = try? NTPControlMessage(parsing: bytes.rawSpan)
      _ = (NTPMessage.isPlausible(bytes.rawSpan), NTPMessage.isAnswer(bytes.rawSpan))
    }
  }

  @Test func corruptedNetBIOSNeverTraps() {
    let samples = [
      NameSamples.netBIOSRegistration, NameSamples.netBIOSAnswer, NameSamples.netBIOSStatus,
      NameSamples.browserAnnouncement,
    ]
    corruptions(of: samples, seed: 6) { bytes in
      _ = try? NetBIOSNameMessage(parsing: bytes.rawSpan)
      _ = try? NetBIOSDatagram(parsing: bytes.rawSpan)
    }
  }

  @Test func corruptedDHCPv6NeverTraps() {
    let samples = [
      NameSamples.dhcpv6Solicit, NameSamples.dhcpv6Reply, NameSamples.dhcpv6RelayReply,
    ]
    corruptions(of: samples, seed: 7) { bytes in
      guard let message = try? DHCPv6Message(parsing: bytes.rawSpan) else { return }
      _ = (message.leases, message.vendorClass, message.clientFQDN, message.requestedOptions)
      _ = (message.clientIdentifier?.mac, message.clientIdentifier?.type, message.dnsServers)
      _ = (message.innermost, message.statusCode, message.elapsedMilliseconds, message.clientMAC)
    }
  }

  @Test func corruptedTFTPNeverTraps() {
    corruptions(of: MessageSamples.allTFTP, seed: 9) { bytes in
      if case .error(let code, _) = try? TFTPMessage(parsing: bytes.rawSpan) {
        _ = code.description
      }
      _ = TFTPMessage.isRequest(bytes.rawSpan)
    }
  }

  @Test func corruptedServicesNeverTrap() {
    corruptions(of: [NameSamples.mdnsAnnouncement, NameSamples.mdnsQuestion], seed: 8) { bytes in
      guard let message = try? DNSMessage(parsing: bytes.rawSpan) else { return }
      let records = message.answers + message.authorities + message.additionals
      for instance in DNSServiceInstance.list(in: records) { _ = instance.attributes.map(\.text) }
      _ = message.questions.map { DNSServiceInstance.service(of: $0.name) }
    }
  }
}
