import Packets
import Traffic

/// Why protected frames of a station stay closed, in words, and what can be done about it.
public struct WhyClosed: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case wrongKey = "wrong-key"
    case masterKeyNeeded = "master-key-needed"
    case noKey = "no-key"
    case networkNameUnknown = "network-name-unknown"
    case noKeyForNetwork = "no-key-for-network"
    case noHandshake = "no-handshake"
    case handshakeIncomplete = "handshake-incomplete"
    case groupKeyMissing = "group-key-missing"
    case framesLost = "frames-lost"
    case framesCut = "frames-cut"
    case malformed = "malformed"
  }

  public let kind: Kind
  public let text: String
  public let advice: String?

  /// Of what a network says to everybody: the reason for most of the closed frames; nil where there is none.
  ///
  /// Any station's handshake hands out the group's key: that none did is all that can be said where one is missing.
  init?(groupOf network: WiFiNetwork, stations: [WiFiStation]) {
    var everybody = WiFiStation()
    everybody.seal = network.groupSeal
    everybody.authenticatesByEAP =
      stations.contains(where: \.authenticatesByEAP)
      && !network.keyManagementNames.contains { $0.contains("PSK") }
    for wanted in [WiFiStation.Handshake.complete, .incomplete] where everybody.messages.isEmpty {
      everybody.messages = stations.first { $0.handshake == wanted }?.messages ?? []
    }
    guard let kind = Self.kind(of: everybody) else { return nil }
    switch kind {
    case .noHandshake, .handshakeIncomplete, .groupKeyMissing:
      self = network.groupSeal.opened > 0 ? Self.groupKeyLate : Self.groupKeyMissing
    default:
      guard let why = WhyClosed(everybody, in: network, isGroup: true) else { return nil }
      self = why
    }
  }

  private static let groupKeyMissing = WhyClosed(
    kind: .groupKeyMissing,
    text: "The message that hands out the key of the group was not heard, or could not be opened.",
    advice: "Make a device of the network reconnect while you capture.")

  private static let groupKeyLate = WhyClosed(
    kind: .groupKeyMissing,
    text:
      "They came before the message that hands out the key of the group, or under a later key whose "
      + "message was not heard.",
    advice: nil)

  private init(kind: Kind, text: String, advice: String?) {
    self.kind = kind
    self.text = text
    self.advice = advice
  }

  /// The reason for most of the closed frames; nil where there is none, and nothing proves a key wrong.
  /// - Parameter isGroup: whether it is about everybody in the network.
  init?(_ station: WiFiStation, in network: WiFiNetwork?, isGroup: Bool = false) {
    guard var kind = Self.kind(of: station) else { return nil }
    let agreement = Self.agreement(station, network)
    if kind == .networkNameUnknown, agreement != nil { kind = .masterKeyNeeded }
    self.kind = kind
    switch kind {
    case .wrongKey:
      text =
        "The passphrase given is wrong: no key made of it gives the MIC that the key handshake bears."
      advice =
        "Check it letter by letter, capitals too; the access point shows it in its settings, often on its label."
    case .masterKeyNeeded:
      text =
        "Its keys are agreed upon by \(agreement ?? "SAE, OWE or 802.1X"): the passphrase doesn't lead to them, only "
        + "the pairwise master key (PMK) does."
      advice = Self.masterKeyAdvice(agreement)
    case .noKey:
      let lacksHandshake = station.handshake == .none && Self.needsHandshake(network)
      text =
        "No key was given."
        + (agreement.map {
          " Its keys are agreed upon by \($0): no passphrase leads to them, only the pairwise master key (PMK) does."
        } ?? "")
        + (lacksHandshake
          ? " Nor is a key handshake of \(isGroup ? "any station" : "it") in the capture, without which "
            + (agreement == nil ? "a passphrase opens nothing." : "a key opens nothing.") : "")
      let again =
        "make \(isGroup ? "a device of the network" : "the device") reconnect while you capture: switch it off and on."
      advice =
        agreement == nil
        ? "Give it with --wifi-key \(Self.form(network))"
          + (lacksHandshake ? ", and " + again : ".")
        : Self.masterKeyAdvice(agreement) + (lacksHandshake ? " Also, " + again : "")
    case .networkNameUnknown:
      text =
        "A passphrase was given, but no frame told the network's name, which its keys are made of too."
      advice = "Write the name after it: --wifi-key wpa-pwd:PASSPHRASE:NAME."
    case .noKeyForNetwork:
      text = "The keys given are other networks'."
      advice = "Give this network's with --wifi-key \(Self.form(network))."
    case .noHandshake:
      let count = station.seal.count(.noHandshake)
      text =
        station.seal.opened > 0
        ? "\(Self.frames(count)) came before its key handshake: no key is known for "
          + (count == 1 ? "it." : "them.")
        : "No message of its key handshake is in the capture: without it a passphrase opens nothing."
      advice =
        "Make the device reconnect while you capture: switch it off and on, or its Wi-Fi."
    case .handshakeIncomplete:
      text = Self.incomplete(station.messages)
      advice = "Move the capturing adapter closer, and make the device reconnect."
    case .groupKeyMissing:
      text = Self.groupKeyMissing.text
      advice = Self.groupKeyMissing.advice
    case .framesLost where network?.isOnlyWEP == true:
      let count = station.seal.closed[.integrityFailed] ?? 0
      text =
        Self.lost(count, keys: "WEP keys given")
        + (count == 1
          ? " it was sealed with another, or damaged on its way."
          : " they were sealed with another, or damaged on their way.")
      advice =
        station.seal.opened > 0
        ? "Give all of the network's keys, up to four, each with --wifi-key wep:HEX."
        : "Check the key digit by digit; the access point shows it in its settings."
    case .framesLost:
      let count = station.seal.closed[.integrityFailed] ?? 0
      text =
        Self.lost(count, keys: "keys known") + " a change of keys was not heard, or "
        + (count == 1 ? "it was damaged on its way." : "they were damaged on their way.")
      advice = "Make the device reconnect while you capture, with the adapter closer to it."
    case .framesCut:
      text = "Their ends were not captured, so that nothing can be proved of them."
      advice = "Capture whole frames: tcpdump -s 0."
    case .malformed:
      text = "They are too short for what a protected frame holds."
      advice = nil
    }
  }

  private static func kind(of station: WiFiStation) -> Kind? {
    let isProvedWrong =
      station.proofs.contains(.wrongKey) && !station.proofs.contains(.rightKey)
    let most = station.seal.closed.map { (kind: kind(of: $0.key), count: $0.value) }
      .max { left, right in
        left.count == right.count
          ? order(left.kind) > order(right.kind) : left.count < right.count
      }
    guard let most else { return isProvedWrong ? .wrongKey : nil }
    // What the MIC proves goes before what is missing besides.
    return isProvedWrong && station.seal.opened == 0 ? .wrongKey : most.kind
  }

  private static func order(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }

  private static func kind(of outcome: WiFiProtection.Outcome) -> Kind {
    switch outcome {
    case .opened, .malformed: .malformed
    case .integrityFailed: .framesLost
    case .truncated: .framesCut
    case .noKey(let reason):
      switch reason {
      case .noKeyGiven: .noKey
      case .networkNameUnknown: .networkNameUnknown
      case .noKeyForNetwork: .noKeyForNetwork
      case .noHandshake: .noHandshake
      case .handshakeIncomplete: .handshakeIncomplete
      case .wrongKey: .wrongKey
      case .masterKeyNeeded: .masterKeyNeeded
      case .groupKeyMissing: .groupKeyMissing
      }
    }
  }

  // MARK: Words

  private static func frames(_ count: Int) -> String {
    count == 1 ? "1 frame" : "\(count) frames"
  }

  private static func lost(_ count: Int, keys: String) -> String {
    "\(frames(count)) \(count == 1 ? "opens" : "open") with none of the \(keys):"
  }

  /// How a key of the network is written.
  private static func form(_ network: WiFiNetwork?) -> String {
    network?.isOnlyWEP == true
      ? "wep:HEX" : "wpa-pwd:PASSPHRASE" + (network?.ssid.map { ":" + $0.text } ?? "")
  }

  private static func needsHandshake(_ network: WiFiNetwork?) -> Bool {
    network?.isOnlyWEP != true
  }

  /// SAE, OWE or 802.1X, as the station was heard to do or asked for, else as the network offers; nil where a passphrase may
  /// do, or nothing was told.
  private static func agreement(_ station: WiFiStation, _ network: WiFiNetwork?) -> String? {
    if station.authenticatesByEAP { return "802.1X" }
    let offered = network.map { $0.rsnKeyManagement.union($0.wpaKeyManagement) } ?? []
    let asked = (station.keyManagement.isEmpty ? offered : station.keyManagement).map(\.name)
    guard !asked.contains(where: { $0.contains("PSK") }) else { return nil }
    let names = Set(
      asked.compactMap { name in ["SAE", "OWE", "802.1X"].first(where: name.contains) })
    return names.isEmpty ? nil : names.sorted().joined(separator: " or ")
  }

  private static func masterKeyAdvice(_ agreement: String?) -> String {
    agreement == "802.1X"
      ? "Give the PMK with --wifi-key wpa-psk:HEX: it comes of the MSK, which the station and the authentication "
        + "server hold."
      : "Give the PMK with --wifi-key wpa-psk:HEX, or let the access point offer WPA2 while you capture."
  }

  /// Which messages were heard, which are missing, and who sends those.
  private static func incomplete(_ messages: Set<WiFiHandshakeStep.Message>) -> String {
    let numbers = messages.map(\.rawValue).filter { $0 <= 4 }.sorted().map(String.init)
    let heard =
      numbers.count > 1
      ? "messages " + numbers.dropLast().joined(separator: ", ") + " and "
        + numbers[numbers.count - 1]
      : "message " + (numbers.first ?? "")
    guard !numbers.isEmpty else { return "The key handshake was heard in part only." }
    return messages.contains(.second)
      ? "Of the key handshake only \(heard) \(numbers.count > 1 ? "were" : "was") heard: messages 1 and 3, which the access point sends, are missing, and "
        + "its half of what the key is made of with them."
      : "Of the key handshake only \(heard) \(numbers.count > 1 ? "were" : "was") heard: message 2, which the station sends, is missing, and its half of "
        + "what the key is made of with it."
  }
}

extension WiFiNetwork {
  /// Whether it knows no protection but WEP.
  var isOnlyWEP: Bool { security == [.wep] }
}
