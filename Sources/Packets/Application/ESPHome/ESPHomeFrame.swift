/// The head of a frame of ESPHome's native API (esphome.io, "Native API"; `frame_helper` of aioesphomeapi).
///
/// In the clear: 0, the message's length and its type, each as a VarInt. Sealed with Noise: 1, and a length of two bytes.
public struct ESPHomeFrame: Hashable, Sendable {
  /// What it is by its number in api.proto; nil where it is sealed.
  public let type: UInt64?
  /// Bytes before the message.
  public let headerLength: Int
  /// Bytes of the message.
  public let length: Int

  public static let port: UInt16 = 6053
  /// No header of a message that is believed is longer: three bytes of length and two of type.
  public static let headerBound = 6
  /// Longest message in the clear that is believed, in bytes, and highest type: judgements; devices have some 300 kB of memory,
  /// and api.proto has 150 types.
  private static let lengthBound = 1 << 16
  private static let typeBound = 1024

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let indicator: UInt8 = try reader.read()
    switch indicator {
    case 0:
      let length = try reader.readVarint()
      let type = try reader.readVarint()
      guard length <= Self.lengthBound else {
        throw DecodeError(.limit(field: "length", bound: Self.lengthBound), at: 1)
      }
      guard (1...UInt64(Self.typeBound)).contains(type) else {
        throw DecodeError(.invalid(field: "type", value: type), at: 2)
      }
      self.type = type
      self.length = Int(length)
    case 1:
      type = nil
      length = Int(try reader.read(UInt16.self))
    default: throw DecodeError(.invalid(field: "indicator", value: UInt64(indicator)), at: 0)
    }
    headerLength = reader.offset
  }

  public var isSealed: Bool { type == nil }
}
