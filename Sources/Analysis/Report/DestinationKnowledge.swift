import Destinations

/// Whom a device passes over that asks a DNS server of its own choice.
public enum BypassedResolver: Sendable {
  /// Whom DHCP or the router named.
  case named
  /// One at home that answers others; whom the network names was not captured.
  case atHome
}

/// Who is behind a destination outside the home, as far as its name, its addresses and databases tell.
public struct DestinationKnowledge: Hashable, Sendable {
  /// What tells of a destination's country.
  public enum CountrySource: String, Sendable {
    /// Its cloud's name of the region.
    case region
    /// A database of addresses.
    case database
  }

  /// The part of the name that somebody registered.
  public var domain: String?
  /// Who runs it, and what that was found by.
  public var operatorRule: OperatorRule?
  /// Whose machines it is on.
  public var hosting: Hosting?
  /// ISO 3166-1 alpha-2 code, and what says so.
  public var country: String?
  public var countrySource: CountrySource?
  /// The autonomous system that announces its addresses, where it is the same for all (RFC 6793).
  public var asNumber: UInt32?
  public var asName: String?
  /// What it is to the device's maker, and what that was concluded from.
  public var party: PartyJudgement?
  /// The list of trackers that has its name.
  public var tracker: String?
  /// The device called an address that it had asked no name for, though it had asked for names before.
  public var isDirect = false
  /// Whom the device passes over by asking this DNS server; nil where it passes over nobody, as far as is known.
  public var bypassedResolver: BypassedResolver?

  public init() {}

  static let nothing = DestinationKnowledge()

  /// Keeps it in one place, so that a contact is quickly copied.
  final class Shared: Sendable {
    let value: DestinationKnowledge

    init(_ value: DestinationKnowledge) {
      self.value = value
    }
  }
}
