/// A hello of either end: what is read of its extensions differs, how they are listed does not (RFC 8446 §4.2).
protocol TLSHello {
  /// In the order they were sent.
  var extensionTypes: [TLSExtensionType] { get set }

  /// Reads what one extension says.
  mutating func read(_ type: TLSExtensionType, _ data: RawSpan) throws(DecodeError)
}

extension TLSHello {
  /// How many extensions most hellos have, at most: those of browsers. A judgement.
  private static var usualCount: Int { 20 }

  /// Reads a list of extensions: type, then data after their length, 2 bytes each.
  mutating func readExtensions(_ bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    extensionTypes.reserveCapacity(min(bytes.byteCount / 4, Self.usualCount))
    while reader.remaining > 0 {
      guard extensionTypes.count < TLSClientHello.extensionBound else {
        throw DecodeError(
          .limit(field: "extensions", bound: TLSClientHello.extensionBound), at: reader.offset)
      }
      let type = TLSExtensionType(rawValue: try reader.read())
      extensionTypes.append(type)
      let data = try reader.readVector16()
      // Contents that make no sense must not hide the rest.
      try? read(type, data)
    }
  }
}
