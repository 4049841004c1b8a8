import Traffic

/// Whether what a contact says can be read on its way, and how that is known.
public struct Encryption: Hashable, Sendable {
  public enum Verdict: String, Sendable {
    case cleartext
    case encrypted
    /// Some of its flows, or some of one flow, of either kind.
    case mixed
    case unknown
  }

  public var verdict: Verdict
  /// What tells: a protocol's name; `payload` where only the bytes' statistics do.
  public var basis: String?
  /// The version and cipher suite most flows agreed on, and the client's JA4.
  public var version: String?
  public var cipher: String?
  /// Versions that fewer of its flows agreed on.
  public var otherVersions: [String] = []
  public var ja4: String?
  /// Where it shows first.
  public var evidence: Evidence?
  /// Whether each of its connections that began in the clear went over to TLS (STARTTLS, RFC 3207): no more than a greeting
  /// can be read.
  public var isUpgraded = false
  /// Whether all that can be read are the heads of HTTP messages, whose content is sealed (KLAP).
  public var showsHeadsOnly = false

  /// Judges by what was understood of a contact's flows.
  ///
  /// - Parameter service: what the contact seems to be. Bytes at random prove nothing where pictures and archives are carried in
  ///   the clear.
  public init(judging facts: FlowFacts, service: String? = nil) {
    var sealed: FlowFacts.Entry?
    var clear: FlowFacts.Entry?
    var either: FlowFacts.Entry?
    let services = facts.values(of: .service)
    // Flows that began as HTTP and are not told by it.
    let keyed = Self.count(of: "hap", services)
    let headed = Self.count(of: "klap", services)
    for entry in services {
      if Self.sealedServices.contains(entry.fact.value) {
        sealed = Self.moreFrequent(sealed, entry)
      } else if Self.openEnded.contains(entry.fact.value) {
        either = Self.moreFrequent(either, entry)
      } else if entry.fact.value != "http" || entry.totals.count > keyed {
        showsHeadsOnly =
          clear == nil && entry.fact.value == "http" && entry.totals.count <= keyed + headed
        clear = Self.moreFrequent(clear, entry)
      }
    }
    if either != nil {
      if let seen = facts.entry(.content, PayloadVerdict.encrypted.rawValue) {
        sealed = sealed ?? seen
      }
      if let seen = facts.entry(.content, PayloadVerdict.cleartext.rawValue) {
        clear = clear ?? seen
      }
    }
    let isKnown = sealed != nil || clear != nil
    if !isKnown {
      if !(service.map(Self.clearCarriers.contains) ?? false) {
        sealed = facts.entry(.payload, PayloadVerdict.encrypted.rawValue)
      }
      clear = facts.entry(.payload, PayloadVerdict.cleartext.rawValue)
    }
    switch (sealed, clear) {
    case (nil, nil): verdict = .unknown
    case (nil, _): verdict = .cleartext
    case (_, nil): verdict = .encrypted
    default: verdict = .mixed
    }
    if isKnown {
      let told = (sealed ?? clear)?.fact
      basis = told?.subject == .service ? told?.value : either?.fact.value
    } else if verdict != .unknown {
      basis = "payload"
    }
    evidence = [sealed, clear].compactMap { $0?.totals.evidence }.min()
    let agreed = facts.mostFrequent(.tlsVersion) ?? facts.mostFrequent(.quicVersion)
    version = agreed?.fact.value
    if let agreed {
      otherVersions = facts.values(of: agreed.fact.subject).map(\.fact.value)
        .filter { $0 != agreed.fact.value }.sorted()
      // Of several, the one that is named shows where its own flows agreed on it.
      if !otherVersions.isEmpty, clear == nil { evidence = agreed.totals.evidence }
    }
    if let sealed, let clear {
      isUpgraded =
        sealed.fact.value == "ssl" && ApplicationProtocols.upgradable.contains(clear.fact.value)
        && sealed.totals.count >= clear.totals.count
    }
    let ciphers = facts.values(of: .cipher)
    if let open = ciphers.first(where: \.isNullCipher) {
      verdict = clear == nil && ciphers.allSatisfy(\.isNullCipher) ? .cleartext : .mixed
      evidence = open.totals.evidence
    }
    cipher = facts.mostFrequent(.cipher)?.fact.value
    ja4 = facts.mostFrequent(.ja4)?.fact.value
  }

  /// Whether what is said can be read, or some of it.
  public var isReadable: Bool {
    verdict == .cleartext || verdict == .mixed && !isUpgraded && !showsHeadsOnly
  }

  /// Protocols that hide what they say; of some the handshake can be read.
  private static let sealedServices: Set<String> = [
    "ssl", "dtls", "quic", "gquic", "ssh", "wireguard", "openvpn", "ipsec", "hap", "klap",
  ]

  /// Protocols that carry what may be either: what was seen of it decides (``FlowFact/Subject/content``).
  private static let openEnded: Set<String> = [
    "rtp", "stun", "tuya", "miio", "smb", "esphome", "matter", "broadlink", "pppp", "socks",
    "starttls",
  ]

  /// Protocols in the clear, by their ports, that carry what looks encrypted and isn't.
  private static let clearCarriers: Set<String> = [
    "http", "ftp", "ftp-data", "tftp", "rtsp", "smb", "nfs",
  ]

  private static func count(of service: String, _ services: [FlowFacts.Entry]) -> Int {
    services.first { $0.fact.value == service }?.totals.count ?? 0
  }

  private static func moreFrequent(
    _ known: FlowFacts.Entry?, _ entry: FlowFacts.Entry
  ) -> FlowFacts.Entry {
    guard let known, known.totals.count >= entry.totals.count else { return entry }
    return known
  }
}

extension FlowFacts.Entry {
  /// Whether it is a cipher suite that encrypts nothing (RFC 5246 §6.2.3.1, RFC 9150).
  var isNullCipher: Bool {
    fact.value.underscoredWords.contains { $0.elementsEqual("NULL".utf8) }
  }
}

extension String {
  /// What underscores divide, as in the names of cipher suites.
  var underscoredWords: [Substring.UTF8View] { utf8.split(separator: UInt8(ascii: "_")) }
}
