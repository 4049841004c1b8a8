import Analysis
import Behaviour
import Packets
import Traffic

/// What can be read?
extension Subject {
  func secrecy() -> Answer {
    let talks = outside + atHome
    var sentences: [Answer.Sentence] = []
    let readable = talks.filter(\.contact.encryption.isReadable)
    let headed = talks.filter(\.contact.encryption.showsHeadsOnly)
    let open = readable.filter { $0.contact.encryption.basis != "payload" }
    let looksOpen = readable.filter { $0.contact.encryption.basis == "payload" }
    let sealed = talks.filter {
      let encryption = $0.contact.encryption
      return (encryption.verdict == .encrypted || encryption.isUpgraded) && $0.isAnswered
        && !$0.contact.isSealOffered
    }
    let unclear = talks.filter {
      $0.contact.encryption.verdict == .unknown && $0.isAnswered
    }
    if !open.isEmpty {
      sentences.append(
        .init(
          "In the clear: \(open.languages(\.language)). \(Self.readers(of: open))",
          open.flatMap(Self.proof)))
    }
    if !looksOpen.isEmpty {
      sentences.append(
        .init(
          "By the look of its bytes not sealed, or not all of it: \(looksOpen.languages(\.language)).",
          looksOpen.flatMap(Self.proof)))
    }
    let secrets = talks.flatMap { $0.contact.facts.values(of: .credentials) }
    if !secrets.isEmpty {
      sentences.append(
        .init(
          "A password or key is among it (\(secrets.map(\.fact.value.inert).listed())).",
          secrets.map(\.totals.evidence)))
    }
    if !sealed.isEmpty {
      let words = sealed.languages { Self.seal(of: $0.contact) }
      let only = readable.isEmpty && headed.isEmpty && unclear.isEmpty
      sentences.append(
        .init(
          "Sealed: \(words). \(only ? "Only that it talks, with whom, when and how much" : "Of it, only when and how much") can be seen.",
          sealed.flatMap(Self.proof)))
    }
    if !headed.isEmpty {
      let words = headed.languages { Self.seal(of: $0.contact) }
      sentences.append(
        .init(
          "Sealed but for its heads: \(words). What is said there is sealed; which pages are asked for can be read.",
          headed.flatMap(Self.proof)))
    }
    if !unclear.isEmpty {
      sentences.append(
        .init(
          "Whether \(unclear.languages(\.language)) can be read is not known.",
          unclear.compactMap(\.contact.evidence.first)))
    }
    let questions = housekeeping.filter {
      $0.contact.encryption.basis == "dns" && $0.began == .device
    }
    if !questions.isEmpty {
      sentences.append(
        .init(
          "The names it asks for (DNS) can be read.",
          questions.compactMap(\.contact.evidence.first)))
    }
    guard sentences.isEmpty else { return Answer(.secrecy, sentences) }
    return Answer(
      .secrecy,
      unknown: blindness
        ?? (hidesAnswers
          ? "Answers to what it said were not captured." : "It said nothing that was answered."))
  }

  /// Who can read what is said in the clear.
  private static func readers(of open: [Dealing]) -> String {
    guard open.contains(where: \.contact.crossesNetwork) else { return "It leaves no machine." }
    let place = open.contains(where: \.isOutside) ? "on the way" : "in your network"
    // What a cipher leaves readable its checksum may protect.
    let isSigned = open.allSatisfy { $0.contact.encryption.basis == "ssl" }
    return "Anyone \(place) can read it\(isSigned ? "" : ", and change it")."
  }

  private static func proof(_ dealing: Dealing) -> [Evidence] {
    [dealing.contact.encryption.evidence ?? dealing.contact.evidence.first].compactMap(\.self)
  }

  /// `TLS 1.2`, `QUIC`, `something encrypted`.
  private static func seal(of contact: ContactReport) -> String {
    let encryption = contact.encryption
    if encryption.isUpgraded { return "TLS, after a greeting in the clear," }
    switch encryption.basis {
    case "ssl", "dtls":
      let family = encryption.basis == "dtls" ? "DTLS" : "TLS"
      guard let version = encryption.version.flatMap({ TLSVersion($0)?.words }) else {
        return family
      }
      let others = encryption.otherVersions.compactMap { TLSVersion($0)?.words }
      return others.isEmpty ? version : "\(version), in part \(others.listed()),"
    case "quic": return "QUIC"
    case "payload": return "\(contact.transport.uppercased()) that looks encrypted"
    case let basis?: return ServiceWords.name(of: basis).inert
    case nil: return "something encrypted"
    }
  }
}
