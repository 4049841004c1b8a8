import Packets

/// The port mappings that one device asks its router for: what was granted or taken back is a fact at once, what was never
/// answered when the flow ends. That a mapping was to be taken back, without an answer, shows nothing.
struct PortMappings: Sendable {
  private var unanswered: [(mapping: RequestedPortMapping, moment: Moment)] = []

  /// Most mappings that wait for their answer.
  private static let unansweredBound = 16

  mutating func ask(_ mapping: RequestedPortMapping, _ notes: SessionNotes) {
    unanswered.removeAll { $0.mapping.isAbout(mapping) }
    guard mapping.lifetime > 0, unanswered.count < Self.unansweredBound else { return }
    unanswered.append((mapping, notes.moment))
  }

  mutating func answer(
    _ mapping: RequestedPortMapping, isGranted: Bool, _ notes: inout SessionNotes
  ) {
    unanswered.removeAll { $0.mapping.isAbout(mapping) }
    guard isGranted else { return }
    let asker = notes.party(of: notes.sender.other)
    if mapping.lifetime > 0 {
      notes.fact(.portMapping, mapping.words(for: asker))
    } else {
      notes.fact(.closedPortMapping, mapping.insideWords(for: asker.address))
    }
  }

  /// What was asked for, of which an answer tells.
  func asked(_ mapping: RequestedPortMapping) -> RequestedPortMapping? {
    unanswered.first { $0.mapping.isAbout(mapping) }?.mapping
  }

  mutating func end(_ notes: inout SessionNotes) {
    for (mapping, moment) in unanswered {
      notes.at(moment) { $0.fact(.portMapping, mapping.words(for: $0.party(of: $0.sender))) }
    }
    unanswered = []
  }
}

extension RequestedPortMapping {
  fileprivate func isAbout(_ other: Self) -> Bool {
    protocolNumber == other.protocolNumber && internalPort == other.internalPort
  }

  /// `tcp 8554 → 192.168.1.20:554 for 3600 s`: outside, inside, and for how long.
  func words(for asker: Party) -> String {
    words(for: asker.address) + " for \(lifetime) s"
  }

  func words(for asker: IPAddress) -> String {
    "\(protocolName) \(externalPort == 0 ? "any port" : "\(externalPort)") → \(inside(for: asker))"
  }

  /// What is taken back, or refused without a word of the port outside: `tcp → 192.168.1.20:554`.
  func insideWords(for asker: IPAddress) -> String { "\(protocolName) → \(inside(for: asker))" }

  private func inside(for asker: IPAddress) -> String {
    let address = internalAddress ?? asker
    return (address.isV4 ? "\(address)" : "[\(address)]") + ":\(internalPort)"
  }
}

extension SessionNotes {
  /// Who is at one end of the flow.
  func party(of end: Sender) -> Party { end == .client ? client : server }

  /// Notes a sentence for the log, whose subject is the speaker.
  mutating func say(_ words: @autoclosure () -> String, by sender: Sender, over service: String) {
    record(.said(service: service, by: sender, words: words()))
  }
}
