import Packets
import SwiftASN1

extension X509Certificate {
  /// Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7): an algorithm with parameters, and the key in a bit string.
  mutating func readKey(_ node: ASN1Node) {
    guard let parts = node.children, parts.count == 2, let algorithm = parts[0].children,
      let identifier = algorithm.first?.objectIdentifier
    else { return }
    keyAlgorithm = identifier.openSSLName
    let parameters = algorithm.dropFirst().first
    // The first byte of a bit string counts the bits that are not used.
    let key = Array((parts[1].bytes ?? []).dropFirst())
    switch keyAlgorithm {
    case "rsaEncryption", "rsassaPss":
      keyKind = .rsa
      readRSAKey(key)
    case "dsaEncryption":
      keyKind = .dsa
      keyLength = parameters?.children?.first?.bytes?.bitLength ?? 0
    case "id-ecPublicKey":
      keyKind = .ecdsa
      guard let named = parameters?.objectIdentifier else { return }
      curve = named.openSSLName
      keyLength = named.curveBits ?? 0
    case "ED25519":
      keyKind = .ed25519
      keyLength = 256
    case "ED448":
      keyKind = .ed448
      keyLength = 456
    default: break
    }
  }

  /// Reads an RSAPublicKey (RFC 8017 appendix A.1.1): modulus and exponent.
  private mutating func readRSAKey(_ key: [UInt8]) {
    guard let numbers = (try? DER.parse(key))?.children, numbers.count == 2 else { return }
    keyLength = numbers[0].bytes?.bitLength ?? 0
    guard let bytes = numbers[1].bytes, bytes.bitLength <= 64 else { return }
    exponent = String(bytes.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}

extension ASN1ObjectIdentifier {
  /// The name that OpenSSL has for an algorithm or curve, which Zeek prints too; else the identifier with dots.
  var openSSLName: String { Self.names[description] ?? description }

  /// The length of keys on a curve, in bits.
  var curveBits: Int? {
    switch openSSLName {
    case "prime192v1", "secp192k1": 192
    case "secp224r1", "secp224k1": 224
    case "prime256v1", "secp256k1", "brainpoolP256r1", "SM2": 256
    case "secp384r1", "brainpoolP384r1": 384
    case "brainpoolP512r1": 512
    case "secp521r1": 521
    default: nil
    }
  }

  private static let names = [
    "1.2.840.113549.1.1.1": "rsaEncryption",
    "1.2.840.113549.1.1.2": "md2WithRSAEncryption",
    "1.2.840.113549.1.1.4": "md5WithRSAEncryption",
    "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
    "1.2.840.113549.1.1.10": "rsassaPss",
    "1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
    "1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
    "1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
    "1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
    "1.3.14.3.2.29": "sha1WithRSA",
    "1.2.840.10040.4.1": "dsaEncryption",
    "1.2.840.10040.4.3": "dsaWithSHA1",
    "2.16.840.1.101.3.4.3.2": "dsa_with_SHA256",
    "1.2.840.10045.2.1": "id-ecPublicKey",
    "1.2.840.10045.4.1": "ecdsa-with-SHA1",
    "1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
    "1.2.840.10045.4.3.2": "ecdsa-with-SHA256",
    "1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
    "1.2.840.10045.4.3.4": "ecdsa-with-SHA512",
    "1.3.101.112": "ED25519",
    "1.3.101.113": "ED448",
    "1.2.840.10045.3.1.1": "prime192v1",
    "1.3.132.0.31": "secp192k1",
    "1.3.132.0.33": "secp224r1",
    "1.3.132.0.32": "secp224k1",
    "1.2.840.10045.3.1.7": "prime256v1",
    "1.3.132.0.10": "secp256k1",
    "1.3.132.0.34": "secp384r1",
    "1.3.132.0.35": "secp521r1",
    "1.3.36.3.3.2.8.1.1.7": "brainpoolP256r1",
    "1.3.36.3.3.2.8.1.1.11": "brainpoolP384r1",
    "1.3.36.3.3.2.8.1.1.13": "brainpoolP512r1",
    "1.2.156.10197.1.301": "SM2",
  ]
}

extension Collection where Element == UInt8 {
  /// How many bits a big-endian number has without the zeros before it.
  var bitLength: Int {
    let significant = drop { $0 == 0 }
    guard let first = significant.first else { return 0 }
    return significant.count * 8 - first.leadingZeroBitCount
  }
}
