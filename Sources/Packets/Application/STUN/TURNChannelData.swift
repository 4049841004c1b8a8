/// Data of a channel between a client and its relay, without a message around them (RFC 8656 §12.4):
///
///     Channel Number    2 bytes, from 0x4000 on
///     Length            2 bytes: of the data
///     Application Data  over TCP filled up to a multiple of four bytes
public struct TURNChannelData: Hashable, Sendable {
  public let channel: UInt16
  /// Bytes of the data.
  public let length: Int

  public static let headerLength = 4

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    channel = try reader.read()
    guard (0x4000..<0x8000).contains(channel) else {
      throw DecodeError(.invalid(field: "Channel Number", value: UInt64(channel)), at: 0)
    }
    length = Int(try reader.read(UInt16.self))
  }

  /// Bytes of it over TCP, header and padding included.
  public var byteCountInStream: Int { Self.headerLength + (length + 3) & ~3 }
}
