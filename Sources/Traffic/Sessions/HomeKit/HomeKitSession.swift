import Packets

/// HomeKit's connection between a controller and an accessory once they have made sure of each other: HTTP, sealed with
/// ChaCha20-Poly1305 (HomeKit Accessory Protocol Specification, non-commercial version, release R2, §6.5.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Length n, little-endian      |  Ciphertext, n bytes …
///     |  Authentication tag, 16 bytes …
struct HomeKitSession: StreamSession {
  let service = "hap"

  /// Most bytes that one frame seals (§6.5.2).
  private static let lengthBound = 1024
  private static let tagLength = 16

  /// It is only ever gone on with: what is sealed can't be told from chance.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard bytes.byteCount >= 2 else { return .needs(2) }
    guard let length = Self.length(bytes) else { return .lost }
    return StreamProgress(consumed: 2, skipped: length + Self.tagLength)
  }

  /// Whether whole frames fill a segment.
  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    var rest = bytes
    while let length = Self.length(rest) {
      let frame = 2 + length + Self.tagLength
      guard frame < rest.byteCount else { return frame == rest.byteCount }
      rest = rest.extracting(frame..<rest.byteCount)
    }
    return false
  }

  private static func length(_ bytes: RawSpan) -> Int? {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt16.self) else { return nil }
    let count = Int(length.byteSwapped)
    return (1...lengthBound).contains(count) ? count : nil
  }
}
