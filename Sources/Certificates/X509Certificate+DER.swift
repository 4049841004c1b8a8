import Packets
import SwiftASN1
import X509

extension X509Certificate {
  /// Longest certificate that is read, in bytes.
  private static let sizeBound = 1 << 16

  /// Reads a certificate in DER (RFC 5280 §4.1); nil where it is none.
  ///
  /// Keys and signatures are described, not loaded: those that no library would have any more are what is worth telling.
  public init?(der bytes: [UInt8]) {
    guard bytes.count <= Self.sizeBound,
      let root = (try? DER.parse(bytes)) ?? (try? BER.parse(bytes)),
      let parts = root.children, parts.count == 3, let body = parts[0].children
    else { return nil }
    self.init()
    do {
      try read(body[...])
    } catch {
      return nil
    }
  }

  /// Reads the fields of a TBSCertificate, in order.
  private mutating func read(_ fields: ArraySlice<ASN1Node>) throws {
    var fields = fields
    version = 1
    if let first = fields.first, first.isTagged(0) {
      fields.removeFirst()
      version = Int(first.children?.first?.bytes?.last ?? 0) + 1
    }
    guard fields.count >= 6 else { throw ASN1Error.truncatedASN1Field() }
    let start = fields.startIndex
    serialNumber = Self.hexadecimal(integer: Array(fields[start].bytes ?? []))
    signatureAlgorithm = fields[start + 1].children?.first?.objectIdentifier?.openSSLName ?? ""
    issuer = try DistinguishedName(derEncoded: fields[start + 2]).text
    if let times = fields[start + 3].children, times.count == 2 {
      notBefore = try times[0].secondsSince1970()
      notAfter = try times[1].secondsSince1970()
    }
    let holder = try DistinguishedName(derEncoded: fields[start + 4])
    subject = holder.text
    commonName = holder.commonName
    readKey(fields[start + 5])
    guard let last = fields.last, last.isTagged(3), let list = last.children?.first else { return }
    for node in list.children ?? [] {
      // An extension that makes no sense must not hide the rest.
      guard let found = try? Certificate.Extension(derEncoded: node) else { continue }
      read(found)
    }
  }

  /// A whole number of any length, which is negative where its first bit is set, as OpenSSL writes it.
  private static func hexadecimal(integer bytes: [UInt8]) -> String {
    let isNegative = (bytes.first ?? 0) & 0x80 != 0
    var digits = bytes
    if isNegative {
      var carry: UInt16 = 1
      for index in digits.indices.reversed() {
        let sum = UInt16(~digits[index]) + carry
        digits[index] = UInt8(truncatingIfNeeded: sum)
        carry = sum >> 8
      }
    }
    if digits.count > 1, digits.first == 0 { digits.removeFirst() }
    let text = digits.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
    return (isNegative ? "-" : "") + text.joined()
  }

  private mutating func read(_ found: Certificate.Extension) {
    if found.oid == .X509ExtensionID.basicConstraints {
      switch try? BasicConstraints(found) {
      case .isCertificateAuthority(let longest):
        isAuthority = true
        pathLength = longest
      case .notCertificateAuthority: isAuthority = false
      case nil: break
      }
    } else if found.oid == .X509ExtensionID.subjectAlternativeName {
      readNames(found)
    }
  }

  /// Most alternative names that are kept.
  private static let nameBound = 256

  private mutating func readNames(_ found: Certificate.Extension) {
    guard let names = try? SubjectAlternativeNames(found) else { return }
    for name in names.prefix(Self.nameBound) {
      switch name {
      case .dnsName(let text): dnsNames.append(text)
      case .uniformResourceIdentifier(let text): uris.append(text)
      case .rfc822Name(let text): emailAddresses.append(text)
      case .ipAddress(let octets):
        if let address = IPAddress(octets: octets.bytes) { addresses.append(address) }
      default: break
      }
    }
  }
}

extension IPAddress {
  /// An address of four or sixteen bytes; nil of any other number.
  fileprivate init?(octets: ArraySlice<UInt8>) {
    switch octets.count {
    case 4: self.init(v4: octets.reduce(0) { $0 << 8 | UInt32($1) })
    case 16:
      self.init(
        high: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
        low: octets.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
    default: return nil
    }
  }
}
