import Packets

/// What is asked about destinations beside the captures: nothing, where nothing is at hand.
public struct Databases: Sendable {
  /// Countries and networks of addresses: what the first doesn't know, the next may.
  public var addresses: [any AddressDatabase] = []
  public var trackers: [TrackerList] = []
  /// Names that were asked for, because the user wished so.
  public var reverseNames: [IPAddress: String] = [:]

  public init() {}

  /// Where a report's knowledge comes from.
  public var sources: [DataSource] {
    addresses.map(\.description) + trackers.map(\.description)
  }

  /// All that the databases know of an address together.
  public func place(of address: IPAddress) -> AddressPlace? {
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
