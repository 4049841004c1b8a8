import Packets

/// Who speaks, to judge by the first bytes of a payload: protocols in which the client speaks first and in its own way.
enum FirstPayload {
  case client
  case server

  /// Recognises a TLS ClientHello or ServerHello (RFC 8446 §4.1), an MQTT CONNECT or CONNACK
  /// (MQTT 3.1.1 §3.1–3.2), an HTTP request or response (RFC 9112 §3–4); nil for anything else.
  static func speaker(_ payload: RawSpan) -> FirstPayload? {
    var reader = ByteReader(payload)
    guard let first = try? reader.read(UInt64.self) else { return pinger(payload) }
    let bytes = withBytes(of: first)
    switch (bytes[0], bytes[1], bytes[5]) {
    case (0x16, 3, 1): return .client  // Handshake record, ClientHello.
    case (0x16, 3, 2): return .server
    default: break
    }
    // CONNECT: a length of one byte or two, then that of the name (4 or 6), then "MQTT" or "MQIsdp".
    if bytes[0] == 0x10,
      bytes[4] == 0x4d && bytes[5] == 0x51 || bytes[5] == 0x4d && bytes[6] == 0x51
    {
      return .client
    }
    if first >> 24 == 0x48_5454_502f { return .server }  // HTTP/
    return isMethod(first) ? .client : nil
  }

  /// Who sent an MQTT PINGREQ or PINGRESP, alone in its segment (MQTT 3.1.1 §3.12–3.13).
  private static func pinger(_ payload: RawSpan) -> FirstPayload? {
    var reader = ByteReader(payload)
    guard payload.byteCount == 2, let bytes = try? reader.read(UInt16.self) else { return nil }
    switch bytes {
    case 0xc000: return .client
    case 0xd000: return .server
    default: return nil
    }
  }

  /// Who sent a datagram of NTP, by its mode (RFC 5905 §7.3); nil where neither asked.
  static func ntpSpeaker(_ datagram: RawSpan) -> FirstPayload? {
    var reader = ByteReader(datagram)
    guard let first = try? reader.read(UInt8.self) else { return nil }
    switch first & 0b111 {
    case 3: return .client
    case 4: return .server
    default: return nil
    }
  }

  /// Who sent a datagram of LIFX, by its type: a light, or who asks one or tells it something; nil for anything else.
  static func lifxSpeaker(_ datagram: RawSpan) -> FirstPayload? {
    guard let message = try? LIFXMessage(parsing: datagram) else { return nil }
    return message.isFromDevice ? .server : .client
  }

  /// Who sent a datagram between ports that no service has: an answer to a search begins as an HTTP response does, and goes
  /// to the port that the search came from (UPnP Device Architecture 2.0 §1.3.3; Yeelight's specification §3.1 writes it
  /// alike); nil for anything else.
  static func searchSpeaker(_ datagram: RawSpan) -> FirstPayload? {
    var reader = ByteReader(datagram)
    guard let first = try? reader.read(UInt64.self), first == 0x4854_5450_2f31_2e31,  // HTTP/1.1
      let next = try? reader.read(UInt32.self), next == 0x2032_3030  //  200
    else { return nil }
    return .server
  }

  /// Who sent a datagram with a DTLS handshake message (RFC 6347 §4.3.2): a ClientHello, or a ServerHello or
  /// HelloVerifyRequest; nil for anything else.
  static func dtlsSpeaker(_ datagram: RawSpan) -> FirstPayload? {
    var reader = ByteReader(datagram)
    guard let first = try? reader.read(UInt32.self),
      first >> 8 == 0x16_fefd || first >> 8 == 0x16_feff,
      (try? reader.skip(9)) != nil, let type = try? reader.read(UInt8.self)
    else { return nil }
    switch type {
    case 1: return .client
    case 2, 3: return .server
    default: return nil
    }
  }

  /// The methods of RFC 9110 §9 and RFC 5789 that fit in seven letters, with the space after them.
  private static func isMethod(_ first: UInt64) -> Bool {
    switch first {
    case _ where first >> 32 == 0x4745_5420: true  // GET
    case _ where first >> 24 == 0x50_4f53_5420: true  // POST
    case _ where first >> 32 == 0x5055_5420: true  // PUT
    case _ where first >> 24 == 0x48_4541_4420: true  // HEAD
    case _ where first >> 8 == 0x44_454c_4554_4520: true  // DELETE
    case _ where first == 0x4f50_5449_4f4e_5320: true  // OPTIONS
    case _ where first == 0x434f_4e4e_4543_5420: true  // CONNECT
    case _ where first >> 16 == 0x5041_5443_4820: true  // PATCH
    default: false
    }
  }

  private static func withBytes(of value: UInt64) -> InlineArray<8, UInt8> {
    InlineArray { UInt8(truncatingIfNeeded: value >> UInt64(56 - $0 * 8)) }
  }
}

extension Flow {
  /// Where no handshake was captured, asks the payloads of either side who is the client.
  @inline(__always)
  mutating func noteFirstPayload(_ packet: DecodedPacket, _ payload: RawSpan, upward: Bool) {
    guard packet.payloadLength > 0, !evidence.isCertain,
      let speaker =
        packet.kind == .tcp ? FirstPayload.speaker(payload) : datagramSpeaker(packet, payload)
    else { return }
    evidence.note(.firstPayload, isLow: (speaker == .client) == upward)
  }

  /// Who sent a datagram: asked of NTP and LIFX, whose both ends may use one port, and where the ports tell nothing.
  @inline(__always)
  private func datagramSpeaker(_ packet: DecodedPacket, _ payload: RawSpan) -> FirstPayload? {
    guard packet.kind == .udp, evidence.restsOnFirstPacket else { return nil }
    if packet.sourcePort == 123, packet.destinationPort == 123 {
      return FirstPayload.ntpSpeaker(payload)
    }
    if packet.sourcePort == LIFXMessage.port, packet.destinationPort == LIFXMessage.port {
      return FirstPayload.lifxSpeaker(payload)
    }
    guard low.packets + high.packets <= 2 else { return nil }
    return FirstPayload.dtlsSpeaker(payload) ?? FirstPayload.searchSpeaker(payload)
  }
}
