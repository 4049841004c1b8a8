import Captures
import Foundation
import FoundationXML
import Packets
import TestSupport
import Testing

@testable import Dissection

/// The corpus, as another decoder sees it.
struct CorpusDissectionTests {
  /// A field of tshark's and ours.
  struct Pair: Sendable {
    let theirs: String
    let layer: String
    /// One name, or several that are read as tshark's one.
    let ours: String
    /// Whether values are compared too, not only where they lie.
    var comparesValues = true
  }

  static let pairs: [Pair] = [
    Pair(theirs: "eth.dst", layer: "Ethernet", ours: "Destination"),
    Pair(theirs: "eth.type", layer: "Ethernet", ours: "EtherType"),
    Pair(theirs: "ip.src", layer: "Internet Protocol, version 4", ours: "Source"),
    Pair(theirs: "ip.dst", layer: "Internet Protocol, version 4", ours: "Destination"),
    Pair(theirs: "ip.ttl", layer: "Internet Protocol, version 4", ours: "Time to live"),
    Pair(theirs: "ip.id", layer: "Internet Protocol, version 4", ours: "Identification"),
    Pair(theirs: "ip.len", layer: "Internet Protocol, version 4", ours: "Total length"),
    Pair(theirs: "ip.proto", layer: "Internet Protocol, version 4", ours: "Protocol"),
    Pair(theirs: "ipv6.src", layer: "Internet Protocol, version 6", ours: "Source"),
    Pair(theirs: "ipv6.hlim", layer: "Internet Protocol, version 6", ours: "Hop limit"),
    Pair(theirs: "tcp.srcport", layer: "Transmission", ours: "Source port"),
    Pair(theirs: "tcp.seq_raw", layer: "Transmission", ours: "Sequence number"),
    Pair(theirs: "tcp.window_size_value", layer: "Transmission", ours: "Window"),
    Pair(theirs: "udp.dstport", layer: "User", ours: "Destination port"),
    Pair(theirs: "udp.length", layer: "User", ours: "Length"),
    Pair(theirs: "arp.src.proto_ipv4", layer: "Address", ours: "Sender protocol address"),
    Pair(theirs: "icmp.type", layer: "Internet Control", ours: "Type"),
    Pair(theirs: "icmpv6.type", layer: "Internet Control", ours: "Type"),
    Pair(theirs: "dns.id", layer: "Domain", ours: "Transaction ID"),
    Pair(theirs: "dns.count.answers", layer: "Domain", ours: "Answer records"),
    Pair(theirs: "dns.qry.name", layer: "Domain", ours: "Name"),
    Pair(theirs: "dns.qry.type", layer: "Domain", ours: "Type"),
    Pair(theirs: "dns.resp.name", layer: "Domain", ours: "Name"),
    Pair(theirs: "dns.resp.ttl", layer: "Domain", ours: "Time to live"),
    Pair(theirs: "dns.a", layer: "Domain", ours: "Address"),
    Pair(theirs: "dns.aaaa", layer: "Domain", ours: "Address"),
    Pair(theirs: "dns.cname", layer: "Domain", ours: "Canonical name"),
    Pair(theirs: "dns.ptr.domain_name", layer: "Domain", ours: "Points to"),
    Pair(theirs: "dns.srv.port", layer: "Domain", ours: "Port"),
    Pair(theirs: "dhcp.id", layer: "Dynamic", ours: "Transaction ID"),
    Pair(theirs: "dhcp.ip.your", layer: "Dynamic", ours: "Your address"),
    Pair(
      theirs: "dhcp.hw.mac_addr", layer: "Dynamic",
      ours: "Client hardware address, Client identifier"),
    Pair(theirs: "dhcp.option.dhcp", layer: "Dynamic", ours: "Message type"),
    Pair(theirs: "dhcp.option.hostname", layer: "Dynamic", ours: "Host name"),
    Pair(theirs: "dhcp.option.ip_address_lease_time", layer: "Dynamic", ours: "Lease time"),
    Pair(theirs: "dhcpv6.msgtype", layer: "DHCPv6", ours: "Message type"),
    Pair(theirs: "ntp.stratum", layer: "Network Time", ours: "Stratum"),
    Pair(theirs: "ntp.ppoll", layer: "Network Time", ours: "Poll interval", comparesValues: false),
    Pair(
      theirs: "ntp.xmt", layer: "Network Time", ours: "Transmit timestamp", comparesValues: false),
    Pair(theirs: "ntp.priv.seq", layer: "Network Time", ours: "Sequence"),
    Pair(theirs: "ntp.priv.impl", layer: "Network Time", ours: "Implementation"),
    Pair(theirs: "ntp.priv.reqcode", layer: "Network Time", ours: "Request code"),
    Pair(theirs: "ntp.priv.numitems", layer: "Network Time", ours: "Number of items"),
    Pair(theirs: "ntp.priv.itemsize", layer: "Network Time", ours: "Size of an item"),
    Pair(theirs: "ntp.priv.monlist.lsint", layer: "Network Time", ours: "Last seen"),
    Pair(theirs: "ntp.priv.monlist.count", layer: "Network Time", ours: "Count"),
    Pair(theirs: "ntp.priv.monlist.remote_address", layer: "Network Time", ours: "Address"),
    Pair(theirs: "ntp.priv.monlist.port", layer: "Network Time", ours: "Port"),
    Pair(theirs: "mqtt.topic", layer: "MQTT", ours: "Topic, Topic filter"),
    Pair(theirs: "mqtt.clientid", layer: "MQTT", ours: "Client identifier"),
    Pair(theirs: "mqtt.kalive", layer: "MQTT", ours: "Keep alive"),
    Pair(theirs: "mqtt.len", layer: "MQTT", ours: "Remaining length"),
    Pair(theirs: "tls.record.content_type", layer: "Transport", ours: "Content type"),
    Pair(theirs: "tls.handshake.ciphersuite", layer: "Transport", ours: "Cipher suite"),
    Pair(theirs: "tls.handshake.extensions_server_name", layer: "Transport", ours: "Server name"),
    Pair(theirs: "tls.handshake.extension.type", layer: "Transport", ours: "Extension type"),
    Pair(theirs: "tls.handshake.random", layer: "Transport", ours: "Random", comparesValues: false),
    Pair(theirs: "quic.version", layer: "QUIC", ours: "Version"),
    Pair(theirs: "quic.dcil", layer: "QUIC", ours: "Destination connection ID length"),
    Pair(theirs: "coap.mid", layer: "Constrained", ours: "Message ID"),
    Pair(theirs: "coap.opt.uri_path", layer: "Constrained", ours: "Uri-Path"),
    Pair(theirs: "stun.cookie", layer: "Session", ours: "Magic cookie"),
    Pair(theirs: "tftp.opcode", layer: "Trivial", ours: "Opcode"),
    Pair(theirs: "tftp.source_file", layer: "Trivial", ours: "File name"),
    Pair(theirs: "tftp.type", layer: "Trivial", ours: "Mode"),
    Pair(theirs: "tftp.option.name", layer: "Trivial", ours: "Option"),
    Pair(theirs: "tftp.option.value", layer: "Trivial", ours: "Value"),
    Pair(theirs: "smb2.cmd", layer: "Server", ours: "Command"),
    Pair(theirs: "smb2.msg_id", layer: "Server", ours: "Message ID"),
    Pair(theirs: "smb2.sesid", layer: "Server", ours: "Session ID"),
    Pair(theirs: "smb2.dialect", layer: "Server", ours: "Dialect"),
    Pair(theirs: "smb.cmd", layer: "Server", ours: "Command"),
    Pair(theirs: "ntlmssp.auth.username", layer: "Server", ours: "User name"),
    Pair(theirs: "nbdgm.dgm_id", layer: "NetBIOS Datagram", ours: "Datagram ID"),
    Pair(theirs: "nbdgm.src.ip", layer: "NetBIOS Datagram", ours: "Source IP"),
    Pair(theirs: "browser.command", layer: "Microsoft", ours: "Command"),
    Pair(theirs: "browser.server_type", layer: "Microsoft", ours: "Server type"),
    Pair(theirs: "ssh.kex_algorithms", layer: "Secure Shell", ours: "Key exchange algorithms"),
    Pair(theirs: "rip.ip", layer: "Routing", ours: "IP address"),
    Pair(theirs: "rip.metric", layer: "Routing", ours: "Metric"),
    Pair(theirs: "wlan.ra", layer: "IEEE 802.11", ours: "Receiver"),
    Pair(theirs: "wlan.duration", layer: "IEEE 802.11", ours: "Duration"),
    Pair(theirs: "wlan.fixed.reason_code", layer: "802.11", ours: "Reason code"),
    Pair(theirs: "radiotap.length", layer: "Radiotap", ours: "Length"),
    Pair(theirs: "llc.dsap", layer: "Logical", ours: "DSAP", comparesValues: false),
    Pair(theirs: "gre.proto", layer: "Generic", ours: "Protocol type"),
    Pair(theirs: "vxlan.vni", layer: "Virtual", ours: "Network identifier"),
    Pair(theirs: "pppoe.code", layer: "PPP over", ours: "Code"),
    Pair(theirs: "pppoe.payload_length", layer: "PPP over", ours: "Length"),
    Pair(theirs: "sll.pkttype", layer: "Linux", ours: "Packet type"),
    Pair(theirs: "eapol.type", layer: "802.1X", ours: "Type"),
    Pair(theirs: "wlan_rsna_eapol.keydes.replay_counter", layer: "802.1X", ours: "Replay counter"),
  ]

  static let folders = [
    "mqtt", "dhcp", "ntp", "tls-quic", "dns-mdns-ssdp", "tunnels-mirrors", "wifi", "formats",
    "tplink", "http", "iot-devices", "tcp",
  ]

  /// Captures of which frames can't be compared: tshark counts blocks that hold no packet, knows a key, or what frames
  /// before say.
  private static let incomparable: Set<String> = [
    "gopacket_be_test202.pcapng", "wireshark_wpa_ptk_extended_key_id.pcap.gz",
    "suricata_mqtt-midstream-split_mqtt-midstream-split.pcap",
  ]

  /// Frames of each capture that are compared.
  private static let frameBound = 40

  @Test(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)), arguments: folders)
  func fieldsLieWhereTsharkSeesThem(_ folder: String) throws {
    var compared = 0
    for capture in Corpus.captures(in: folder)
    where !Self.incomparable.contains(capture.lastPathComponent) {
      let frames = Self.frames(of: capture)
      for packet in try PDML.packets(of: capture, count: Self.frameBound) {
        guard let frame = frames[packet.number], !packet.isReassembled else { continue }
        // What QUIC carries tshark places in a buffer of its own.
        let isQUIC = packet.fields.contains { $0.name == "quic.version" }
        let dissection = Dissection(of: frame.bytes, linkType: frame.linkType)
        if isQUIC, let name = dissection.value("Server name", in: "QUIC frames") {
          let theirs = packet.fields.filter { $0.name == "tls.handshake.extensions_server_name" }
          #expect(theirs.isEmpty || theirs.contains { $0.show == name })
        }
        // What an ICMP error quotes is cut: tshark reads QUIC in it, which the length doesn't bear out.
        let isQuoted = isQUIC && packet.fields.contains { $0.name.hasPrefix("icmp") }
        for field in packet.fields where !(isQuoted && field.name.hasPrefix("quic.")) {
          guard let pair = Self.pairs.first(where: { $0.theirs == field.name }), field.size > 0,
            field.position + field.size <= frame.bytes.count,
            !(isQUIC && field.name.hasPrefix("tls."))
          else { continue }
          compared += 1
          let place = "\(capture.lastPathComponent) frame \(packet.number) \(field)"
          let ours = dissection.layers.filter { $0.name.hasPrefix(pair.layer) }.flatMap(\.fields)
            .filter {
              pair.ours.split(separator: ", ").contains(Substring($0.name))
                && $0.range == field.position..<field.position + field.size
            }
          #expect(!ours.isEmpty, "\(place)")
          if pair.comparesValues, let value = ours.first?.value {
            #expect(PDML.isSame(value, field.show), "\(place): \(value)")
          }
        }
      }
    }
    #expect(compared > 100)
  }

  @Test(
    .enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)),
    arguments: folders + ["malformed", "tcp", "mixed"])
  func layersLeaveNothingOfAFrameOut(_ folder: String) {
    for capture in Corpus.captures(in: folder) {
      for (number, frame) in Self.frames(of: capture) {
        let dissection = Dissection(of: frame.bytes, linkType: frame.linkType)
        #expect(dissection.isTiled, "\(capture.lastPathComponent) frame \(number)")
      }
    }
  }

  private static func frames(of capture: URL) -> [Int: (bytes: [UInt8], linkType: LinkType)] {
    guard let reader = try? CaptureReader(path: capture.path()) else { return [:] }
    var frames: [Int: (bytes: [UInt8], linkType: LinkType)] = [:]
    while let batch = reader.nextBatch() {
      for record in batch.records where record.frame <= frameBound {
        let end = record.offset + record.capturedLength
        frames[record.frame] = (Array(batch.bytes[record.offset..<end]), record.linkType)
      }
      if frames.count >= frameBound { break }
    }
    return frames
  }
}
