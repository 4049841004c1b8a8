import Packets

/// What is asked about destinations beside the captures: nothing, where nothing is at hand.
public struct Databases {
  /// Countries and networks of addresses: what the first doesn't know, the next may.
  public var addresses: [any AddressDatabase] = []
  public var trackers: [TrackerList] = []
  /// Names that were asked for, because the user wished so.
  public var reverseNames: [IPAddress: String] = [:]

  public init() {}

  /// Addresses that nobody has: they are for examples (RFC 5737, RFC 3849), whatever a registry says of those around them.
  private static let documentation = ["192.0.2.0", "198.51.100.0", "203.0.113.0"]
    .compactMap { IPAddress($0).flatMap { IPPrefix($0, length: 24) } }
    + [IPAddress("2001:db8::").flatMap { IPPrefix($0, length: 32) }].compactMap { $0 }

  /// Where a report's knowledge comes from.
  public var sources: [DataSource] {
    addresses.map(\.description) + trackers.map(\.description)
  }

  /// All that the databases know of an address together.
  public func place(of address: IPAddress) -> AddressPlace? {
    guard !Self.documentation.contains(where: { $0.contains(address) }) else { return nil }
    var known: AddressPlace?
    for database in addresses {
      guard let more = database.place(of: address) else { continue }
      guard var place = known else {
        known = more
        continue
      }
      place.country = place.country ?? more.country
      if place.asNumber == nil {
        place.asNumber = more.asNumber
        place.asName = more.asName
      }
      place.isAnycast = place.isAnycast || more.isAnycast
      known = place
    }
    return known
  }
}
