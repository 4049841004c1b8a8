extension CaptureProblem {
  /// A capture that ends within a packet or block.
  static func cutShort(_ available: Int, of needed: Int, at offset: Int, frame: Int) -> Self {
    CaptureProblem(
      kind: .cutShort,
      text:
        "The capture was cut short in frame \(frame) at byte \(offset): \(available) of at least \(needed) bytes are there. What came before is whole.",
      byteOffset: offset, frame: frame)
  }
}
