import Cryptography
import Packets

/// Reads a certificate in DER; nil where it can't be read. Always gives the same for the same bytes.
public typealias CertificateReader = @Sendable ([UInt8]) -> X509Certificate?

/// The certificates that were met, so that each is read and told once. Bounded: past the bounds they are read and told
/// again, which changes nothing in a report.
struct CertificateBook: Sendable {
  /// What a certificate is known by.
  private enum Key: Hashable {
    case whole([UInt8])
    /// SHA-256.
    case digest([UInt8])

    /// Longest certificate that is known by all its bytes, for to digest them costs more; above most of web servers.
    private static let wholeBound = 2048

    /// Nobody outside knows it, and can make certificates that are looked for at one place.
    private static let seed = UInt64.random(in: 0...UInt64.max)

    static func == (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.whole(let left), .whole(let right)), (.digest(let left), .digest(let right)):
        left.count == right.count && left.rawSpan.begins(with: right.rawSpan)
      default: false
      }
    }

    func hash(into hasher: inout Hasher) {
      switch self {
      case .whole(let bytes), .digest(let bytes):
        hasher.combine(bytes.rawSpan.mixed(into: Self.seed))
      }
    }

    /// Nil where SHA-256 is not to be had.
    init?(_ der: [UInt8]) {
      guard der.count > Self.wholeBound else {
        self = .whole(der)
        return
      }
      guard let digest = DigestAlgorithm.sha256.digest(of: der) else { return nil }
      self = .digest(digest)
    }
  }

  private let reader: CertificateReader?
  /// What each says.
  private var known: [Key: X509Certificate?] = [:]
  private var told: Set<Key> = []

  /// Most certificates that are remembered.
  private static let bound = 4096

  init(reader: CertificateReader?) { self.reader = reader }

  mutating func certificate(_ der: [UInt8]) -> X509Certificate? {
    guard let reader, let key = Key(der) else { return nil }
    if let certificate = known[key] { return certificate }
    let certificate = reader(der)
    if known.count < Self.bound { known.updateValue(certificate, forKey: key) }
    return certificate
  }

  mutating func isNew(_ der: [UInt8]) -> Bool {
    guard told.count < Self.bound, let key = Key(der) else { return true }
    return told.insert(key).inserted
  }
}
