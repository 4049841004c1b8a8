/// An address that a DHCP server offered to a client (RFC 2131 §3.1), or that a client gave up: neither makes it the client's.
struct AddressOffer: Hashable, Sendable {
  /// When the client declined or released it last, in nanoseconds since 1970; nil where it did not.
  private(set) var givenUp: Int64?

  /// An offer.
  init() {}

  init(givenUpAt time: Int64) {
    givenUp = time
  }

  mutating func merge(_ other: Self) {
    givenUp = [givenUp, other.givenUp].compactMap(\.self).max()
  }
}

extension Claims {
  /// Whether DHCP is all that ties an address to a station, and doesn't: it was only offered, or given up after it was given.
  func isOnlyOffered(_ party: Party) -> Bool {
    guard let offer = offers[party] else { return false }
    guard let claim = addresses[party] else { return true }
    guard claim.sources == .dhcp, let givenUp = offer.givenUp else { return false }
    return givenUp >= claim.last
  }
}
