import Packets

/// Two stations that share keys, in whichever order.
struct StationPair: Hashable {
  private let low: MACAddress
  private let high: MACAddress

  init(_ one: MACAddress, _ other: MACAddress) {
    (low, high) = one < other ? (one, other) : (other, one)
  }
}
