/// What a station says of itself for Wi-Fi Protected Setup (Wi-Fi Alliance, WSC 2.0 §12): attributes of type, length, value.
public struct WPSElement: Hashable, Sendable {
  private static let attributeBound = 64

  public var deviceName: String?
  public var manufacturer: String?
  public var modelName: String?
  public var modelNumber: String?
  /// What kind of thing it is (table 41): the category in the upper 16 bits, the sub-category in the lower.
  public var deviceType: UInt32?
  /// Whether it is set up already; nil where it doesn't say.
  public var isConfigured: Bool?

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    var count = 0
    // Each turn passes four bytes at least.
    while reader.remaining > 0 {
      count += 1
      guard count <= Self.attributeBound else {
        throw DecodeError(
          .limit(field: "Attributes", bound: Self.attributeBound), at: reader.offset)
      }
      let type: UInt16 = try reader.read()
      let length = Int(try reader.read(UInt16.self))
      let value = try reader.readBytes(length)
      switch type {
      case 0x1011: deviceName = Self.text(value)
      case 0x1021: manufacturer = Self.text(value)
      case 0x1023: modelName = Self.text(value)
      case 0x1024: modelNumber = Self.text(value)
      case 0x1044 where length == 1: isConfigured = value.byteCount == 1 && Self.first(value) == 2
      case 0x1054 where length == 8:
        var fields = ByteReader(value)
        let category: UInt16 = try fields.read()
        try fields.skip(4)  // OUI.
        deviceType = UInt32(category) << 16 | UInt32(try fields.read(UInt16.self))
      default: break
      }
    }
  }

  private static func first(_ bytes: RawSpan) -> UInt8? {
    var reader = ByteReader(bytes)
    return try? reader.read()
  }

  /// A text that says something; some fill their fields with a blank.
  private static func text(_ bytes: RawSpan) -> String? {
    let text = String(escaping: [UInt8](copying: bytes))
    return text.allSatisfy { $0 == " " } ? nil : text
  }
}
