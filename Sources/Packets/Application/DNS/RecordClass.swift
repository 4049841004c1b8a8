/// The class of a resource record (IANA DNS CLASSes registry).
public struct RecordClass: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static var internet: Self { .init(rawValue: 1) }
  public static var chaos: Self { .init(rawValue: 3) }
  public static var hesiod: Self { .init(rawValue: 4) }
  public static var none: Self { .init(rawValue: 254) }
  public static var any: Self { .init(rawValue: 255) }
}

extension RecordClass: CustomStringConvertible {
  /// The registry's mnemonic, else `CLASS` and the number (RFC 3597 §5).
  public var description: String {
    switch self {
    case .internet: "IN"
    case .chaos: "CH"
    case .hesiod: "HS"
    case .none: "NONE"
    case .any: "ANY"
    default: "CLASS\(rawValue)"
    }
  }
}
