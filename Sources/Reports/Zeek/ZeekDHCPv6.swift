import Packets
import Traffic

/// dhcpv6: a message of DHCPv6. Zeek has no such log.
extension JSONWriter {
  mutating func writeDHCPv6(
    _ message: DHCPv6Message, by sender: Sender, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("dhcpv6", at: event.time)
      writer.memberEnds(flow)
      writer.member("is_orig", sender == .client)
      writer.memberDHCPv6(message)
      writer.memberEvidence(event.evidence)
    }
  }

  /// The message's own members; of a relayed one those of the message inside.
  mutating func memberDHCPv6(_ outermost: DHCPv6Message) {
    let message = outermost.innermost ?? outermost
    member("msg_type", message.type.description)
    if let relay = outermost.relay {
      member("relay_type", outermost.type.description)
      member("link_addr", relay.linkAddress)
      member("peer_addr", relay.peerAddress)
    }
    member("trans_id", message.transactionID)
    member("client_id", message.clientIdentifier?.description)
    member("server_id", message.serverIdentifier?.description)
    if let mac = message.clientIdentifier?.mac { member("mac", mac) }
    member("client_fqdn", message.clientFQDN)
    if let vendor = message.vendorClass {
      member("vendor_enterprise", vendor.enterprise)
      member("vendor_class", strings: vendor.texts)
    }
    let leases = message.leases
    if !leases.isEmpty {
      array("leases") { writer in
        for lease in leases {
          writer.object { writer in
            writer.member("prefix", lease.prefix.description)
            writer.member("preferred_lifetime", lease.preferredLifetime)
            writer.member("valid_lifetime", lease.validLifetime)
          }
        }
      }
    }
    let servers = message.dnsServers
    if !servers.isEmpty { member("dns_servers", strings: servers.map(\.description)) }
    let requested = message.requestedOptions
    if !requested.isEmpty {
      array("requested_options") { writer in
        for code in requested { writer.value(code) }
      }
    }
    member("status_code", message.statusCode)
  }
}
