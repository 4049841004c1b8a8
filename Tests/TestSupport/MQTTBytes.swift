extension [UInt8] {
  /// An MQTT packet: its first byte, the length of its body as one is to be counted, and the body in hexadecimal.
  public init(mqtt first: UInt8, _ body: String) {
    let body = [UInt8](hex: body)
    var length: [UInt8] = []
    var rest = body.count
    repeat {
      length.append(UInt8(rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    self = [first] + length + body
  }
}
