import Packets

/// One access point's cell: what it says of itself.
public struct WiFiNetwork: Hashable, Sendable {
  /// Names of one cell that are kept, and channels; more than any honest one has.
  static let nameBound = 8

  /// What it was called in beacons, probe responses and by stations that joined it, and the first frame that tells.
  public internal(set) var names: [SSID: Evidence] = [:]
  /// Whether some of its beacons leave the name out.
  public internal(set) var isHidden = false
  /// Whether it was met as a cell of equals (IBSS).
  public internal(set) var isAdHoc = false
  public internal(set) var channels: Set<UInt8> = []
  /// Centre of the primary channel in MHz, as radio headers tell for its beacons.
  public internal(set) var frequencies: Set<UInt16> = []
  /// Whether it told of its protection at all: a beacon or probe response was heard.
  public internal(set) var isDescribed = false
  /// Whether it was met with neither.
  public internal(set) var isOpen = false
  public internal(set) var isWEP = false
  /// Suites that it offers by RSN, and by WPA before it.
  public internal(set) var rsnKeyManagement: Set<AKMSuite> = []
  public internal(set) var rsnCiphers: Set<CipherSuite> = []
  public internal(set) var wpaKeyManagement: Set<AKMSuite> = []
  public internal(set) var wpaCiphers: Set<CipherSuite> = []
  public internal(set) var groupCiphers: Set<CipherSuite> = []
  public internal(set) var allowsManagementProtection = false
  public internal(set) var requiresManagementProtection = false
  public internal(set) var hasWPS = false
  public internal(set) var countries: Set<String> = []
  public internal(set) var mobilityDomains: Set<UInt16> = []
  public internal(set) var abilities: RadioAbilities?
  public internal(set) var beacons = 0
  /// Frames of the access point itself, of any kind.
  public internal(set) var signal: SignalRange?
  /// Frames it sent to everybody that were protected.
  public internal(set) var groupSeal = WiFiSeal()
  /// Acknowledgments for frames of the access point that were not heard.
  public internal(set) var acknowledgedUnheard = 0
  /// Data frames to or from it, where the protection is seen that no beacon told of.
  public internal(set) var protectedData = 0
  public internal(set) var plainData = 0
  /// Of the protected: without the extended initialisation vector that every cipher but WEP has (IEEE 802.11-2020 §12.3.2.2,
  /// §12.5.2.2).
  public internal(set) var wepData = 0
  public internal(set) var evidence: Evidence?

  init() {}

  /// The name that was told first.
  public var ssid: SSID? {
    names.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  mutating func note(_ name: SSID, _ evidence: Evidence) {
    if let known = names[name] {
      names[name] = min(known, evidence)
    } else if names.count < Self.nameBound {
      names[name] = evidence
    }
  }

  /// What a beacon or probe response says.
  mutating func describe(_ cell: ManagementFrame.Cell) {
    let elements = cell.elements
    isDescribed = true
    isAdHoc = isAdHoc || cell.capabilities.contains(.ibss)
    if let channel = elements.channel, channels.count < Self.nameBound { channels.insert(channel) }
    if let rsn = elements.rsn {
      rsnKeyManagement.formUnion(rsn.keyManagement)
      rsnCiphers.formUnion(rsn.pairwiseCiphers)
      groupCiphers.insert(rsn.groupCipher)
      allowsManagementProtection = allowsManagementProtection || rsn.allowsManagementProtection
      requiresManagementProtection =
        requiresManagementProtection || rsn.requiresManagementProtection
    }
    if let wpa = elements.wpa {
      wpaKeyManagement.formUnion(wpa.keyManagement)
      wpaCiphers.formUnion(wpa.pairwiseCiphers)
      groupCiphers.insert(wpa.groupCipher)
    }
    let isPrivate = cell.capabilities.contains(.privacy)
    if elements.rsn == nil, elements.wpa == nil {
      if isPrivate { isWEP = true } else { isOpen = true }
    }
    hasWPS = hasWPS || elements.wps != nil
    if let country = elements.country, countries.count < Self.nameBound {
      countries.insert(country)
    }
    if let domain = elements.mobilityDomain, mobilityDomains.count < Self.nameBound {
      mobilityDomains.insert(domain)
    }
    abilities = .most(abilities, elements.abilities)
  }

  mutating func add(_ other: WiFiNetwork) {
    for (name, evidence) in other.names.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      note(name, evidence)
    }
    isHidden = isHidden || other.isHidden
    isAdHoc = isAdHoc || other.isAdHoc
    channels.formUnion(other.channels)
    frequencies.formUnion(other.frequencies)
    isDescribed = isDescribed || other.isDescribed
    isOpen = isOpen || other.isOpen
    isWEP = isWEP || other.isWEP
    rsnKeyManagement.formUnion(other.rsnKeyManagement)
    rsnCiphers.formUnion(other.rsnCiphers)
    wpaKeyManagement.formUnion(other.wpaKeyManagement)
    wpaCiphers.formUnion(other.wpaCiphers)
    groupCiphers.formUnion(other.groupCiphers)
    allowsManagementProtection = allowsManagementProtection || other.allowsManagementProtection
    requiresManagementProtection =
      requiresManagementProtection || other.requiresManagementProtection
    hasWPS = hasWPS || other.hasWPS
    countries.formUnion(other.countries)
    mobilityDomains.formUnion(other.mobilityDomains)
    abilities = .most(abilities, other.abilities)
    beacons += other.beacons
    signal = .sum(signal, other.signal)
    groupSeal.add(other.groupSeal)
    acknowledgedUnheard += other.acknowledgedUnheard
    protectedData += other.protectedData
    plainData += other.plainData
    wepData += other.wepData
    evidence = .earliest(evidence, other.evidence)
  }
}
