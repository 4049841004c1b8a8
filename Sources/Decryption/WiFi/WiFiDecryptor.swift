import Packets

/// Opens protected 802.11 frames: learns networks' names from beacons, keys from handshakes, and tries what it has.
public final class WiFiDecryptor: WiFiFrameOpener {
  /// Most networks, and most pairs of stations, that are remembered; the oldest is forgotten.
  public static let networkBound = 4096
  public static let associationBound = 4096
  /// Most passphrases that are made keys of, each with a network's name.
  public static let derivationBound = WiFiKeyRing.derivationBound

  var ring: WiFiKeyRing
  private let temporalKeys: [FrameKey]
  private let wepKeys: [FrameKey]
  private var networks = BoundedTable<MACAddress, WiFiNetwork>(bound: networkBound) {
    $0.isProven || !$0.groupKeys.isEmpty
  }
  private var associations = BoundedTable<StationPair, WiFiAssociation>(bound: associationBound) {
    !$0.sessions.isEmpty
  }
  private var authentication = FrameAuthentication()

  public init(_ keys: [WiFiKey]) {
    ring = WiFiKeyRing(keys)
    wepKeys = ring.wepKeys.compactMap { FrameKey(.wep, $0, .shared) }
    temporalKeys = ring.temporalKeys.flatMap { bytes in
      [WiFiCipher.ccmp128, .gcmp128, .ccmp256, .gcmp256, .tkip].compactMap { cipher in
        cipher.keyLength == bytes.count ? FrameKey(cipher, bytes, .pairwise) : nil
      }
    }
  }

  /// Passphrases that were not tried with a network's name, because enough had been.
  public var untriedPassphrases: Int { ring.underivedCount + untriedAnswers }
  /// Answers of handshakes that no key was made of any more: whoever forges them makes work.
  var untriedAnswers = 0

  public func open(_ body: RawSpan, of frame: WiFiFrame) -> WiFiOpening {
    let header = frame.header
    guard header.isProtected else {
      switch header.type {
      // What arrived damaged may say anything.
      case _ where frame.radio.isDamaged: return WiFiOpening()
      case .management:
        learn(management: body, header)
        return WiFiOpening()
      case .data where header.carriesData && !header.isFragment && !header.hasAggregate:
        return WiFiOpening(handshake: learn(data: body, header, at: frame.time))
      default: return WiFiOpening()
      }
    }
    var opening = openProtected(body, frame)
    if header.type == .data, let plain = opening.plain, !header.isFragment, !header.hasAggregate {
      opening.handshake = learn(data: plain.rawSpan, header, at: frame.time)
    }
    return opening
  }

  public func checkAssembled(
    _ body: [UInt8], _ header: IEEE80211Header, _ cipher: WiFiCipher?
  ) -> [UInt8]? {
    guard cipher == .tkip else { return body }
    for key in keys(for: header) where key.cipher == .tkip {
      if let whole = key.withoutMIC(body, header) { return whole }
    }
    return nil
  }

  func network(_ bssid: MACAddress) -> WiFiNetwork {
    networks.value(of: bssid) { WiFiNetwork() }
  }

  func association(_ one: MACAddress, _ other: MACAddress) -> WiFiAssociation {
    associations.value(of: StationPair(one, other)) { WiFiAssociation() }
  }

  func knownNetwork(_ bssid: MACAddress) -> WiFiNetwork? { networks[bssid] }

  func knownAssociation(_ one: MACAddress, _ other: MACAddress) -> WiFiAssociation? {
    associations[StationPair(one, other)]
  }

  /// The keys that may have encrypted a frame, the likeliest first.
  private func keys(for header: IEEE80211Header) -> [FrameKey] {
    var keys: [FrameKey] = []
    if !header.receiver.isGroup,
      let association = knownAssociation(header.receiver, header.transmitter)
    {
      keys = association.sessions.compactMap(\.frameKey)
    }
    if let network = networks[header.transmitter] { keys += network.groupKeys }
    return keys + temporalKeys + wepKeys
  }

  private func openProtected(_ body: RawSpan, _ frame: WiFiFrame) -> WiFiOpening {
    let header = frame.header
    guard let protected = try? ProtectedBody(parsing: body) else {
      return WiFiOpening(protection: WiFiProtection(frame.isCut ? .truncated : .malformed))
    }
    let keys = keys(for: header).filter { ($0.cipher != .wep) == protected.isExtended }
    for key in keys {
      var plain = key.open(body, protected, header, &authentication)
      if plain == nil, !frame.radio.tellsFCS {
        // The capture doesn't say whether the last four bytes are the frame check sequence.
        plain = key.open(
          body.extracting(droppingLast: 4), protected, header, &authentication)
      }
      guard let plain else { continue }
      return WiFiOpening(
        plain: plain,
        protection: WiFiProtection(
          .opened(key.kind), cipher: key.cipher, isReplayed: key.isReplay(protected, header)))
    }
    return WiFiOpening(protection: failure(frame, protected, triedKeys: !keys.isEmpty))
  }

  /// Why a frame stays closed.
  private func failure(
    _ frame: WiFiFrame, _ protected: ProtectedBody, triedKeys: Bool
  ) -> WiFiProtection {
    let header = frame.header
    let association = knownAssociation(header.receiver, header.transmitter)
    let bssid = header.bssid.isNone ? header.transmitter : header.bssid
    let network = networks[bssid]
    let security = association?.security ?? network?.security
    let isGroup = header.receiver.isGroup
    let cipher =
      protected.isExtended ? (isGroup ? security?.groupCipher : security?.pairwiseCipher) : .wep
    let hasOwnKey =
      !protected.isExtended && !wepKeys.isEmpty || !temporalKeys.isEmpty
      || (isGroup ? network?.groupKeys.isEmpty == false : association?.sessions.isEmpty == false)
    // Keys of an earlier handshake open nothing once a later one was made with a key that wasn't given.
    let isOutdated = !isGroup && association?.proof == .wrongKey
    if triedKeys, hasOwnKey, !isOutdated {
      return WiFiProtection(frame.isCut ? .truncated : .integrityFailed, cipher: cipher)
    }
    return WiFiProtection(
      .noKey(reason(association, network, isGroup: isGroup, isWEP: !protected.isExtended)),
      cipher: cipher)
  }

  private func reason(
    _ association: WiFiAssociation?, _ network: WiFiNetwork?, isGroup: Bool, isWEP: Bool
  ) -> WiFiProtection.Reason {
    if ring.isEmpty { return .noKeyGiven }
    if isWEP { return .noKeyForNetwork }
    if isGroup, network?.isProven == true { return .groupKeyMissing }
    let names = network?.names ?? []
    let suite = association?.security?.keyManagement ?? network?.security?.keyManagement
    if !ring.hasMasterKeys {
      if let suite, !suite.takesPassphrase { return .masterKeyNeeded }
      if names.isEmpty, ring.hasPassphraseForAny, association?.proof != .wrongKey {
        return .networkNameUnknown
      }
      if !names.isEmpty, !names.contains(where: { ring.hasPassphrase(for: $0) }) {
        return .noKeyForNetwork
      }
    }
    if isGroup { return .groupKeyMissing }
    guard let association, association.hasMessages else { return .noHandshake }
    switch association.proof {
    case .wrongKey: return .wrongKey
    case .masterKeyNeeded: return .masterKeyNeeded
    case .networkNameUnknown: return .networkNameUnknown
    case .none, .rightKey: return .handshakeIncomplete
    }
  }
}
