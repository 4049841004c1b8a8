extension String {
  /// Text in UTF-16, the lower byte of each unit first; a last byte alone is passed over.
  public init(utf16LittleEndian bytes: [UInt8]) {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    self = String(decoding: units, as: UTF16.self)
  }
}
