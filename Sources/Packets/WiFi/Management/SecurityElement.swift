/// How a network protects its frames: the RSN element (IEEE 802.11-2020 §9.4.2.24), or WPA's, its forerunner.
///
///     | Version (2) | Group Data Cipher Suite (4) | Pairwise Count (2) | Pairwise Suites (4 × n) | AKM Count (2) |
///     | AKM Suites (4 × n) | RSN Capabilities (2) | PMKID Count (2) | PMKIDs (16 × n) | Group Management Cipher (4) |
///
/// It may end after any of these fields; what is left out has its default.
public struct SecurityElement: Hashable, Sendable {
  /// Suites in one list, at most.
  private static let suiteBound = 16

  public let groupCipher: CipherSuite
  public let pairwiseCiphers: [CipherSuite]
  public let keyManagement: [AKMSuite]
  /// 0 where it has none.
  public let capabilities: UInt16
  /// The first of its PMKIDs: a key it means to use again.
  public let pmkid: [UInt8]?
  public let groupManagementCipher: CipherSuite?

  /// Management frames can be protected (MFPC).
  public var allowsManagementProtection: Bool { capabilities & 0x80 != 0 }
  /// They must be (MFPR).
  public var requiresManagementProtection: Bool { capabilities & 0x40 != 0 }

  /// - Parameter defaultOUI: of the suites that stand for what is left out: IEEE's, or that of WPA.
  public init(parsing bytes: RawSpan, defaultOUI: UInt32 = 0x000fac) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let version: UInt16 = try reader.readLittleEndian()
    guard version == 1 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: 0)
    }
    let suite = defaultOUI << 8
    let fallback = CipherSuite(rawValue: suite | (defaultOUI == 0x000fac ? 4 : 2))
    groupCipher =
      reader.remaining > 0 ? CipherSuite(rawValue: try reader.read()) : fallback
    let ciphers = try Self.readSuites(&reader)
    pairwiseCiphers = ciphers.isEmpty ? [fallback] : ciphers.map { CipherSuite(rawValue: $0) }
    let suites = try Self.readSuites(&reader)
    keyManagement =
      suites.isEmpty ? [AKMSuite(rawValue: suite | 1)] : suites.map { AKMSuite(rawValue: $0) }
    capabilities = reader.remaining > 0 ? try reader.readLittleEndian() : 0
    let count = reader.remaining > 0 ? Int(try reader.readLittleEndian(UInt16.self)) : 0
    if count > 0 {
      pmkid = [UInt8](copying: try reader.readBytes(16))
      try reader.skip((count - 1) * 16)
    } else {
      pmkid = nil
    }
    groupManagementCipher =
      reader.remaining > 0 ? CipherSuite(rawValue: try reader.read()) : nil
  }

  private static func readSuites(_ reader: inout ByteReader) throws(DecodeError) -> [UInt32] {
    guard reader.remaining > 0 else { return [] }
    let start = reader.offset
    let count = Int(try reader.readLittleEndian(UInt16.self))
    guard count <= suiteBound else {
      throw DecodeError(.limit(field: "Suite Count", bound: suiteBound), at: start)
    }
    var suites: [UInt32] = []
    for _ in 0..<count { suites.append(try reader.read()) }
    return suites
  }
}
