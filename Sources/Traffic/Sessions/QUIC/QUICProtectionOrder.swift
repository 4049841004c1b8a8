import Decryption
import Packets

/// In which order protections are tried on Initial packets, where their version leaves several: the one that opened the last such
/// packet first, for who speaks a version of its own does so again.
struct QUICProtectionOrder: Sendable {
  private var first: QUICProtection?

  func candidates(for version: QUICVersion) -> [QUICProtection] {
    let candidates = QUICProtection.candidates(for: version)
    guard candidates.count > 1, let first else { return candidates }
    return [first] + candidates.filter { $0 != first }
  }

  /// Learns what opened a packet of a version.
  mutating func note(_ protection: QUICProtection, opened version: QUICVersion) {
    guard protection != first, QUICProtection.candidates(for: version).count > 1 else { return }
    first = protection
  }
}
