import Packets

/// What one capture heard over the air. Parts are added up in whatever order.
public struct WiFiTotals: Hashable, Sendable {
  public static let networkBound = 4096
  public static let stationBound = 8192

  /// 802.11 frames.
  public internal(set) var frames = 0
  public internal(set) var protectedFrames = 0
  /// Protected frames whose MIC or ICV verified.
  public internal(set) var decryptedFrames = 0
  /// The first protected frame that stayed closed.
  public internal(set) var firstClosed: Evidence?
  /// Frames that came over a wire, between an access point and its controller.
  public internal(set) var tunnelledFrames = 0
  /// By BSSID.
  public internal(set) var networks: [MACAddress: WiFiNetwork] = [:]
  public internal(set) var stations: [WiFiLink: WiFiStation] = [:]
  /// What stations that look for networks say their radios can do.
  public private(set) var probers: [MACAddress: RadioAbilities] = [:]
  /// What the capturing radio was able to hear, of whomever.
  public internal(set) var use = RadioUse()
  public private(set) var networksOmitted = 0
  public private(set) var stationsOmitted = 0

  init() {}

  mutating func update(_ bssid: MACAddress, _ change: (inout WiFiNetwork) -> Void) {
    if let place = networks.index(forKey: bssid) {
      change(&networks.values[place])
    } else if networks.count < Self.networkBound {
      change(&networks[bssid, default: WiFiNetwork()])
    } else {
      networksOmitted += 1
    }
  }

  mutating func update(_ link: WiFiLink, _ change: (inout WiFiStation) -> Void) {
    if let place = stations.index(forKey: link) {
      change(&stations.values[place])
    } else if stations.count < Self.stationBound {
      change(&stations[link, default: WiFiStation()])
    } else {
      stationsOmitted += 1
    }
  }

  mutating func note(_ abilities: RadioAbilities, of station: MACAddress) {
    guard probers[station] != nil || probers.count < Self.stationBound else { return }
    probers[station] = .most(probers[station], abilities)
  }

  /// What a station says its radio can do: when it joins, else when it looks for networks.
  public func abilities(of link: WiFiLink) -> RadioAbilities? {
    stations[link]?.abilities ?? probers[link.station]
  }

  mutating func add(_ other: WiFiTotals) {
    frames += other.frames
    protectedFrames += other.protectedFrames
    decryptedFrames += other.decryptedFrames
    firstClosed = .earliest(firstClosed, other.firstClosed)
    tunnelledFrames += other.tunnelledFrames
    use.add(other.use)
    // In order: where not all fit, what is left out must not depend on a dictionary's whims.
    for bssid in other.networks.keys.sorted() {
      update(bssid) { network in other.networks[bssid].map { network.add($0) } }
    }
    for link in other.stations.keys.sorted() {
      update(link) { station in other.stations[link].map { station.add($0) } }
    }
    for station in other.probers.keys.sorted() {
      other.probers[station].map { note($0, of: station) }
    }
    networksOmitted += other.networksOmitted
    stationsOmitted += other.stationsOmitted
  }
}
