import Foundation
import Packets
import Testing
import Traffic

@testable import Reports

struct EventTextTests {
  private func events(_ body: (inout SampleTraffic) -> Void) -> [TrafficEvent] {
    var traffic = SampleTraffic()
    body(&traffic)
    traffic.finish()
    return traffic.events
  }

  private func lines(
    _ notes: HouseholdNotes = HouseholdNotes(), _ body: (inout SampleTraffic) -> Void
  ) -> [String] {
    var text = EventText(NameBook(notes), .utc)
    return events(body).flatMap { text.lines($0) }
  }

  private func aDay(_ traffic: inout SampleTraffic) {
    traffic.announcement()
    traffic.lease(hostName: "smart-light")
    traffic.announcement()
    traffic.lookup()
    traffic.connection()
    let light = ("192.168.1.9", UInt16(40001))
    traffic.tcp(light, ("18.196.4.20", 1), .syn, sequence: 1)
    traffic.time += SampleReport.second
    traffic.tcp(light, ("18.196.4.20", 1), .syn, sequence: 1)
    traffic.tcp(("18.196.4.20", 1), light, [.rst, .ack], sequence: 0, acknowledgment: 2)
    traffic.tcp(("192.168.1.9", 40003), ("18.196.4.20", 8), .ack, sequence: 1, payload: 4)
    traffic.udp(("192.168.1.9", 123), ("203.0.113.7", 123), [1])
    traffic.udp(("203.0.113.7", 123), ("192.168.1.9", 123), [1])
    traffic.take(traffic.packet(.icmp, ("192.168.1.9", 8), ("192.168.1.1", 0), payload: 56))
    traffic.take(traffic.packet(.icmpv6, ("fe80::9", 135), ("fe80::1", 136), payload: 24))
    traffic.time += 86_400 * SampleReport.second
    traffic.lookup(answered: false)
  }

  /// Of one packet the flow comes first, then what it says.
  @Test func aConnectionIsToldBeforeWhatItSays() {
    let lines = lines { traffic in
      var packet = traffic.packet(.tcp, SampleTraffic.device, SampleTraffic.server, payload: 2)
      packet.tcpFlags = [.ack, .psh]
      packet.sequence = 7
      traffic.take(packet, [0xc0, 0])
    }
    #expect(lines.count == 3)
    #expect(lines.dropFirst().first?.contains("is in touch with 18.196.4.20:1883") == true)
    #expect(lines.last?.contains("MQTT ping") == true)
  }

  @Test func whatICMPRefusesIsToldOfTheOneThatRefuses() {
    let lines = lines { traffic in
      traffic.lease(hostName: "smart-light")
      traffic.udp(("192.168.1.9", 40_123), ("203.0.113.7", 9000), [1])
      traffic.refuse(("192.168.1.9", 40_123), ("203.0.113.7", 9000), code: 13)
    }
    #expect(
      lines.last?.hasSuffix(
        "192.168.1.1       refuses UDP of smart-light to 203.0.113.7:9000: admin prohibited  #4")
        == true, "\(lines)")
    #expect(!lines.contains { $0.contains("ICMP") })
  }

  /// As in Wireshark's many_interfaces-1.pcapng, whose capture begins amid a conversation.
  @Test func whatAServerIsHeardToSendFirstIsReceived() {
    let lines = lines { traffic in
      traffic.udp(("173.194.204.189", 443), ("192.168.1.9", 58_000), [1])
      traffic.udp(("192.168.1.9", 58_001), ("173.194.204.189", 443), [1])
    }
    #expect(
      lines.dropFirst() == [
        "10:00:00.001  192.168.1.9       receives from 173.194.204.189:443 (quic)  #1",
        "10:00:00.002  192.168.1.9       sends to 173.194.204.189:443 (quic)  #2",
      ])
  }

  @Test func aPacketThatContradictsItselfIsToldOfItsSender() {
    let lines = lines { traffic in
      var packet = traffic.packet(.udp, ("203.0.113.7", 443), ("192.168.1.9", 40_000), payload: 1)
      packet.flags = .malformed
      traffic.take(packet, [1])
    }
    #expect(
      lines.last
        == "10:00:00.001  203.0.113.7       sends 192.168.1.9 a packet whose headers, as captured, contradict each other or its length  #1"
    )
  }

  /// An answer to a question for a.example's address that promises `count` records, with `flags`, in `rest`.
  private func answerLine(_ flags: [UInt8], count: UInt8, _ rest: [UInt8]) -> String? {
    lines { traffic in
      let (asker, resolver) = (("192.168.1.9", UInt16(5000)), ("192.168.1.1", UInt16(53)))
      let question: [UInt8] = Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 1, 0, 1]
      traffic.udp(asker, resolver, [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + question)
      traffic.udp(
        resolver, asker, [0x12, 0x34] + flags + [0, 1, 0, count, 0, 0, 0, 0] + question + rest)
    }.last?.components(separatedBy: "→ ").last
  }

  /// RFC 1035 §4.1.1, RFC 2308 §2.2
  @Test func anAnswerThatCannotBeReadIsNotNone() {
    let address: [UInt8] = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 66, 66, 66, 66]
    #expect(answerLine([0x81, 0x80], count: 0, []) == "no such record  #2")
    #expect(answerLine([0x83, 0x80], count: 0, []) == "an answer too long for a datagram  #2")
    #expect(
      answerLine([0x81, 0x80], count: 2, Array(address.prefix(9)))
        == "an answer that can't be read  #2"
    )
    #expect(
      answerLine([0x81, 0x80], count: 2, address + [0x3f])
        == "66.66.66.66, and what can't be read  #2")
  }

  /// RFC 2136 §2: what is asked there is a change; the section of questions names the zone. RFC 1996: news of one.
  @Test func whatIsNoQuestionIsNotToldAsOne() {
    func line(_ flags: UInt8, _ code: UInt8, records: UInt8) -> String? {
      lines { traffic in
        let (asker, server) = (("192.168.1.9", UInt16(5000)), ("192.168.1.1", UInt16(53)))
        let zone: [UInt8] = Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 6, 0, 1]
        let update: [UInt8] =
          [1, 108, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 168, 1, 9]
        traffic.udp(
          asker, server,
          [0x12, 0x34, flags, 0, 0, 1, 0, 0, 0, records, 0, 0] + zone
            + (records > 0 ? update : []))
        traffic.udp(
          server, asker, [0x12, 0x34, flags | 0x80, code, 0, 1, 0, 0, 0, 0, 0, 0] + zone)
      }.last.map { String($0.dropFirst(32)) }
    }
    #expect(
      line(0x28, 0, records: 1)
        == "asks 192.168.1.1 to change l.a.example in the zone a.example → done  #2")
    #expect(
      line(0x28, 5, records: 0) == "asks 192.168.1.1 to change the zone a.example → REFUSED  #2")
    #expect(
      line(0x20, 0, records: 0) == "tells 192.168.1.1 that the zone a.example changed → done  #2")
  }

  @Test func aDayReadsAsItHappened() {
    #expect(
      lines(HouseholdNotes(), aDay) == [
        "2026-03-01",
        "10:00:00.001  192.168.1.9       is at 24:0a:c4:00:00:09 (Espressif), it announces  #1",
        "10:00:00.003  smart-light       gets 192.168.1.9 from 192.168.1.1 for 1 h  #3",
        "10:00:00.006  smart-light       asks 192.168.1.1 for mqtt.lightco.example (A) → 18.196.4.20  #6",
        "10:00:00.007  smart-light       connects to mqtt.lightco.example:1883 (mqtt)  #7",
        "10:00:00.008  smart-light       is answered by mqtt.lightco.example:1883 in 1 ms  #8",
        "10:00:00.013  smart-light       ends with mqtt.lightco.example:1883 after 6 ms, sent 226 B, received 182 B  #13",
        "10:00:00.015  smart-light       connects to mqtt.lightco.example:1  #15",
        "10:00:01.016  smart-light       SYN to mqtt.lightco.example:1 unanswered (2nd try)  #16",
        "10:00:01.017  smart-light       is refused by mqtt.lightco.example:1  #17",
        "10:00:01.018  smart-light       is in touch with mqtt.lightco.example:8 already: the capture joined in later  #18",
        "10:00:01.019  smart-light       sends to 203.0.113.7:123 (ntp)  #19",
        "10:00:01.020  smart-light       is answered by 203.0.113.7:123 in 1 ms  #20",
        "10:00:01.021  smart-light       pings 192.168.1.1  #21",
        "2026-03-02",
        "10:00:01.023  smart-light       asks 192.168.1.1 for mqtt.lightco.example (A) → no answer captured  #23",
      ])
  }

  /// How long it had stood before nobody knows.
  @Test func aConnectionThatWasJoinedEndsAfterThat() {
    let lines = lines { traffic in
      let (device, server) = (SampleTraffic.device, SampleTraffic.server)
      traffic.tcp(device, server, .ack, sequence: 1, acknowledgment: 1, payload: 4)
      traffic.tcp(server, device, [.ack, .fin], sequence: 1, acknowledgment: 5)
      traffic.tcp(device, server, [.ack, .fin], sequence: 5, acknowledgment: 2)
    }
    #expect(lines.contains { $0.contains("2 ms after the capture joined in, sent") })
    #expect(!lines.contains { $0.contains(" after 2 ms") })
  }

  /// With `--from` the capture may hold how it began.
  @Test func whereThePartThatIsToldBeginsLateTheCaptureDoesNot() {
    var text = EventText(NameBook(), .utc, beginsLate: true)
    let events = events { traffic in
      let (device, server) = (SampleTraffic.device, SampleTraffic.server)
      traffic.tcp(device, server, .ack, sequence: 1, acknowledgment: 1, payload: 4)
    }
    let lines = events.flatMap { text.lines($0) }
    #expect(
      lines.contains { $0.contains("already") && $0.contains("what is told here begins later") })
  }

  @Test func theUsersNamesComeFirst() {
    let source = HouseholdSource(kind: .householdFile, file: "home.yaml", line: 1)
    let notes = HouseholdNotes(devices: [
      DeviceNote(
        macs: [SampleReport.light], addresses: [], hostNames: [], name: "Kitchen lamp", type: nil,
        group: nil, source: source)
    ])
    let lines = lines(notes) { traffic in
      traffic.announcement()
      traffic.lease(hostName: "smart-light")
      traffic.lookup()
    }
    #expect(
      lines.last
        == "10:00:00.005  Kitchen lamp      asks 192.168.1.1 for mqtt.lightco.example (A) → 18.196.4.20  #5"
    )
  }

  @Test func namesAreThoseOfTheMoment() {
    let lines = lines { traffic in
      traffic.connection()
      traffic.lookup()
    }
    #expect(lines.contains { $0.contains("connects to 18.196.4.20:1883") })
    #expect(!lines.contains { $0.contains("connects to mqtt") })
  }

  @Test func anAddressThatMovesIsTold() {
    let lines = lines { traffic in
      traffic.announcement()
      traffic.arp([
        0, 1, 8, 0, 6, 4, 0, 2, 2, 0, 0, 0, 0, 7, 192, 168, 1, 9, 0, 0, 0, 0, 0, 0, 192, 168, 1, 1,
      ])
    }
    #expect(
      lines.last
        == "10:00:00.002  192.168.1.9       is now at 02:00:00:00:00:07, before at 24:0a:c4:00:00:09  #2"
    )
  }

  @Test func neighbourDiscoveryTellsWhoseAnAddressIs() {
    let lines = lines { traffic in
      traffic.lease(hostName: "smart-light")
      var solicitation = traffic.packet(.icmpv6, ("2001:db8::9", 135), ("2001:db8::1", 136))
      solicitation.sourceMAC = SampleReport.light
      traffic.take(solicitation)
      traffic.tcp(("2001:db8::9", 40000), ("2001:db8:ffff::1", 443), .syn, sequence: 1)
    }
    #expect(
      lines.last
        == "10:00:00.004  smart-light       connects to [2001:db8:ffff::1]:443 (https)  #4")
  }

  /// A question for a.example's IPv6 address over IPv4, and its answer, 2001:db8:ffff::1, three seconds later.
  private func lookupIPv6(_ traffic: inout SampleTraffic) {
    let (asker, resolver) = (("192.168.1.9", UInt16(5000)), ("192.168.1.1", UInt16(53)))
    let question: [UInt8] = Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 28, 0, 1]
    traffic.udp(asker, resolver, [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + question)
    traffic.time += 3 * SampleReport.second
    let address: [UInt8] = [0x20, 1, 0x0d, 0xb8, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    traffic.udp(
      resolver, asker,
      [0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0] + question
        + [0xc0, 12, 0, 28, 0, 1, 0, 0, 0, 60, 0, 16] + address)
  }

  @Test func aNameAskedOverIPv4NamesTheIPv6AddressToo() {
    let lines = lines { traffic in
      traffic.lease(hostName: "smart-light")
      var solicitation = traffic.packet(.icmpv6, ("2001:db8::9", 135), ("2001:db8::1", 136))
      solicitation.sourceMAC = SampleReport.light
      traffic.take(solicitation)
      lookupIPv6(&traffic)
      traffic.tcp(("2001:db8::9", 40000), ("2001:db8:ffff::1", 443), .syn, sequence: 1)
      traffic.tcp(("2001:db8::8", 40000), ("2001:db8:ffff::1", 443), .syn, sequence: 1)
    }
    #expect(
      lines.suffix(3) == [
        "10:00:03.005  smart-light       asks 192.168.1.1 for a.example (AAAA) → 2001:db8:ffff::1, after 3 s  #5",
        "10:00:03.006  smart-light       connects to a.example:443 (https)  #6",
        "10:00:03.007  2001:db8::8       connects to [2001:db8:ffff::1]:443 (https)  #7",
      ])
  }

  @Test func hostNamesCannotSteerTheTerminal() {
    let lines = lines { traffic in
      traffic.lease(hostName: "a\u{202e}b\u{9b}31m")
      traffic.announcement()
      traffic.connection()
    }
    #expect(lines.allSatisfy { !$0.unicodeScalars.contains { $0.isActive } })
    #expect(lines.contains { $0.contains("\\x") })
  }

  @Test func everyLineOfJSONHasItsWordsAndFacts() throws {
    var json = EventJSON(NameBook())
    let rows = try events(aDay).compactMap { json.line($0) }.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(
      rows.map { $0["event"] as? String } == [
        "arp", "dhcp", "dns", "began", "answered", "ended", "began", "asked-again", "ended",
        "began", "began", "answered", "began", "dns",
      ])
    let ended = try #require(rows.first { $0["event"] as? String == "ended" })
    #expect(ended["device"] as? String == "24:0a:c4:00:00:09")
    #expect(ended["name"] as? String == "smart-light")
    #expect(ended["id.resp_h"] as? String == "18.196.4.20")
    #expect(ended["conn_state"] as? String == "SF")
    #expect((ended["bytes"] as? [String: Int]) == ["sent": 226, "received": 182])
    let dns = try #require(rows.first { $0["event"] as? String == "dns" })
    #expect(dns["answers"] as? [String] == ["18.196.4.20"])
  }
}

struct PacketTextTests {
  @Test func aPacketIsALine() {
    var traffic = SampleTraffic()
    var packet = traffic.packet(.tcp, ("192.168.1.9", 40000), ("2001:db8::1", 443), payload: 7)
    packet.tcpFlags = [.syn, .ack]
    var text = PacketText(.utc)
    #expect(
      text.lines(packet) == [
        "2026-03-01",
        "10:00:00.001  #1       192.168.1.9:40000 > [2001:db8::1]:443  TCP  SYN ACK  7 bytes",
      ])
    packet.kind = .udp
    packet.flags = [.carrier]
    packet.vlan = 12
    #expect(
      text.lines(packet) == [
        "10:00:00.001  #1       192.168.1.9:40000 > [2001:db8::1]:443  UDP  7 bytes  VLAN 12  carries:"
      ])
    packet.depth = 1
    packet.flags = []
    packet.kind = .arp
    #expect(
      text.lines(packet) == [
        "10:00:00.001  #1         24:0a:c4:00:00:09 > 02:00:00:00:00:01  ARP  61 bytes  VLAN 12"
      ])
  }
}
