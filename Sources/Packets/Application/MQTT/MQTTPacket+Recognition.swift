/// How much bytes look like MQTT.
public enum MQTTLikelihood: Sendable {
  case no
  /// They may be its beginning: more are needed.
  case tooShort
  /// They fit, but are so few and plain that much else could be so.
  case plausible
  case certain
}

extension MQTTPacket {
  /// Most packets of a segment that are judged; a judgement.
  private static let judgedBound = 8

  /// Judges the packets at the start of a stream, or of a segment in its midst: where one fits, those behind it may tell.
  ///
  /// A CONNECT names its protocol. A PUBLISH or SUBSCRIBE whose lengths agree and whose topic can be read is as good:
  /// a text would need zeros for that, ASN.1 (whose SEQUENCE is a PUBLISH's first byte) another second byte.
  public static func likelihood(_ bytes: RawSpan) -> MQTTLikelihood {
    let first = likelihoodOfFirst(bytes)
    var likelihood = first
    var rest = bytes
    for _ in 1..<judgedBound {
      guard likelihood == .plausible, let header = try? MQTTFixedHeader(parsing: rest),
        header.packetLength < rest.byteCount
      else { break }
      rest = rest.extracting(header.packetLength..<rest.byteCount)
      likelihood = likelihoodOfFirst(rest)
    }
    return likelihood == .certain ? .certain : first
  }

  private static func likelihoodOfFirst(_ bytes: RawSpan) -> MQTTLikelihood {
    var reader = ByteReader(bytes)
    let header: MQTTFixedHeader
    do throws(DecodeError) {
      header = try MQTTFixedHeader(parsing: &reader)
    } catch {
      if case .truncated = error.problem, bytes.byteCount < 5 { return .tooShort }
      return .no
    }
    guard header.hasProperFlags else { return .no }
    switch header.type {
    case .connect: return connectLikelihood(&reader, header)
    case .publish: return publishLikelihood(bytes, &reader, header)
    case .subscribe, .unsubscribe, .suback, .unsuback, .connack, .auth:
      return wholeLikelihood(bytes, header)
    case .puback, .pubrec, .pubrel, .pubcomp:
      // Even with a reason in words these are short.
      guard (2...512).contains(header.remainingLength) else { return .no }
      return wholeLikelihood(bytes, header)
    case .pingreq, .pingresp: return header.remainingLength == 0 ? .plausible : .no
    case .disconnect:
      return header.remainingLength < 512 ? wholeLikelihood(bytes, header) : .no
    }
  }

  private static func connectLikelihood(
    _ reader: inout ByteReader, _ header: MQTTFixedHeader
  ) -> MQTTLikelihood {
    // The shortest has a name of four bytes, and no client identifier.
    guard header.remainingLength >= 12 else { return .no }
    var expected: [UInt8] = [0, 4, 0x4d, 0x51, 0x54, 0x54]
    var place = 0
    while place < expected.count {
      guard let byte = try? reader.read(UInt8.self) else { return .tooShort }
      // MQIsdp
      if place == 1, byte == 6 { expected = [0, 6, 0x4d, 0x51, 0x49, 0x73, 0x64, 0x70] }
      guard byte == expected[place] else { return .no }
      place += 1
    }
    guard let level = try? reader.read(UInt8.self) else { return .tooShort }
    return (3...5).contains(level & 0x7f) ? .certain : .no
  }

  private static func publishLikelihood(
    _ bytes: RawSpan, _ reader: inout ByteReader, _ header: MQTTFixedHeader
  ) -> MQTTLikelihood {
    guard let high = try? reader.read(UInt8.self) else {
      return header.remainingLength > 3 ? .tooShort : .no
    }
    // A topic of more than 1023 bytes is not met, and would make texts look like one.
    guard high < 4 else { return .no }
    guard let low = try? reader.read(UInt8.self) else { return .tooShort }
    let length = Int(high) << 8 | Int(low)
    guard length > 0, length <= header.remainingLength - 2 else { return .no }
    let isWhole = reader.remaining >= length
    guard let bytes = try? reader.readBytes(min(length, reader.remaining)) else { return .no }
    let topic = [UInt8](copying: bytes)
    guard topic.allSatisfy({ $0 >= 0x20 && $0 != 0x7f && $0 != 0x23 && $0 != 0x2b }) else {
      return .no
    }
    guard isWhole else { return .tooShort }
    guard topic.isPlainUTF8 else { return .no }
    let fits = reader.end == header.packetLength
    return fits || topic.contains(0x2f) ? .certain : .plausible
  }

  /// Of packets that are judged whole.
  private static func wholeLikelihood(
    _ bytes: RawSpan, _ header: MQTTFixedHeader
  ) -> MQTTLikelihood {
    guard header.remainingLength <= 16_384 else { return .no }
    guard bytes.byteCount >= header.packetLength else { return .tooShort }
    let versions: [MQTTVersion] = [.v311, .v5]
    for version in versions {
      guard let packet = try? MQTTPacket(parsing: bytes, version) else { continue }
      switch packet {
      case .subscribe(let message):
        let isPlain = message.subscriptions.allSatisfy { $0.filter.utf8.isPlainUTF8 }
        return isPlain && message.packetIdentifier > 0 ? .certain : .no
      case .connack(let message):
        guard message.properties.items.isEmpty else { return .certain }
        return message.code < 0xa0 ? .plausible : .no
      default: return .plausible
      }
    }
    return .no
  }
}
