/// Passes what may precede a Teredo packet's IPv6 header: authentication (RFC 4380 §5.1.1) and the
/// origin, as the server saw it.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |      0x00     |      0x01     | ID-len        | AU-len        |
///     |   Client identifier, authentication value, nonce (64), confirmation (8)   |
///
///     |      0x00     |      0x00     |     Obfuscated origin port    |
///     |                   Obfuscated origin address                   |
func teredoContents(_ reader: inout ByteReader) throws(DecodeError) -> TunnelContents? {
  var peek = reader
  if try peek.read(UInt16.self) == 1 {
    let identifierLength: UInt8 = try peek.read()
    let valueLength: UInt8 = try peek.read()
    try peek.skip(Int(identifierLength) + Int(valueLength) + 9)
    reader = peek
  }
  peek = reader
  if try peek.read(UInt16.self) == 0 { try reader.skip(8) }
  return .ipv6
}
