import Analysis
import Destinations
import Packets
import Traffic

/// Who else hears it?
extension Subject {
  func audience() -> Answer {
    var sentences: [Answer.Sentence] = []
    // Who never answered heard nothing.
    let outside = outside.filter { !$0.isUnanswered }
    let trackers = outside.filter { $0.contact.destination.tracker != nil }
    if let list = trackers.first?.contact.destination.tracker {
      sentences.append(
        .init(
          "Trackers: \(trackers.map(\.peer).listed()), by \(list.inert).",
          trackers.compactMap(\.contact.evidence.first)))
    }
    let third = outside.filter {
      $0.contact.destination.known.party?.party == .third && $0.contact.destination.tracker == nil
    }
    if !third.isEmpty {
      sentences.append(
        .init(
          "Others than its maker: \(third.map(\.peer).listed()).",
          third.compactMap(\.contact.evidence.first)))
    }
    let support = outside.filter { $0.contact.destination.known.party?.party == .support }
    if !support.isEmpty {
      sentences.append(
        .init(
          "Services that its maker, or others, use: \(support.map(\.peer).listed()).",
          support.compactMap(\.contact.evidence.first)))
    }
    if let own = maker() { sentences.append(own) }
    if let resolver = resolver() { sentences.append(resolver) }
    if !announcements.isEmpty {
      sentences.append(
        .init(
          "Everybody at home hears what it says to all: "
            + announcements.map(\.languageOrPort).listed(atMost: 4) + ".",
          announcements.compactMap(\.contact.evidence.first)))
    }
    guard sentences.isEmpty else { return Answer(.audience, sentences) }
    if let blindness { return Answer(.audience, unknown: blindness) }
    return outside.isEmpty
      ? Answer(.audience, [.init("Nobody outside, as far as was seen.")])
      : Answer(
        .audience,
        unknown: "Who is behind \(outside.map(\.peer).listed()) is not known"
          + (device.maker == nil ? ", nor who made \(name)." : "."))
  }

  private func maker() -> Answer.Sentence? {
    let own = outside.filter { $0.contact.destination.known.party?.party == .own }
    guard !own.isEmpty else { return nil }
    return .init(
      "Its maker: \(own.map(\.peer).listed()).", own.compactMap(\.contact.evidence.first))
  }

  /// Who outside is told the names it asks for: all of them, where it asks nobody else.
  private func resolver() -> Answer.Sentence? {
    let servers = housekeeping.filter {
      // By what was asked there, not by the port.
      $0.contact.encryption.basis == "dns" && $0.began == .device && !$0.isUnanswered
    }
    let outside = servers.filter(\.isOutside)
    guard !outside.isEmpty else { return nil }
    let hears = Set(outside.map(\.peer)).count == 1 ? "hears" : "hear"
    let names = Set(servers.map(\.peer)).count == 1 ? "every name" : "names"
    return .init(
      "\(outside.map(\.peer).listed()) \(hears) \(names) it asks for (DNS).",
      outside.compactMap(\.contact.evidence.first))
  }
}
