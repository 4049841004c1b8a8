/// MQTT's data representations (MQTT 5 §1.5).
extension ByteReader {
  /// Reads a Variable Byte Integer: seven bits a byte, least first, four bytes at most.
  mutating func readMQTTVariableByteInteger() throws(DecodeError) -> Int {
    let start = offset
    var value = 0
    for place in 0..<4 {
      let byte: UInt8 = try read()
      value |= Int(byte & 0x7f) << (7 * place)
      if byte & 0x80 == 0 { return value }
    }
    throw DecodeError(
      .invalid(field: "Variable Byte Integer", value: UInt64(value) | 1 << 28), at: start)
  }

  /// Reads Binary Data: two bytes of length, then as many.
  mutating func readMQTTData() throws(DecodeError) -> [UInt8] {
    let length: UInt16 = try read()
    return [UInt8](copying: try readBytes(Int(length)))
  }

  /// Reads a UTF-8 Encoded String; bytes of another encoding are escaped.
  mutating func readMQTTString() throws(DecodeError) -> String {
    let length: UInt16 = try read()
    let bytes = try readBytes(Int(length))
    return String(validating: bytes) ?? String(escaping: [UInt8](copying: bytes))
  }

  /// Reads a topic or a filter, which is never empty (MQTT 3.1.1 §4.7.3).
  mutating func readMQTTTopicFilter() throws(DecodeError) -> String {
    let start = offset
    let topic = try readMQTTString()
    guard !topic.isEmpty else {
      throw DecodeError(.invalid(field: "Topic Filter length", value: 0), at: start)
    }
    return topic
  }
}
