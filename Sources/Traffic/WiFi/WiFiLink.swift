import Packets

/// A station and the cell it is in, or wants to be.
public struct WiFiLink: Hashable, Comparable, Sendable {
  /// The access point's address in this cell.
  public let bssid: MACAddress
  public let station: MACAddress

  public init(bssid: MACAddress, station: MACAddress) {
    self.bssid = bssid
    self.station = station
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.bssid, left.station) < (right.bssid, right.station)
  }

  /// Whose dealings a frame belongs to, and whether the station sent it; nil for what concerns a whole cell,
  /// or passes between access points.
  init?(_ header: IEEE80211Header, fromStation: inout Bool) {
    let bssid = header.bssid
    guard !bssid.isNone, !bssid.isGroup else { return nil }
    fromStation = header.transmitter != bssid
    let station = fromStation ? header.transmitter : header.receiver
    guard !station.isNone, !station.isGroup, station != bssid,
      header.transmitter == bssid || header.receiver == bssid
    else { return nil }
    self.init(bssid: bssid, station: station)
  }
}
