/// How an MQTT-SN message names its topic: TopicIdType, the low two bits of its flags (MQTT-SN 1.2 §5.3.4).
public enum MQTTSNTopic: Hashable, Sendable {
  /// The number that a REGISTER, REGACK or SUBACK tied to a name.
  case registered(UInt16)
  /// A number that both sides knew beforehand.
  case predefined(UInt16)
  /// Two letters, or the name itself in a SUBSCRIBE.
  case name(String)

  /// - Parameter isNamed: whether a normal topic stands with its name rather than its number.
  init(
    parsing reader: inout ByteReader, flags: UInt8, isNamed: Bool
  ) throws(DecodeError) {
    let start = reader.offset
    switch flags & 3 {
    case 0 where isNamed: self = .name(try reader.readMQTTSNText(reader.remaining))
    case 0: self = .registered(try reader.read())
    case 1: self = .predefined(try reader.read())
    case 2: self = .name(try reader.readMQTTSNText(2))
    default: throw DecodeError(.invalid(field: "TopicIdType", value: 3), at: start)
    }
  }
}

extension ByteReader {
  /// Reads text of so many bytes, at least one; bytes of another encoding than UTF-8 are escaped.
  mutating func readMQTTSNText(_ count: Int) throws(DecodeError) -> String {
    let start = offset
    guard count > 0 else { throw DecodeError(.truncated(needed: 1, available: 0), at: start) }
    let bytes = try readBytes(count)
    return String(validating: bytes) ?? String(escaping: [UInt8](copying: bytes))
  }
}
