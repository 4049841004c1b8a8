import Cryptography
import Packets

/// Reads a certificate in DER; nil where it can't be read. Always gives the same for the same bytes.
public typealias CertificateReader = @Sendable ([UInt8]) -> X509Certificate?

/// The certificates that were met, so that each is read and told once. Bounded: past the bounds they are read and told
/// again, which changes nothing in a report.
struct CertificateBook: Sendable {
  private let reader: CertificateReader?
  /// What each says, by its SHA-256.
  private var known: [[UInt8]: X509Certificate?] = [:]
  private var told: Set<[UInt8]> = []

  /// Most certificates that are remembered.
  private static let bound = 4096

  init(reader: CertificateReader?) { self.reader = reader }

  mutating func certificate(_ der: [UInt8]) -> X509Certificate? {
    guard let reader, let digest = DigestAlgorithm.sha256.digest(of: der) else { return nil }
    if let certificate = known[digest] { return certificate }
    let certificate = reader(der)
    if known.count < Self.bound { known.updateValue(certificate, forKey: digest) }
    return certificate
  }

  mutating func isNew(_ der: [UInt8]) -> Bool {
    guard told.count < Self.bound, let digest = DigestAlgorithm.sha256.digest(of: der) else {
      return true
    }
    return told.insert(digest).inserted
  }
}
