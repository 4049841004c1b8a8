/// A frame of an Initial packet (RFC 9000 §19); others are not allowed there (§17.2.2).
public enum QUICFrame: Hashable, Sendable {
  /// This many bytes of nothing, which make a packet large.
  case padding(count: Int)
  case ping
  /// Packets were received; the highest packet number of them.
  case acknowledgment(largest: UInt64)
  /// A piece of the TLS handshake, and where in it.
  case crypto(offset: UInt64, data: [UInt8])
  /// The sender gives up. The reason is text for people.
  case connectionClose(errorCode: UInt64, reason: [UInt8])

  /// Most ranges of an ACK: packets have no room for more.
  private static let rangeBound: UInt64 = 4096

  /// Reads one frame of a packet of `version`; zeros in a row are one.
  public init(parsing reader: inout ByteReader, of version: QUICVersion) throws(DecodeError) {
    let start = reader.offset
    var type = try reader.readVariableLengthInteger()
    if version.googleNumber != nil { type = try Self.standardType(ofGoogle: type, at: start) }
    switch type {
    case 0:
      try reader.skipZeros()
      self = .padding(count: reader.offset - start)
    case 1: self = .ping
    case 2, 3: self = .acknowledgment(largest: try Self.largest(&reader, hasCounts: type == 3))
    case 6:
      let offset = try reader.readVariableLengthInteger()
      self = .crypto(
        offset: offset, data: [UInt8](copying: try reader.readVariableLengthBytes()))
    case 0x1c, 0x1d:
      let errorCode = try reader.readVariableLengthInteger()
      if type == 0x1c { _ = try reader.readVariableLengthInteger() }  // Frame Type.
      self = .connectionClose(
        errorCode: errorCode, reason: [UInt8](copying: try reader.readVariableLengthBytes()))
    default: throw DecodeError(.invalid(field: "Frame Type", value: type), at: start)
    }
  }

  /// Google's versions number frames in their own way; of those few are understood here.
  private static func standardType(
    ofGoogle type: UInt64, at offset: Int
  ) throws(DecodeError) -> UInt64 {
    switch type {
    case 0: 0  // PADDING.
    case 7: 1  // PING.
    case 8: 6  // CRYPTO.
    default: throw DecodeError(.invalid(field: "Frame Type", value: type), at: offset)
    }
  }

  private static func largest(
    _ reader: inout ByteReader, hasCounts: Bool
  ) throws(DecodeError) -> UInt64 {
    let largest = try reader.readVariableLengthInteger()
    _ = try reader.readVariableLengthInteger()  // ACK Delay.
    let start = reader.offset
    let ranges = try reader.readVariableLengthInteger()
    guard ranges <= rangeBound else {
      throw DecodeError(.limit(field: "ACK Range Count", bound: Int(rangeBound)), at: start)
    }
    _ = try reader.readVariableLengthInteger()  // First ACK Range.
    for _ in 0..<ranges {
      _ = try reader.readVariableLengthInteger()  // Gap.
      _ = try reader.readVariableLengthInteger()  // ACK Range Length.
    }
    if hasCounts {
      for _ in 0..<3 { _ = try reader.readVariableLengthInteger() }  // ECN Counts.
    }
    return largest
  }
}

extension ByteReader {
  /// Moves to the next byte that isn't 0, or to the end.
  fileprivate mutating func skipZeros() throws(DecodeError) {
    var ahead = self
    while ahead.remaining >= 8, try ahead.read(UInt64.self) == 0 { try skip(8) }
    ahead = self
    while ahead.remaining > 0, try ahead.read(UInt8.self) == 0 { try skip(1) }
  }
}
