import Foundation
import Packets
import TestSupport
import Testing

/// What tshark reads in real captures, these decoders read too.
@Suite(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)), .serialized)
struct CorpusMessageTests {
  /// As tshark spells names: no escapes, the root in its own way.
  private func spelling(_ name: DNSName) -> String {
    name.isRoot ? "<Root>" : name.unicodeText.replacing(#"\."#, with: ".")
  }

  /// Whether tshark and this program spell a name alike: not so bytes that need an escape.
  private func isSpeltAlike(_ names: [String]) -> Bool {
    names.allSatisfy { $0.unicodeScalars.allSatisfy { 0x20..<0x7f ~= $0.value && $0 != "\\" } }
  }

  private func expect(
    _ ours: [String], _ theirs: [String]?, _ what: String, _ place: String
  ) -> Int {
    guard let theirs, isSpeltAlike(theirs + ours) else { return 0 }
    #expect(ours == theirs, "\(what) in \(place)")
    return 1
  }

  @Test(arguments: ["dns-mdns-ssdp", "iot-devices"])
  func dnsMessagesReadAlike(_ folder: String) throws {
    let fields = [
      "frame.number", "udp.payload", "tcp.payload", "dns.id", "dns.flags", "dns.qry.name",
      "dns.qry.type", "dns.resp.name", "dns.resp.type", "dns.resp.ttl", "dns.flags.rcode", "dns.a",
      "dns.aaaa", "dns.cname", "dns.ns", "dns.ptr.domain_name", "dns.srv.target", "dns.srv.port",
      "dns.mx.mail_exchange", "dns.soa.mname", "dns.soa.serial_number", "dns.txt",
      "dns.svcb.targetname", "dns.svcb.svcparam.alpn",
    ]
    var compared = 0
    for capture in Corpus.captures(in: folder) {
      let packets = try Tshark.values(
        of: fields, in: capture, where: "(dns || mdns || llmnr) && !_ws.malformed")
      for packet in packets {
        guard packet["dns.id"]?.count == 1 else { continue }
        let place = "\(capture.lastPathComponent) frame \(packet["frame.number"]?.first ?? "")"
        guard let message = try message(in: packet) else { continue }
        compared += expect(
          message.questions.map { spelling($0.name) }, packet["dns.qry.name"], "names", place)
        _ = expect(
          message.questions.map { "\($0.type.rawValue)" }, packet["dns.qry.type"], "types", place)
        if message.isResponse {
          let code = packet["dns.flags.rcode"]?.first
          // tshark leaves what EDNS adds in a field of its own.
          #expect(code == "\(message.flags & 15)", "rcode in \(place)")
        }
        compare(message.answers + message.authorities + message.additionals, packet, place)
      }
    }
    #expect(compared > 0)
    print("\(folder): \(compared) DNS messages as tshark reads them")
  }

  /// The message that tshark found, if it lies whole in one packet.
  private func message(in packet: [String: [String]]) throws -> DNSMessage? {
    if let payload = packet["udp.payload"], payload.count == 1 {
      return try DNSMessage(MessageSamples.bytes(payload[0]))
    }
    guard let payload = packet["tcp.payload"], payload.count == 1 else { return nil }
    let bytes = MessageSamples.bytes(payload[0])
    guard bytes.count > 2, bytes.count == 2 + Int(bytes[0]) << 8 + Int(bytes[1]) else { return nil }
    return try DNSMessage(Array(bytes[2...]))
  }

  private func compare(_ records: [DNSRecord], _ packet: [String: [String]], _ place: String) {
    var columns: [String: [String]] = [:]
    for record in records {
      // tshark splits a service's name over other fields.
      if record.type != .srv {
        columns["dns.resp.name", default: []].append(spelling(record.name))
      }
      columns["dns.resp.type", default: []].append("\(record.type.rawValue)")
      if record.type != .opt { columns["dns.resp.ttl", default: []].append("\(record.ttl)") }
      for (field, value) in values(of: record) { columns[field, default: []].append(value) }
    }
    for (field, theirs) in packet
    where !["frame.number", "udp.payload", "tcp.payload", "dns.id", "dns.flags"].contains(field)
      && !field.hasPrefix("dns.qry") && field != "dns.flags.rcode"
    {
      // tshark puts the types an NSEC record lists into the same field.
      if field == "dns.resp.type",
        records.contains(where: { $0.type == .nsec || $0.type == .nsec3 })
      {
        continue
      }
      _ = expect(columns[field] ?? [], theirs.filter { !$0.isEmpty }, field, place)
    }
  }

  private func values(of record: DNSRecord) -> [(String, String)] {
    switch record.data {
    case .address(let address): [(record.type == .a ? "dns.a" : "dns.aaaa", "\(address)")]
    case .name(let name):
      switch record.type {
      case .cname: [("dns.cname", spelling(name))]
      case .ns: [("dns.ns", spelling(name))]
      case .ptr: [("dns.ptr.domain_name", spelling(name))]
      default: []
      }
    case .mailExchange(_, let name): [("dns.mx.mail_exchange", spelling(name))]
    case .startOfAuthority(let soa):
      [
        ("dns.soa.mname", spelling(soa.primary)), ("dns.soa.serial_number", "\(soa.serial)"),
      ]
    case .service(let service):
      [
        ("dns.srv.target", spelling(service.target)), ("dns.srv.port", "\(service.port)"),
      ]
    case .text(let strings):
      strings.filter { !$0.isEmpty }.map { ("dns.txt", String(escaping: $0)) }
    case .serviceBinding(let binding):
      [("dns.svcb.targetname", spelling(binding.target))]
        + binding.alpn.map { ("dns.svcb.svcparam.alpn", String(escaping: $0)) }
    default: []
    }
  }

  @Test(arguments: ["dhcp"])
  func dhcpMessagesReadAlike(_ folder: String) throws {
    let fields = [
      "frame.number", "udp.payload", "dhcp.id", "dhcp.hw.mac_addr", "dhcp.option.dhcp",
      "dhcp.option.hostname", "dhcp.option.vendor_class_id", "dhcp.fqdn.name", "dhcp.ip.your",
      "dhcp.option.requested_ip_address", "dhcp.option.ip_address_lease_time",
      "dhcp.option.dhcp_server_id", "dhcp.option.router", "dhcp.option.domain_name_server",
      "dhcp.option.subnet_mask", "dhcp.option.domain_name", "dhcp.option.request_list_item",
      "dhcp.option.renewal_time_value",
    ]
    var compared = 0
    for capture in Corpus.captures(in: folder) {
      let packets = try Tshark.values(
        of: fields, in: capture, where: "dhcp && !_ws.malformed")
      for packet in packets {
        guard let payload = packet["udp.payload"], payload.count == 1 else { continue }
        let place = "\(capture.lastPathComponent) frame \(packet["frame.number"]?.first ?? "")"
        let message = try DHCPMessage(MessageSamples.bytes(payload[0]))
        func one(_ value: (some CustomStringConvertible)?) -> [String] {
          value.map { ["\($0)"] } ?? []
        }
        let columns = [
          "dhcp.hw.mac_addr": one(message.clientMAC), "dhcp.ip.your": ["\(message.yourAddress)"],
          "dhcp.id": ["0x" + hexadecimal(message.transactionID)],
          "dhcp.option.dhcp": one(message.messageType?.rawValue),
          "dhcp.option.hostname": one(message.hostName),
          "dhcp.option.vendor_class_id": one(message.vendorClass),
          "dhcp.fqdn.name": one(message.clientFQDN?.name),
          "dhcp.option.requested_ip_address": one(message.requestedAddress),
          "dhcp.option.ip_address_lease_time": one(message.leaseTime),
          "dhcp.option.dhcp_server_id": one(message.serverIdentifier),
          "dhcp.option.router": message.routers.map(\.description),
          "dhcp.option.domain_name_server": message.dnsServers.map(\.description),
          "dhcp.option.subnet_mask": one(message.subnetMask),
          "dhcp.option.domain_name": one(message.domainName),
          "dhcp.option.request_list_item": (message.parameterRequestList ?? []).map { "\($0)" },
          "dhcp.option.renewal_time_value": one(message.renewalTime),
        ]
        for (field, ours) in columns {
          // tshark finds the MAC address in the client identifier again.
          let theirs =
            field == "dhcp.hw.mac_addr" ? packet[field].map { Array($0.prefix(1)) } : packet[field]
          compared += expect(ours, theirs, field, place)
        }
      }
    }
    #expect(compared > 0)
    print("\(folder): \(compared) DHCP values as tshark reads them")
  }

  private func hexadecimal(_ number: some FixedWidthInteger) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: number.bitWidth / 4 - digits.count) + digits
  }

  @Test(arguments: ["tplink"])
  func arpPacketsReadAlike(_ folder: String) throws {
    var compared = 0
    for capture in Corpus.captures(in: folder) {
      let filter = "arp && !_ws.malformed"
      let bytes = try Tshark.bytes(of: "arp", in: capture, where: filter)
      let packets = try Tshark.values(
        of: [
          "arp.opcode", "arp.src.hw_mac", "arp.src.proto_ipv4", "arp.dst.hw_mac",
          "arp.dst.proto_ipv4", "arp.isprobe", "arp.isannouncement",
        ], in: capture, where: filter)
      for (bytes, packet) in zip(bytes, packets) where packet["arp.opcode"]?.count == 1 {
        let arp = try ARPPacket(MessageSamples.bytes(bytes))
        #expect(packet["arp.opcode"] == ["\(arp.operation.rawValue)"])
        #expect(packet["arp.src.hw_mac"] == arp.senderMAC.map { ["\($0)"] })
        #expect(packet["arp.src.proto_ipv4"] == arp.senderIP.map { ["\($0)"] })
        #expect(packet["arp.dst.hw_mac"] == arp.targetMAC.map { ["\($0)"] })
        #expect(packet["arp.dst.proto_ipv4"] == arp.targetIP.map { ["\($0)"] })
        compared += 1
      }
    }
    #expect(compared > 0)
    print("\(folder): \(compared) ARP packets as tshark reads them")
  }

  @Test(arguments: ["tunnels-mirrors"])
  func neighborDiscoveryReadsAlike(_ folder: String) throws {
    var compared = 0
    for capture in Corpus.captures(in: folder) {
      let filter = "icmpv6.type >= 133 && icmpv6.type <= 136 && !_ws.malformed"
      let packets = try Tshark.values(
        of: [
          "icmpv6.type", "icmpv6.nd.ns.target_address", "icmpv6.nd.na.target_address",
          "icmpv6.opt.type", "icmpv6.opt.linkaddr", "icmpv6.opt.prefix",
        ], in: capture, where: filter)
      guard !packets.isEmpty else { continue }
      let bytes = try Tshark.bytes(of: "icmpv6", in: capture, where: filter)
      for (bytes, packet) in zip(bytes, packets) where packet["icmpv6.type"]?.count == 1 {
        let message = try NeighborDiscovery(MessageSamples.bytes(bytes))
        var targets: [String] = []
        switch message.body {
        case .neighborSolicitation(let target): targets.append("\(target)")
        case .neighborAdvertisement(let body): targets.append("\(body.target)")
        default: break
        }
        let theirs =
          (packet["icmpv6.nd.ns.target_address"] ?? [])
          + (packet["icmpv6.nd.na.target_address"] ?? [])
        #expect(targets == theirs)
        #expect(packet["icmpv6.opt.type"]?.count == message.options.count)
        let addresses = message.options.compactMap { option in
          switch option {
          case .sourceLinkLayerAddress(let address), .targetLinkLayerAddress(let address):
            "\(address)"
          default: nil
          }
        }
        #expect(packet["icmpv6.opt.linkaddr"] == addresses)
        compared += 1
      }
    }
    #expect(compared > 0)
    print("\(folder): \(compared) Neighbor Discovery messages as tshark reads them")
  }
}
