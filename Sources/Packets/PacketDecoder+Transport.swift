/// TCP, UDP and ICMP, and the protocols over IP that are tunnels.
extension PacketDecoder {
  /// Decodes what an IP packet carries; `layer` holds its addresses and protocol number.
  @inline(__always)
  mutating func decodeTransport(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) {
    switch layer.headers.protocolNumber {
    case 6: decodeTCP(reader, &layer, &packets)
    case 17: decodeUDP(reader, &layer, &packets)
    case 1: decodeICMP(.icmp, reader, &layer, &packets)
    case 58: decodeICMP(.icmpv6, reader, &layer, &packets)
    default: decodeIPProtocol(reader, layer, &packets)
    }
  }

  private mutating func decodeTCP(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) {
    var reader = reader
    let start = reader.offset
    guard let header = try? TCPHeader(parsing: &reader) else {
      appendOtherIP(reader, layer, &packets)
      return
    }
    layer.headers.kind = .tcp
    layer.headers.sourcePort = header.sourcePort
    layer.headers.destinationPort = header.destinationPort
    layer.headers.sequence = header.sequence
    layer.headers.acknowledgment = header.acknowledgment
    layer.headers.tcpFlags = header.flags
    layer.headers.window = header.window
    layer.mixFingerprint(
      UInt64(header.sequence) << 32 | UInt64(header.acknowledgment),
      UInt64(header.checksum) << 32 | UInt64(header.window) << 8 | UInt64(header.flags.rawValue))
    if !header.flags.isDisjoint(with: [.syn, .fin]),
      isPseudoHeaderSum(header.checksum, layer.headers, layer.wireEnd - start)
    {
      layer.headers.flags.insert(.offloadedChecksum)
    }
    let payloadStart = start + header.headerLength
    if header.headerLength < 20 || payloadStart > layer.wireEnd {
      if header.headerLength < 20 || !layer.goesOn { layer.headers.flags.insert(.malformed) }
    } else {
      layer.headers.payloadLength = UInt32(truncatingIfNeeded: layer.wireEnd - payloadStart)
      layer.setPayload(reader, from: payloadStart)
    }
    packets.packets.append(layer.headers)
  }

  private mutating func decodeUDP(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) {
    var reader = reader
    let start = reader.offset
    guard let header = try? UDPHeader(parsing: &reader), header.length == 0 || header.length >= 8
    else {
      appendOtherIP(reader, layer, &packets)
      return
    }
    if Self.isTunnelPort(header.destinationPort) || Self.isTunnelPort(header.sourcePort) {
      // What a tunnel carries starts from what was known before its own ports and payload.
      var outside = layer
      appendUDP(header, from: start, &reader, &layer, &packets)
      outside.wireEnd = layer.wireEnd
      decodeUDPTunnel(reader, outside, layer.headers, &packets)
    } else {
      appendUDP(header, from: start, &reader, &layer, &packets)
    }
  }

  /// - Parameter start: where the header began; the reader has passed it.
  @inline(__always)
  private func appendUDP(
    _ header: UDPHeader, from start: Int, _ reader: inout ByteReader, _ layer: inout Layer,
    _ packets: inout DecodedPackets
  ) {
    layer.headers.kind = .udp
    layer.headers.sourcePort = header.sourcePort
    layer.headers.destinationPort = header.destinationPort
    if header.length > layer.wireEnd - start {
      if !layer.goesOn { layer.headers.flags.insert(.malformed) }
    } else if header.length > 0 {
      layer.wireEnd = start + header.length
      reader.truncate(to: layer.wireEnd)
    }
    if isPseudoHeaderSum(header.checksum, layer.headers, header.length) {
      layer.headers.flags.insert(.offloadedChecksum)
    }
    let isCovered = header.checksum != 0 && !layer.headers.flags.contains(.offloadedChecksum)
    layer.mixFingerprint(
      isCovered ? UInt64(header.checksum) : beginning(reader),
      UInt64(truncatingIfNeeded: header.length))
    layer.headers.payloadLength = UInt32(truncatingIfNeeded: layer.wireEnd - reader.offset)
    layer.setPayload(reader, from: reader.offset)
    packets.packets.append(layer.headers)
  }

  private mutating func decodeICMP(
    _ kind: DecodedPacket.Kind, _ reader: ByteReader, _ layer: inout Layer,
    _ packets: inout DecodedPackets
  ) {
    var reader = reader
    let start = reader.offset
    guard let type = try? reader.read(UInt8.self), let code = try? reader.read(UInt8.self) else {
      appendOtherIP(reader, layer, &packets)
      return
    }
    let checksum = (try? reader.read(UInt16.self)) ?? 0
    let rest = (try? reader.read(UInt32.self)) ?? 0
    layer.headers.kind = kind
    layer.headers.sourcePort = UInt16(type)
    let counterpart =
      kind == .icmp ? ICMPType.counterpart(of: type) : ICMPType.counterpartV6(of: type)
    layer.headers.destinationPort = UInt16(counterpart ?? code)
    layer.mixFingerprint(
      UInt64(checksum), UInt64(rest) << 16 | UInt64(type) << 8 | UInt64(code))
    layer.headers.payloadLength = UInt32(truncatingIfNeeded: layer.wireEnd - start)
    layer.setPayload(reader, from: start)
    packets.packets.append(layer.headers)
  }

  /// Whether a checksum is the sum of the pseudo-header alone (RFC 9293 §3.1, RFC 8200 §8.1): what
  /// a host leaves there for its adapter to complete.
  ///
  /// Taken modulo 65535, as such sums are, so that the prefix of an IPv4 address (ffff) counts for nothing.
  @inline(__always)
  private func isPseudoHeaderSum(
    _ checksum: UInt16, _ packet: DecodedPacket, _ length: Int
  ) -> Bool {
    guard checksum != 0 else { return false }
    func halves(_ word: UInt64) -> UInt64 { (word >> 32) &+ (word & 0xffff_ffff) }
    var sum = UInt64(packet.protocolNumber) &+ UInt64(truncatingIfNeeded: length)
    sum &+= halves(packet.source.high) &+ halves(packet.source.low)
    sum &+= halves(packet.destination.high) &+ halves(packet.destination.low)
    return sum % 0xffff == UInt64(checksum) % 0xffff
  }

  /// A packet of a protocol that has no ports, or whose header is cut off.
  func appendOtherIP(_ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets) {
    var layer = layer
    layer.headers.kind = .otherIP
    layer.headers.payloadLength = UInt32(clamping: layer.wireEnd - reader.offset)
    layer.mixFingerprint(0, 0)
    layer.setPayload(reader, from: reader.offset)
    packets.packets.append(layer.headers)
  }

  /// Mixes the first 64 bytes of a payload, to stand for it where no checksum does: several answers of a
  /// resolver may leave at once, with one length and the IP identification 0.
  @inline(never)
  private func beginning(_ payload: ByteReader) -> UInt64 {
    var payload = payload
    var hash: UInt64 = 0
    for _ in 0..<8 {
      guard let word = try? payload.read(UInt64.self) else { break }
      hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
      hash ^= hash >> 32
    }
    for _ in 0..<7 {
      guard let byte = try? payload.read(UInt8.self) else { break }
      hash = (hash ^ UInt64(byte)) &* 0xbf58_476d_1ce4_e5b9
    }
    return hash
  }
}

extension Layer {
  /// Mixes what identical copies of a frame share: link addresses, IP identification and length
  /// (in the headers already) and the transport's own fields, its checksum standing for the payload.
  @inline(__always)
  fileprivate mutating func mixFingerprint(_ first: UInt64, _ second: UInt64) {
    var hash = headers.sourceMAC.rawValue &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ headers.destinationMAC.rawValue) &* 0xbf58_476d_1ce4_e5b9
    hash ^= UInt64(headers.fingerprint) << 32 | UInt64(headers.ipLength) << 8
    hash ^= UInt64(headers.timeToLive)
    hash = (hash ^ (hash >> 29)) &* 0x94d0_49bb_1331_11eb
    hash = (hash ^ first) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ (hash >> 32) ^ second) &* 0xbf58_476d_1ce4_e5b9
    headers.fingerprint = UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// Records where the packet's payload lies, from `start` to the end of the captured bytes: at that end,
  /// with no bytes, where the header itself was cut.
  @inline(__always)
  fileprivate mutating func setPayload(_ reader: ByteReader, from start: Int) {
    let start = min(start, reader.end)
    headers.payload = DecodedPacket.Payload(
      buffer: buffer, offset: UInt32(clamping: origin + start),
      count: UInt32(clamping: reader.end - start))
    if headers.payload.count < headers.payloadLength { headers.flags.insert(.cut) }
  }
}
