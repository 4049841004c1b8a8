/// A group for the key exchange, most of them elliptic curves (IANA TLS Supported Groups registry).
public struct TLSNamedGroup: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static var secp256r1: Self { .init(rawValue: 23) }
  public static var x25519: Self { .init(rawValue: 29) }
  public static var x25519MLKEM768: Self { .init(rawValue: 4588) }

  /// The names of groups 1...41, in order.
  private static let first = [
    "sect163k1", "sect163r1", "sect163r2", "sect193r1", "sect193r2", "sect233k1", "sect233r1",
    "sect239k1", "sect283k1", "sect283r1", "sect409k1", "sect409r1", "sect571k1", "sect571r1",
    "secp160k1", "secp160r1", "secp160r2", "secp192k1", "secp192r1", "secp224k1", "secp224r1",
    "secp256k1", "secp256r1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1",
    "brainpoolP512r1", "x25519", "x448", "brainpoolP256r1tls13", "brainpoolP384r1tls13",
    "brainpoolP512r1tls13", "GC256A", "GC256B", "GC256C", "GC256D", "GC512A", "GC512B", "GC512C",
    "curveSM2",
  ]

  private static let others: [UInt16: String] = [
    256: "ffdhe2048", 257: "ffdhe3072", 258: "ffdhe4096", 259: "ffdhe6144", 260: "ffdhe8192",
    512: "MLKEM512", 513: "MLKEM768", 514: "MLKEM1024", 4587: "SecP256r1MLKEM768",
    4588: "X25519MLKEM768", 4589: "SecP384r1MLKEM1024", 4590: "curveSM2MLKEM768",
    16_696: "CECPQ2", 25_497: "X25519Kyber768Draft00", 25_498: "SecP256r1Kyber768Draft00",
    0xff01: "arbitrary_explicit_prime_curves", 0xff02: "arbitrary_explicit_char2_curves",
  ]
}

extension TLSNamedGroup: CustomStringConvertible {
  /// The group's name as Zeek writes it, which is the registry's.
  public var description: String {
    if (1...Self.first.count).contains(Int(rawValue)) { return Self.first[Int(rawValue) - 1] }
    return Self.others[rawValue] ?? "unknown-\(rawValue)"
  }
}
