import Foundation
import Packets
import TestSupport
import Testing

/// What tshark reads in real captures of clocks, names and DHCPv6, these decoders read too.
@Suite(.enabled(if: Tshark.isThere, Comment(rawValue: Tshark.isMissing)), .serialized)
struct CorpusNameTests {
  /// Calls `body` with the payload and tshark's values of each packet that `filter` lets through, with one message in it.
  private func eachPacket(
    in folders: [String], of fields: [String], where filter: String,
    _ body: (_ payload: [UInt8], _ theirs: [String: [String]], _ place: String) throws -> Void
  ) throws {
    for folder in folders {
      for capture in Corpus.captures(in: folder) {
        let packets = try Tshark.values(
          of: ["frame.number", "udp.payload"] + fields, in: capture,
          where: "(\(filter)) && udp && !icmp && !_ws.malformed")
        for packet in packets {
          guard let payload = packet["udp.payload"], payload.count == 1 else { continue }
          let frame = packet["frame.number"]?.first ?? ""
          try body(
            [UInt8](hex: payload[0]), packet, "\(capture.lastPathComponent) frame \(frame)")
        }
      }
    }
  }

  private static let date: DateFormatter = {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "UTC")
    format.dateFormat = "MMM d, yyyy HH:mm:ss"
    return format
  }()

  /// The time that tshark writes, `May 30, 2019 20:02:36.073681418 UTC`, in nanoseconds since 1970.
  private func nanoseconds(_ text: String) -> Int64? {
    let parts = text.replacing("  ", with: " ").replacing(" UTC", with: "").split(separator: ".")
    guard parts.count == 2, let date = Self.date.date(from: String(parts[0])),
      let fraction = Int64(parts[1])
    else { return nil }
    return Int64(date.timeIntervalSince1970) * 1_000_000_000 + fraction
  }

  /// Whether a time is that which tshark writes, which rounds it its own way.
  private func isAlike(_ ours: NTPTimestamp, _ theirs: [String]?) -> Bool {
    let their = theirs?.first.flatMap(nanoseconds)
    guard let their, let our = ours.unixNanoseconds else {
      return their == nil && ours.isUnknown
    }
    return abs(their - our) < 10
  }

  @Test func clocksReadAlike() throws {
    let numbers = [
      "ntp.flags.li", "ntp.flags.vn", "ntp.flags.mode", "ntp.stratum", "ntp.ppoll",
      "ntp.precision", "ntp.rootdelay", "ntp.rootdispersion", "ntp.refid",
    ]
    let times = ["ntp.reftime", "ntp.org", "ntp.rec", "ntp.xmt"]
    var compared = 0
    try eachPacket(
      in: ["ntp", "tplink"], of: numbers + times, where: "ntp && ntp.flags.mode <= 5"
    ) { payload, theirs, place in
      let message = try NTPMessage(parsing: payload.rawSpan)
      let ours = [
        "\(message.leapIndicator)", "\(message.version)", "\(message.mode.rawValue)",
        "\(message.stratum)", "\(UInt8(bitPattern: message.pollExponent))",
        "\(UInt8(bitPattern: message.precisionExponent))", "\(message.rootDelay.rawValue)",
        "\(message.rootDispersion.rawValue)", hexadecimal(message.referenceID),
      ]
      for (field, our) in zip(numbers, ours) {
        #expect(theirs[field] == [our], "\(field) in \(place)")
      }
      let ourTimes = [
        message.referenceTime, message.originTime, message.receiveTime, message.transmitTime,
      ]
      for (field, our) in zip(times, ourTimes) {
        #expect(isAlike(our, theirs[field]), "\(field) in \(place)")
      }
      compared += 1
    }
    #expect(compared > 0)
    print("\(compared) NTP messages as tshark reads them")
  }

  private func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  @Test func netBIOSNamesReadAlike() throws {
    let fields = [
      "nbns.id", "nbns.flags.opcode", "nbns.flags.response", "nbns.flags.rcode", "nbns.name",
      "nbns.addr", "nbns.netbios_name", "nbns.unit_id",
    ]
    var compared = 0
    try eachPacket(in: ["dns-mdns-ssdp"], of: fields, where: "nbns") { payload, theirs, place in
      let message = try NetBIOSNameMessage(parsing: payload.rawSpan)
      #expect(
        theirs["nbns.id"] == ["0x" + hexadecimal(UInt32(message.transactionID)).suffix(4)],
        "id in \(place)")
      #expect(theirs["nbns.flags.opcode"] == ["\(message.operation.rawValue)"], "in \(place)")
      #expect(theirs["nbns.flags.response"] == [message.isResponse ? "1" : "0"], "in \(place)")
      if message.isResponse {
        #expect(theirs["nbns.flags.rcode"] == ["\(message.resultCode)"], "in \(place)")
      }
      // tshark adds what the suffix stands for to the names of records.
      let name = (message.question?.name ?? message.holders.first?.name)?.description
      if let name, name != "*", let their = theirs["nbns.name"]?.first {
        #expect(their == name || their.hasPrefix(name + " "), "name in \(place)")
      }
      #expect((theirs["nbns.addr"] ?? []) == message.holders.map { "\($0.address)" }, "in \(place)")
      #expect(
        (theirs["nbns.netbios_name"] ?? []).map { $0.trimmingCharacters(in: .whitespaces) }
          == message.nodeNames.map(\.name.name), "in \(place)")
      if let mac = message.nodeMAC { #expect(theirs["nbns.unit_id"] == ["\(mac)"], "in \(place)") }
      compared += 1
    }
    #expect(compared > 0)
    print("\(compared) NetBIOS name messages as tshark reads them")
  }

  @Test func netBIOSDatagramsReadAlike() throws {
    let fields = [
      "nbdgm.type", "nbdgm.src.ip", "nbdgm.source_name", "nbdgm.destination_name",
      "browser.command", "browser.server", "browser.comment",
    ]
    var compared = 0
    try eachPacket(in: ["dns-mdns-ssdp"], of: fields, where: "nbdgm") { payload, theirs, place in
      let message = try NetBIOSDatagram(parsing: payload.rawSpan)
      #expect(theirs["nbdgm.type"] == ["\(message.type)"], "in \(place)")
      #expect(theirs["nbdgm.src.ip"] == ["\(message.sourceAddress)"], "in \(place)")
      for (field, name) in [
        ("nbdgm.source_name", message.sourceName),
        ("nbdgm.destination_name", message.destinationName),
      ] {
        let their = theirs[field]?.first ?? ""
        #expect(their.hasPrefix("\(name)") || !isPlain(name.name), "\(field) in \(place)")
      }
      let isAnnouncement = ["0x01", "0x0f"].contains(theirs["browser.command"]?.first ?? "")
      #expect((message.announcement != nil) == isAnnouncement, "in \(place)")
      if let announcement = message.announcement {
        #expect(theirs["browser.server"] == [announcement.serverName], "in \(place)")
        #expect((theirs["browser.comment"]?.first ?? "") == announcement.comment, "in \(place)")
      }
      compared += 1
    }
    #expect(compared > 0)
    print("\(compared) NetBIOS datagrams as tshark reads them")
  }

  private func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { 0x21..<0x7f ~= $0.value && $0 != "\\" }
  }

  @Test func dhcpv6ReadsAlike() throws {
    let fields = [
      "dhcpv6.msgtype", "dhcpv6.xid", "dhcpv6.duid.bytes", "dhcpv6.duidllt.link_layer_addr",
      "dhcpv6.duidll.link_layer_addr", "dhcpv6.requested_option_code", "dhcpv6.client_domain",
      "dhcpv6.vendorclass.enterprise", "dhcpv6.vendorclass.data", "dhcpv6.iaaddr.ip",
      "dhcpv6.iaprefix.pref_addr", "dhcpv6.iaprefix.pref_len", "dhcpv6.dns_server",
      "dhcpv6.elapsed_time",
    ]
    var compared = 0
    try eachPacket(in: ["dhcp", "tunnels-mirrors"], of: fields, where: "dhcpv6") {
      payload, theirs, place in
      let message = try DHCPv6Message(parsing: payload.rawSpan)
      let addresses = message.leases.filter { $0.prefix.length == 128 }
      let prefixes = message.leases.filter { $0.prefix.length < 128 }
      let identifiers = [message.clientIdentifier, message.serverIdentifier].compactMap { $0 }
      let columns: [String: [String]] = [
        "dhcpv6.msgtype": ["\(message.type.rawValue)"],
        "dhcpv6.xid": ["0x" + hexadecimal(message.transactionID).suffix(6)],
        "dhcpv6.requested_option_code": message.requestedOptions.map { "\($0)" },
        "dhcpv6.client_domain": message.clientFQDN.map { [$0] } ?? [],
        "dhcpv6.vendorclass.enterprise": message.vendorClass.map { ["\($0.enterprise)"] } ?? [],
        "dhcpv6.vendorclass.data": message.vendorClass?.texts ?? [],
        "dhcpv6.iaaddr.ip": addresses.map { "\($0.prefix.address)" },
        "dhcpv6.iaprefix.pref_addr": prefixes.map { "\($0.prefix.address)" },
        "dhcpv6.iaprefix.pref_len": prefixes.map { "\($0.prefix.length)" },
        "dhcpv6.dns_server": message.dnsServers.map(\.description),
        "dhcpv6.elapsed_time": message.elapsedMilliseconds.map { ["\($0)"] } ?? [],
      ]
      for (field, ours) in columns {
        let their = (theirs[field] ?? []).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        #expect(their == ours, "\(field) in \(place)")
      }
      // The order of the two is the sender's.
      let bytes = identifiers.map { $0.description.replacing(":", with: "") }
      #expect((theirs["dhcpv6.duid.bytes"] ?? []).sorted() == bytes.sorted(), "in \(place)")
      let macs =
        (theirs["dhcpv6.duidllt.link_layer_addr"] ?? [])
        + (theirs["dhcpv6.duidll.link_layer_addr"] ?? [])
      #expect(macs.sorted() == identifiers.compactMap { $0.mac?.description }.sorted())
      compared += 1
    }
    #expect(compared > 0)
    print("\(compared) DHCPv6 messages as tshark reads them")
  }
}
