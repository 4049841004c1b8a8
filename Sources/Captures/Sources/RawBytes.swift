extension Array where Element == UInt8 {
  /// The elements as raw bytes, for a `ByteReader`.
  var rawBytes: RawSpan {
    @_lifetime(borrow self)
    borrowing get {
      // Safe: bytes have neither padding nor forbidden values. Swift 6.3 marks `Span.bytes` as unsafe for the types that do.
      unsafe span.bytes
    }
  }
}
