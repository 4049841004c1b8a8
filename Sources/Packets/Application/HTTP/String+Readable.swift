extension String {
  /// Bytes that are meant to be text: as they are when they are well-formed UTF-8, else with escapes.
  init(readable bytes: RawSpan) {
    self = String(validating: bytes) ?? String(escaping: [UInt8](copying: bytes))
  }
}
