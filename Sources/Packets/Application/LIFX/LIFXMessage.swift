/// A message of LIFX' LAN protocol (LIFX LAN documentation, "Header description"); integers are little-endian.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |             Size              |OR |T|A| Protocol = 1024       |
///     |                            Source                             |
///     |                       Target (8 bytes)                        |
///     |                      Reserved (6 bytes)       |     |R|Sequence
///     |                      Reserved (8 bytes)                       |
///     |             Type              |           Reserved            |
public struct LIFXMessage: Hashable, Sendable {
  /// What the message says, where it matters here.
  public enum Content: Hashable, Sendable {
    /// A light's state: colour, power and name (type 107).
    case lightState(LIFXColor, isOn: Bool, label: String)
    case setColor(LIFXColor)
    case setPower(isOn: Bool)
    case power(isOn: Bool)
    case setLabel(String)
    case label(String)
    /// Maker and product by number (type 33).
    case version(vendor: UInt32, product: UInt32)
    /// The room's or the home's name, as the owner put it.
    case group(String)
    case location(String)
    case other
  }

  /// Whose answers these are: chosen by the client.
  public let source: UInt32
  /// The light's MAC; none stands for all.
  public let target: MACAddress
  public let type: UInt16
  public let content: Content

  /// The lights' port.
  public static let port: UInt16 = 56700
  static let headerLength = 36

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let size: UInt16 = try reader.readLittleEndian()
    guard Int(size) >= Self.headerLength, Int(size) == bytes.byteCount else {
      throw DecodeError(.invalid(field: "Size", value: UInt64(size)), at: 0)
    }
    let frame: UInt16 = try reader.readLittleEndian()
    guard frame & 0xdfff == 0x1400 else {  // Origin 0, addressable, protocol 1024.
      throw DecodeError(.invalid(field: "Protocol", value: UInt64(frame & 0xdfff)), at: 2)
    }
    source = try reader.readLittleEndian()
    target = MACAddress(rawValue: try reader.read(UInt64.self) >> 16)
    try reader.skip(16)  // Reserved, flags, sequence, reserved.
    type = try reader.readLittleEndian()
    try reader.skip(2)
    content = try Self.content(ofType: type, &reader)
  }

  /// Whether a light says so; else somebody tells or asks one.
  public var isFromDevice: Bool {
    switch type {
    case 3, 13, 15, 17, 19, 22, 25, 33, 35, 45, 50, 53, 59, 107, 118, 122, 223: true
    case 503, 506, 512, 603, 606, 703, 707, 711, 718, 818, 904: true
    default: false
    }
  }

  private static func content(
    ofType type: UInt16, _ reader: inout ByteReader
  ) throws(DecodeError) -> Content {
    switch type {
    case 21, 117: return .setPower(isOn: try reader.readLittleEndian(UInt16.self) > 0)
    case 22, 118: return .power(isOn: try reader.readLittleEndian(UInt16.self) > 0)
    case 24: return .setLabel(try reader.readLIFXLabel())
    case 25: return .label(try reader.readLIFXLabel())
    case 33:
      let vendor: UInt32 = try reader.readLittleEndian()
      return .version(vendor: vendor, product: try reader.readLittleEndian())
    case 50, 53:
      try reader.skip(16)
      let label = try reader.readLIFXLabel()
      return type == 50 ? .location(label) : .group(label)
    case 102:
      try reader.skip(1)
      return .setColor(try LIFXColor(parsing: &reader))
    case 107:
      let color = try LIFXColor(parsing: &reader)
      try reader.skip(2)
      let power: UInt16 = try reader.readLittleEndian()
      return .lightState(color, isOn: power > 0, label: try reader.readLIFXLabel())
    default: return .other
    }
  }
}

/// A colour of LIFX (LIFX LAN documentation, "Color").
public struct LIFXColor: Hashable, Sendable {
  /// Round the colour circle: 65,536 would be all of it.
  public let hue: UInt16
  /// 0 is white.
  public let saturation: UInt16
  public let brightness: UInt16
  public let kelvin: UInt16

  init(parsing reader: inout ByteReader) throws(DecodeError) {
    hue = try reader.readLittleEndian()
    saturation = try reader.readLittleEndian()
    brightness = try reader.readLittleEndian()
    kelvin = try reader.readLittleEndian()
  }
}

extension ByteReader {
  fileprivate mutating func readLIFXLabel() throws(DecodeError) -> String {
    let bytes = [UInt8](copying: try readBytes(32))
    return String(escaping: bytes.prefix { $0 != 0 })
  }
}
