import Packets

/// Bytes from hex digits; spaces are passed over.
func hex(_ digits: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var high: UInt8?
  for character in digits.utf8 where character != UInt8(ascii: " ") {
    let digit = UInt8(Character(UnicodeScalar(character)).hexDigitValue ?? 0)
    if let first = high {
      bytes.append(first << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  return bytes
}

func bigEndian(_ value: Int) -> [UInt8] {
  [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
}

func littleEndian(_ value: Int) -> [UInt8] { bigEndian(value).reversed() }

/// From 02:00:00:00:00:aa to 02:00:00:00:00:bb unless told otherwise.
func ethernet(_ type: Int, _ payload: [UInt8], from: UInt8 = 0xaa, to: UInt8 = 0xbb) -> [UInt8] {
  hex("0200 0000 00") + [to] + hex("0200 0000 00") + [from] + bigEndian(type) + payload
}

/// From 10.0.0.1 to 10.0.0.2 unless told otherwise.
func ipv4(
  _ protocolNumber: UInt8, _ payload: [UInt8], from: String = "0a000001", to: String = "0a000002"
) -> [UInt8] {
  var header = hex("4500") + bigEndian(payload.count + 20) + hex("0001 0000 40")
  header += [protocolNumber] + hex("0000" + from + to)
  var sum = 0
  for index in stride(from: 0, to: 20, by: 2) {
    sum += Int(header[index]) << 8 | Int(header[index + 1])
  }
  sum = (sum & 0xffff) + sum >> 16
  header.replaceSubrange(10..<12, with: bigEndian(~sum))
  return header + payload
}

/// From 2001:db8::1 to 2001:db8::2.
func ipv6(_ nextHeader: UInt8, _ payload: [UInt8]) -> [UInt8] {
  hex("6000 0000") + bigEndian(payload.count) + [nextHeader] + hex("40")
    + hex("20010db8 00000000 00000000 00000001 20010db8 00000000 00000000 00000002") + payload
}

func udp(_ payload: [UInt8], from: Int = 1000, to: Int = 2000) -> [UInt8] {
  bigEndian(from) + bigEndian(to) + bigEndian(payload.count + 8) + hex("0000") + payload
}

/// A tunnel over UDP: between 192.0.2.1 and 192.0.2.2, in Ethernet.
func udpTunnel(_ port: Int, _ payload: [UInt8]) -> [UInt8] {
  ethernet(
    0x0800,
    ipv4(17, udp(payload, from: 40000, to: port), from: "c0000201", to: "c0000202"),
    from: 0xcc, to: 0xdd)
}

/// A tunnel over IPv4: between 192.0.2.1 and 192.0.2.2, in Ethernet.
func ipTunnel(_ protocolNumber: UInt8, _ payload: [UInt8]) -> [UInt8] {
  ethernet(
    0x0800, ipv4(protocolNumber, payload, from: "c0000201", to: "c0000202"), from: 0xcc, to: 0xdd)
}

/// What most of the frames made by hand hold: two bytes over UDP, from 10.0.0.1:1000 to 10.0.0.2:2000.
let innermost = ipv4(17, udp(hex("6869")))
/// The same over IPv6.
let innermostV6 = ipv6(17, udp(hex("6869")))
/// The first of them in an Ethernet frame from :aa to :bb.
let innermostEthernet = ethernet(0x0800, innermost)
/// The same after LLC and SNAP.
let innermostSNAP = hex("aaaa 0300 0000 0800") + innermost

/// Decodes one frame alone.
func decode(_ bytes: [UInt8], as linkType: LinkType, wireLength: Int? = nil) -> [DecodedPacket] {
  var decoder = PacketDecoder()
  return decoder.decode(bytes, as: linkType, wireLength: wireLength)
}

extension PacketDecoder {
  /// Decodes one frame, at the beginning of its batch.
  mutating func decode(
    _ bytes: [UInt8], as linkType: LinkType, wireLength: Int? = nil
  ) -> [DecodedPacket] {
    var packets = DecodedPackets()
    let header = FrameHeader(
      time: 0, number: 1, capture: 0, linkType: linkType,
      wireLength: wireLength ?? bytes.count, offset: 0)
    decode(bytes.rawSpan, header, into: &packets)
    return packets.packets
  }
}
