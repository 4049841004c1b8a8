/// The piece of a field section that a HEADERS, PUSH_PROMISE or CONTINUATION frame carries.
public struct HTTP2FieldBlock: Hashable, Sendable {
  /// HPACK's bytes; a section may be spread over several frames.
  public let fragment: [UInt8]
  /// The stream that a PUSH_PROMISE will answer on.
  public let promisedStreamID: UInt32?

  /// Reads what follows the frame's header.
  ///
  ///     Pad Length             1 byte, where the frame is padded
  ///     Priority               5 bytes, where a HEADERS frame has flag 0x20
  ///     Promised Stream ID     4 bytes of a PUSH_PROMISE
  ///     fragment, padding
  public init(parsing payload: RawSpan, of header: HTTP2FrameHeader) throws(DecodeError) {
    var reader = ByteReader(payload)
    let padding = header.isPadded ? Int(try reader.read(UInt8.self)) : 0
    if header.type == .headers, header.flags & 0x20 != 0 { try reader.skip(5) }
    promisedStreamID =
      header.type == .pushPromise ? try reader.read(UInt32.self) & 0x7fff_ffff : nil
    guard padding <= reader.remaining else {
      throw DecodeError(.invalid(field: "Pad Length", value: UInt64(padding)), at: 0)
    }
    fragment = [UInt8](copying: try reader.readBytes(reader.remaining - padding))
  }
}
