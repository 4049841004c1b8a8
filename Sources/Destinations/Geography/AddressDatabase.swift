import Packets

/// What is known of where an address is, and in whose network.
public struct AddressPlace: Hashable, Sendable {
  /// ISO 3166-1 alpha-2 code.
  public var country: String?
  /// The number of the autonomous system that announces it (RFC 6793), and what that calls itself.
  public var asNumber: UInt32?
  public var asName: String?
  /// Whether many places share the address, so that a country says little.
  public var isAnycast = false

  public init() {}
}

/// Something that knows where addresses are.
public protocol AddressDatabase: Sendable {
  var description: DataSource { get }

  /// Nil for an address that it knows nothing of.
  func place(of address: IPAddress) -> AddressPlace?
}

/// Data from outside the program that a report rests on.
public struct DataSource: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// Countries and networks of addresses.
    case addresses
    /// Domains of trackers.
    case trackers
  }

  public let kind: Kind
  /// What it calls itself.
  public let name: String
  public let path: String
  /// When it was made, in nanoseconds since 1970; nil when that is unknown.
  public let date: Int64?

  public init(kind: Kind, name: String, path: String, date: Int64?) {
    self.kind = kind
    self.name = name
    self.path = path
    self.date = date
  }
}

/// Why a file of data can't be used.
public struct DataSourceError: Error, Hashable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public var description: String { "'\(path)' can't be used: \(reason)" }
}
