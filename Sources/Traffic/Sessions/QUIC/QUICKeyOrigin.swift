import Decryption
import Packets

/// What the keys of a connection's Initial packets are derived from, in little room: many connections stay open that say nothing
/// more of the kind.
struct QUICKeyOrigin: Sendable {
  /// The bytes of the connection ID, then zeros.
  private var bytes: (UInt64, UInt64, UInt32) = (0, 0, 0)
  private let count: UInt8
  /// Which of all protections.
  private let place: UInt8

  /// Nil only for a connection ID that is longer than any known version allows.
  init?(destination: QUICConnectionID, _ protection: QUICProtection) {
    let own = destination.bytes
    guard own.count <= QUICConnectionID.bound,
      let place = QUICProtection.all.firstIndex(of: protection)
    else { return nil }
    func word(_ range: Range<Int>) -> UInt64 {
      range.reduce(0) { $0 << 8 | UInt64($1 < own.count ? own[$1] : 0) }
    }
    bytes = (word(0..<8), word(8..<16), UInt32(truncatingIfNeeded: word(16..<20)))
    count = UInt8(own.count)
    self.place = UInt8(place)
  }

  var protection: QUICProtection { QUICProtection.all[Int(place)] }

  /// The keys; nil only when libcrypto refuses SHA-256.
  var keys: QUICInitialKeys? { QUICInitialKeys(destination: destination, protection) }

  private var destination: QUICConnectionID {
    let words = [bytes.0, bytes.1, UInt64(bytes.2) << 32]
    return QUICConnectionID(
      (0..<Int(count)).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) })
  }
}

extension QUICKeyOrigin: TableKey {
  static func == (left: Self, right: Self) -> Bool {
    left.bytes == right.bytes && left.count == right.count && left.place == right.place
  }

  func scattered(_ seed: UInt64) -> UInt64 {
    var mixer = KeyMixer(seed: seed)
    mixer.add(bytes.0, bytes.1)
    mixer.add(UInt64(bytes.2) << 16 | UInt64(count) << 8 | UInt64(place))
    return mixer.hash
  }
}
