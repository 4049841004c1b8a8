import Packets

/// HomeKit's connection between a controller and an accessory once they have made sure of each other.
struct HomeKitSession: StreamSession {
  let service = "hap"

  /// It is only ever gone on with: what is sealed can't be told from chance.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition { .no }

  mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard bytes.byteCount >= HomeKitFrame.headerLength else {
      return .needs(HomeKitFrame.headerLength)
    }
    guard let frame = try? HomeKitFrame(parsing: bytes) else { return .lost }
    return StreamProgress(
      consumed: HomeKitFrame.headerLength, skipped: frame.byteCount - HomeKitFrame.headerLength)
  }

  /// Whether whole frames fill a segment.
  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    var rest = bytes
    while let frame = try? HomeKitFrame(parsing: rest) {
      guard frame.byteCount < rest.byteCount else { return frame.byteCount == rest.byteCount }
      rest = rest.extracting(frame.byteCount..<rest.byteCount)
    }
    return false
  }
}
