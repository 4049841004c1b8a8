import Foundation
import Packets
import Testing
import Traffic

@testable import Reports

struct ZeekLogTests {
  private func rows(_ body: (inout SampleTraffic) -> Void) throws -> [[String: Any]] {
    var traffic = SampleTraffic()
    body(&traffic)
    traffic.finish()
    return try traffic.events.compactMap(ZeekLog.line).map { line in
      #expect(!line.contains("\n"))
      return try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  private func row(_ path: String, _ body: (inout SampleTraffic) -> Void) throws -> [String: Any] {
    let rows = try rows(body).filter { $0["_path"] as? String == path }
    #expect(rows.count == 1)
    return try #require(rows.first)
  }

  @Test func aWholeConnectionHasZeeksFields() throws {
    let row = try row("conn") { $0.connection() }
    #expect(row["id.orig_h"] as? String == "192.168.1.9")
    #expect(row["id.orig_p"] as? Int == 40000)
    #expect(row["id.resp_h"] as? String == "18.196.4.20")
    #expect(row["id.resp_p"] as? Int == 1883)
    #expect(row["proto"] as? String == "tcp")
    #expect(row["conn_state"] as? String == "SF")
    #expect(row["history"] as? String == "ShADdFf")
    #expect(row["orig_bytes"] as? Int == 10)
    #expect(row["resp_bytes"] as? Int == 20)
    #expect(row["orig_pkts"] as? Int == 5)
    #expect(row["resp_pkts"] as? Int == 3)
    #expect(row["orig_ip_bytes"] as? Int == 210)
    #expect(row["resp_ip_bytes"] as? Int == 140)
    #expect(row["missed_bytes"] as? Int == 0)
    #expect(row["ip_proto"] as? Int == 6)
    #expect(row["orig_l2_addr"] as? String == "24:0a:c4:00:00:09")
    #expect(row["resp_l2_addr"] as? String == "02:00:00:00:00:01")
    #expect(row["initiator_basis"] as? String == "syn")
    #expect(row["ts"] as? Double == 1_772_359_200.001)
    #expect(row["duration"] as? Double == 0.007)
    #expect(row["frame"] as? Int == 1)
    for absent in ["vlan", "tunnel_parents", "copies", "retransmissions", "local_orig", "capture"] {
      #expect(row[absent] == nil)
    }
  }

  @Test func uidsLookLikeZeeksAndStayTheSame() throws {
    let first = try #require(try row("conn") { $0.connection() }["uid"] as? String)
    let again = try #require(try row("conn") { $0.connection() }["uid"] as? String)
    #expect(first == again)
    #expect(first.count == 18)
    #expect(first.first == "C")
    #expect(first.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  /// The published vector of the Community ID specification's tcp.pcap.
  @Test func communityIDIsThePublishedOne() throws {
    let row = try row("conn") { traffic in
      traffic.tcp(("128.232.110.120", 34855), ("66.35.250.204", 80), .syn, sequence: 1)
    }
    #expect(row["community_id"] as? String == "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")
    #expect(row["conn_state"] as? String == "S0")
    #expect(row["duration"] == nil)
  }

  @Test func pingsHaveTypesForPortsAndOthersNone() throws {
    let rows = try rows { traffic in
      traffic.take(traffic.packet(.icmp, ("192.168.1.9", 8), ("192.168.1.1", 0), payload: 56))
      traffic.take(traffic.packet(.otherIP, ("192.168.1.9", 0), ("192.168.1.1", 0)))
      traffic.take(traffic.packet(.icmpv6, ("fe80::9", 128), ("fe80::1", 129)))
    }
    let echo = try #require(rows.first { $0["ip_proto"] as? Int == 1 })
    #expect(echo["proto"] as? String == "icmp")
    #expect(echo["id.orig_p"] as? Int == 8)
    #expect(echo["id.resp_p"] as? Int == 0)
    let echo6 = try #require(rows.first { $0["ip_proto"] as? Int == 58 })
    #expect(echo6["proto"] as? String == "icmp")
    #expect(echo6["id.orig_h"] as? String == "fe80::9")
    let other = try #require(rows.first { $0["ip_proto"] as? Int == 99 })
    #expect(other["proto"] as? String == "unknown_transport")
  }

  @Test func aLookupHasQuestionAndAnswer() throws {
    let row = try row("dns") { $0.lookup() }
    #expect(row["query"] as? String == "mqtt.lightco.example")
    #expect(row["qtype"] as? Int == 1)
    #expect(row["qtype_name"] as? String == "A")
    #expect(row["qclass_name"] as? String == "C_INTERNET")
    #expect(row["trans_id"] as? Int == 0x1234)
    #expect(row["rtt"] as? Double == 0.001)
    #expect(row["rcode"] as? Int == 0)
    #expect(row["rcode_name"] as? String == "NOERROR")
    #expect(row["answers"] as? [String] == ["18.196.4.20"])
    #expect(row["TTLs"] as? [Int] == [60])
    #expect(row["RD"] as? Bool == true)
    #expect(row["RA"] as? Bool == true)
    #expect(row["AA"] as? Bool == false)
    #expect(row["TC"] as? Bool == false)
    #expect(row["Z"] as? Int == 0)
    #expect(row["rejected"] as? Bool == false)
    #expect(row["opcode_name"] as? String == "query")
    #expect(row["id.resp_p"] as? Int == 53)
    #expect(row["proto"] as? String == "udp")
  }

  @Test func namesOfOtherBytesAreStillText() throws {
    let row = try row("dns") { traffic in
      let name: [UInt8] = [4, 0x61, 0xe9, 0x1b, 0x2e, 3, 0xc3, 0xa9, 0x5c, 0]
      traffic.udp(
        ("192.168.1.9", 5000), ("192.168.1.1", 53),
        [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0, 1])
    }
    #expect(row["query"] as? String == "a\u{fffd}\u{1b}\\..é\\\\")
  }

  @Test func aQuestionWithoutAnswerHasNeitherRoundTripNorCode() throws {
    let row = try row("dns") { $0.lookup(answered: false) }
    #expect(row["query"] as? String == "mqtt.lightco.example")
    #expect(row["rtt"] == nil)
    #expect(row["rcode"] == nil)
    #expect(row["answers"] == nil)
  }

  @Test func aLeaseIsOneRow() throws {
    let row = try row("dhcp") { $0.lease(hostName: "light\u{1b}[2J") }
    #expect(row["mac"] as? String == "24:0a:c4:00:00:09")
    #expect(row["host_name"] as? String == "light\\x1b[2J")
    #expect(row["requested_addr"] as? String == "192.168.1.9")
    #expect(row["assigned_addr"] as? String == "192.168.1.9")
    #expect(row["server_addr"] as? String == "192.168.1.1")
    #expect(row["lease_time"] as? Int == 3600)
    #expect(row["msg_types"] as? [String] == ["REQUEST", "ACK"])
    #expect((row["uids"] as? [String])?.count == 2)
    #expect(row["duration"] as? Double == 0.001)
  }

  /// A client on a link without MACs tells no hardware address (RFC 4390 §2.1): who reads the log finds the column all the same.
  @Test func aClientWithoutMACHasAnEmptyOne() throws {
    let row = try row("dhcp") { traffic in
      let head: [UInt8] = [1, 32, 0, 0, 0, 0, 0, 7] + [UInt8](repeating: 0, count: 228)
      traffic.udp(
        ("0.0.0.0", 68), ("255.255.255.255", 67),
        head + [0x63, 0x82, 0x53, 0x63, 53, 1, 1, 12, 2, 0x61, 0x62, 255])
    }
    #expect(row["mac"] as? String == "")
    #expect(row["host_name"] as? String == "ab")
  }

  @Test func anAnnouncementIsARowOfARP() throws {
    let row = try row("arp") { $0.announcement() }
    #expect(row["operation"] as? String == "request")
    #expect(row["mac_src"] as? String == "24:0a:c4:00:00:09")
    #expect(row["mac_dst"] as? String == "ff:ff:ff:ff:ff:ff")
    #expect(row["SPA"] as? String == "192.168.1.9")
    #expect(row["TPA"] as? String == "192.168.1.9")
    #expect(row["SHA"] as? String == "24:0a:c4:00:00:09")
  }

  @Test func whatATunnelCarriesNamesIt() throws {
    let rows = try rows { traffic in
      var carrier = traffic.packet(.udp, ("192.168.1.2", 5000), ("192.168.1.1", 37008))
      carrier.flags = .carrier
      traffic.take(carrier)
      var inner = carrier
      inner.flags = []
      inner.depth = 1
      inner.kind = .udp
      inner.source = SampleReport.address("192.168.1.9")
      inner.vlan = 7
      traffic.take(inner)
    }
    let outer = try #require(rows.first { $0["id.orig_h"] as? String == "192.168.1.2" })
    let inner = try #require(rows.first { $0["id.orig_h"] as? String == "192.168.1.9" })
    #expect(inner["tunnel_parents"] as? [String] == [try #require(outer["uid"] as? String)])
    #expect(inner["vlan"] as? Int == 7)
  }

  @Test func oddPacketsAreWeird() throws {
    let row = try row("weird") { traffic in
      var packet = traffic.packet(.udp, ("192.168.1.9", 5000), ("192.168.1.1", 9))
      packet.flags = .malformed
      traffic.take(packet)
    }
    #expect(row["name"] as? String == "contradictory_header")
    #expect(row["id.orig_h"] as? String == "192.168.1.9")
  }
}
