import Foundation
import Packets
import TestSupport
import Testing
import Traffic

@testable import Reports

/// What names and clocks say, in the logs.
struct NameLogTests {
  private static let light = ("192.168.1.9", UInt16(5353))
  private static let everyone = ("224.0.0.251", UInt16(5353))

  /// A light and a router that say all of the samples.
  private func events() -> [TrafficEvent] {
    var traffic = SampleTraffic()
    let clock = ("192.168.1.9", UInt16(40_123))
    let server = ("203.0.113.7", UInt16(123))
    traffic.udp(Self.light, Self.everyone, NameSamples.mdnsQuestion)
    traffic.udp(Self.light, Self.everyone, NameSamples.mdnsAnnouncement)
    traffic.udp(clock, server, NameSamples.ntpQuestion)
    traffic.udp(server, clock, NameSamples.ntpAnswer)
    traffic.udp(server, clock, NameSamples.ntpKiss)
    let station = ("192.168.1.9", UInt16(137))
    traffic.udp(station, ("192.168.1.1", 137), NameSamples.netBIOSRegistration)
    traffic.udp(station, ("192.168.1.1", 137), NameSamples.netBIOSStatus)
    traffic.udp(("192.168.1.9", 50_000), ("224.0.0.252", 5355), llmnrQuestion)
    let client = ("fe80::9", UInt16(546))
    traffic.udp(client, ("ff02::1:2", 547), NameSamples.dhcpv6Solicit)
    traffic.udp(("fe80::1", 547), client, NameSamples.dhcpv6Reply)
    traffic.udp(("fe80::1", 547), ("fe80::2", 547), NameSamples.dhcpv6RelayReply)
    traffic.finish()
    return traffic.events
  }

  private var llmnrQuestion: [UInt8] {
    [0x12, 0x34, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + Array("\u{4}wpad\u{0}".utf8) + [0, 1, 0, 1]
  }

  /// A question over multicast DNS; of some names it says in the authority section what address they are to have.
  private func told(
    _ questions: [(name: String, type: UInt8)], claiming: [String], instance: String? = nil
  ) -> String? {
    func name(_ text: String) -> [UInt8] {
      text.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
    }
    var message: [UInt8] = [0, 0, 0, 0, 0, UInt8(questions.count), 0, 0]
    message += [0, UInt8(claiming.count), 0, 0]
    for question in questions { message += name(question.name) + [0, question.type, 0, 1] }
    for claim in claiming {
      if let instance {
        let target = name(instance)
        message += name(claim) + [0, 12, 0, 1, 0, 0, 0, 120, 0, UInt8(target.count)] + target
        continue
      }
      message += name(claim) + [0, 1, 0, 1, 0, 0, 0, 120, 0, 4, 192, 168, 1, 9]
    }
    var traffic = SampleTraffic()
    traffic.udp(Self.light, Self.everyone, message)
    traffic.finish()
    var teller = EventTeller(NameBook())
    return traffic.events.lazy.compactMap { event in
      guard case .session = event.kind else { return nil }
      return teller.tell(event)?.what
    }.first
  }

  /// A probe asks for names of which the same message tells records (RFC 6762 §8.1); what is asked beside is no probe.
  @Test func onlyWhatIsClaimedIsProbed() {
    #expect(
      told([("_vnc._tcp.local", 12), ("Lamp.local", 255)], claiming: ["lamp.local"])
        == "asks whether Lamp.local is free, and asks everyone for _vnc._tcp.local (PTR)")
    #expect(
      told([("lamp.local", 255)], claiming: ["lamp.local"]) == "asks whether lamp.local is free")
    #expect(told([("lamp.local", 255)], claiming: []) == "asks everyone for lamp.local (*)")
    let many = ["a", "b", "c", "d", "e", "f"].map { $0 + ".local" }
    #expect(
      told(many.map { ($0, 255) }, claiming: many)
        == "asks whether a.local, b.local, c.local, d.local and 2 more are free")
  }

  /// As python-zeroconf asks: for the service, with the instance that it means to be.
  @Test func whoAsksForAServiceProbesForItsInstance() {
    #expect(
      told(
        [("_hap._tcp.local", 12)], claiming: ["_hap._tcp.local"], instance: "Lamp._hap._tcp.local")
        == "asks whether Lamp._hap._tcp.local is free")
    #expect(
      told([("x.local", 255)], claiming: ["x.local"], instance: "y.local")
        == "asks whether x.local is free")
  }

  private static func dhcp(isReply: Bool, type: UInt8, _ number: UInt8) -> [UInt8] {
    var bytes: [UInt8] = [isReply ? 2 : 1, 1, 6, 0, 0, 0, 0, number]
    bytes += [UInt8](repeating: 0, count: 8)
    bytes += isReply ? [192, 168, 1, 10] : [0, 0, 0, 0]
    bytes += [UInt8](repeating: 0, count: 8) + [2, 0, 0, 0, 0, 0x10]
    return bytes + [UInt8](repeating: 0, count: 202) + [0x63, 0x82, 0x53, 0x63, 53, 1, type, 255]
  }

  /// What the log tells of DHCP, each with its frame.
  private func lease(
    _ messages: [(isReply: Bool, bytes: [UInt8])], every seconds: Int64 = 0
  ) -> [String] {
    var traffic = SampleTraffic()
    let (client, server) = (("0.0.0.0", UInt16(68)), ("192.168.1.1", UInt16(67)))
    for message in messages {
      traffic.time += seconds * 1_000_000_000
      traffic.udp(
        message.isReply ? server : client,
        message.isReply ? ("192.168.1.10", 68) : ("255.255.255.255", 67), message.bytes)
    }
    traffic.finish()
    var teller = EventTeller(NameBook())
    return traffic.events.compactMap { event in
      guard case .dhcp = event.kind else { return nil }
      return teller.tell(event).map { "\($0.what) #\(event.evidence.frame)" }
    }
  }

  /// A client may ask for what was offered under another number; a reply may be cut before it tells its kind, or be
  /// BOOTP's.
  @Test func whatDHCPAnswersCitesTheAnswer() {
    let (asked, offered) = (
      Self.dhcp(isReply: false, type: 1, 7), Self.dhcp(isReply: true, type: 2, 7)
    )
    #expect(
      lease([
        (false, asked), (true, offered), (false, Self.dhcp(isReply: false, type: 3, 8)),
        (true, Self.dhcp(isReply: true, type: 5, 8)),
      ]) == ["gets 192.168.1.10 #4", "is offered 192.168.1.10 #2"])
    #expect(
      lease([(false, asked), (true, Array(offered.prefix(54)))])
        == ["is told 192.168.1.10 by 192.168.1.1; the rest was cut off #2"])
    #expect(
      lease([(false, Array(asked.prefix(236))), (true, Array(offered.prefix(236)))])
        == ["is told 192.168.1.10 by 192.168.1.1 #2"])
    #expect(lease([(false, asked)]) == ["asks for an address: no answer captured #1"])
    #expect(
      lease([(false, asked), (false, asked), (false, asked)], every: 2)
        == ["asks for an address 3 times: no answer captured #1"])
    #expect(
      lease([(false, Self.dhcp(isReply: false, type: 8, 7))])
        == ["asks for its network's settings: no answer captured #1"])
  }

  @Test func theLogTellsThemInWords() {
    var text = EventText(NameBook(), LocalTime { _ in 0 })
    // The date first; then time, who, what and frame, each after two blanks or more.
    let lines = events().flatMap { text.lines($0) }.dropFirst().map { line in
      line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }.dropFirst().dropLast().joined(separator: " ")
    }
    #expect(
      lines == [
        "192.168.1.9 asks everyone for _googlecast._tcp.local (PTR)",
        "192.168.1.9 announces _hap._tcp 'Living Room' (light bulb, model LB1)",
        "192.168.1.9 asks 203.0.113.7 for the time",
        "192.168.1.9 gets the time from 203.0.113.7 (stratum 2): its clock is 625 ms slow",
        "192.168.1.9 is refused the time by 203.0.113.7 (RATE)",
        "192.168.1.9 says that it is LAMP<00>",
        "192.168.1.9 tells 192.168.1.1 its names: LAMP<00>, HOME<00>, LAMP<20>, 24:0a:c4:00:00:09",
        "fe80::9 looks for a DHCPv6 server (calls itself lamp.home)",
        "fe80::1 gives fe80::9 2001:db8::9 for 2 h, 2001:db8:5::/56 for ever",
        "fe80::1 passes a DHCPv6 message on (REPLY)",
        "192.168.1.9 asks everyone for wpad (A)",
      ])
  }

  private func told(_ body: (inout SampleTraffic) -> Void) -> [String] {
    var traffic = SampleTraffic()
    body(&traffic)
    traffic.finish()
    var teller = EventTeller(NameBook())
    return traffic.events.compactMap { event in
      guard case .session = event.kind else { return nil }
      return teller.tell(event).map { "\($0.who) \($0.what)" }
    }
  }

  /// Frames 11 and 12 of Wireshark's dhcpv6.pcap: Release of a delegated prefix, and the Reply's Status code alone.
  @Test func aPrefixIsGivenBack() {
    let ends = "0001000e000100011c39cf88080027fe8f95 0002000e000100011c3825e8080027d410bb"
    let client = ("fe80::9", UInt16(546))
    let told = told { traffic in
      traffic.udp(
        client, ("ff02::1:2", 547),
        [UInt8](
          hex: "08c789b0 \(ends) 00060004001700180008000200000019002927fe8f950000000000000000"
            + "001a0019000000000000000040200100000000fe000000000000000000"))
      traffic.udp(
        ("fe80::1", 547), client,
        [UInt8](
          hex: "07c789b0 \(ends) 000d0013 0000 52656c656173652072656365697665642e"))
    }
    #expect(
      told == [
        "fe80::9 gives back 2001:0:0:fe00::/64",
        "fe80::1 tells fe80::9 over DHCPv6: success",
      ])
  }

  /// Who has nothing to give, gives nothing; DNS servers are settings (RFC 3646 §3).
  @Test(arguments: [
    ("020000010003000c000000010000000000000000", "has nothing to offer fe80::9 over DHCPv6"),
    (
      "07000001001700102001 0db8 0000 0000 0000 0000 0000 0001", "gives fe80::9 IPv6 settings"
    ),
    ("070000010003000c000000010000000000000000", "answers fe80::9 over DHCPv6"),
  ])
  func onlyWhatIsGivenIsTold(_ message: String, _ words: String) {
    let told = told { traffic in
      traffic.udp(("fe80::9", 546), ("ff02::1:2", 547), [UInt8](hex: "0b000001"))
      traffic.udp(("fe80::1", 547), ("fe80::9", 546), [UInt8](hex: message))
    }
    #expect(told.last == "fe80::1 \(words)")
  }

  /// The answers of a symmetric passive peer (RFC 5905 §3).
  @Test func aPeersAnswerIsToldAsAServers() {
    let (asker, peer) = (("192.168.1.9", UInt16(123)), ("203.0.113.7", UInt16(123)))
    var (question, answer) = (NameSamples.ntpQuestion, NameSamples.ntpAnswer)
    question[0] = question[0] & 0xf8 | 1
    answer[0] = answer[0] & 0xf8 | 2
    let told = told { traffic in
      traffic.udp(asker, peer, question)
      traffic.udp(peer, asker, answer)
      answer[1] = 16
      traffic.udp(peer, asker, answer)
    }
    #expect(
      told == [
        "192.168.1.9 compares its clock with 203.0.113.7",
        "192.168.1.9 gets the time from 203.0.113.7 (stratum 2): its clock is 625 ms slow",
        "203.0.113.7 compares its clock with 192.168.1.9",
      ])
  }

  @Test func zeeksLogsHaveTheirFields() throws {
    let rows = try events().compactMap(ZeekLog.line).compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let paths = rows.compactMap { $0["_path"] as? String }.filter { $0 != "conn" }
    #expect(
      paths == [
        "mdns", "mdns", "ntp", "ntp", "ntp", "dns", "dns", "dhcpv6", "dhcpv6", "dhcpv6", "dns",
      ])
    let ntp = try #require(rows.first { $0["stratum"] as? Int == 2 })
    #expect(ntp["poll"] as? Int == 8 && ntp["mode"] as? Int == 4)
    #expect(ntp["precision"] as? Double == 5.9e-08)
    #expect(ntp["root_delay"] as? Double == 0.003906250)
    #expect(ntp["ref_id"] as? String == "192.0.2.1")
    #expect(ntp["org_time"] as? Double == 1_647_673_728.5)
    #expect(ntp["client_offset"] as? Double == 0.6245)
    let mdns = try #require(rows.first { $0["is_response"] as? Bool == true })
    let service = try #require((mdns["services"] as? [[String: Any]])?.first)
    #expect(service["port"] as? Int == 8080 && service["host"] as? String == "lamp.local")
    #expect((service["txt"] as? [String])?.prefix(2) == ["md=LB1", "ci=5"])
    let reply = try #require(rows.first { $0["msg_type"] as? String == "REPLY" })
    #expect((reply["leases"] as? [[String: Any]])?.count == 2)
    let status = try #require(rows.last { $0["opcode"] as? Int == 0 && $0["rcode"] != nil })
    #expect((status["answers"] as? [String])?.first == "LAMP<00>")
  }

  @Test func jsonLinesHaveWordAndFacts() throws {
    var json = EventJSON(NameBook())
    let rows = try events().compactMap { json.line($0) }.compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(
      Set(rows.compactMap { $0["event"] as? String })
        == ["mdns", "ntp", "netbios-ns", "dhcpv6", "dns"])
    #expect(rows.contains { $0["msg_type"] as? String == "SOLICIT" })
  }

  @Test func documentationTellsOfEveryKey() throws {
    try OutputDocumentationTests().expectDocumented(events())
  }

  /// What a device asked over IPv4 it knows over IPv6, though nothing tied that address to it.
  @Test func aNameIsKnownWhoeverOfTheDevicesAddressesAsked() {
    var traffic = SampleTraffic()
    traffic.announcement()
    traffic.lookup()
    let server = ("18.196.4.20", UInt16(1883))
    var call = traffic.packet(.tcp, ("2001:db8::9", 40_000), server)
    call.tcpFlags = .syn
    (call.sourceMAC, call.destinationMAC) = (SampleReport.light, SampleReport.router)
    traffic.take(call)
    traffic.finish()
    let lines = lines(of: traffic.events)
    #expect(lines.contains { $0.contains("connects to mqtt.lightco.example:1883") }, "\(lines)")
  }

  /// Whoever is named as the one called is so as the one that answers.
  @Test func aServerIsNamedAsItsClientNamesIt() {
    var traffic = SampleTraffic()
    let (client, server) = (("192.168.1.9", UInt16(40_000)), ("18.196.4.20", UInt16(21)))
    traffic.lookup()
    traffic.segment(server, client, sequence: 1, Array("220 ready\r\n".utf8))
    traffic.finish()
    let greetings = lines(of: traffic.events).filter { $0.contains("greets") }
    #expect(greetings.count == 1 && greetings[0].contains("mqtt.lightco.example"), "\(greetings)")
  }

  private func lines(of events: [TrafficEvent]) -> [String] {
    var text = EventText(NameBook(), LocalTime { _ in 0 })
    return events.flatMap { text.lines($0) }
  }
}
