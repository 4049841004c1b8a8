import Analysis
import Packets
import Traffic

/// Is it controlled at home, through the cloud, or both?
extension Subject {
  func control() -> Answer {
    guard !standsForHome else {
      return Answer(.control, unknown: "What happens at home can't be seen from outside it.")
    }
    let local = atHome.filter { !$0.peerIsRouter && $0.isAnswered }
    // Whoever tells it names or the time commands nothing.
    let services = housekeeping.filter {
      $0.isOutside && $0.isAnswered && $0.contact.service.map(Self.informing.contains) ?? false
    }
    let cloud = outside.filter {
      $0.isAnswered && !$0.isCallback && !$0.isHousekeeping
    }
    if local.isEmpty, cloud.isEmpty {
      return Answer(.control, unknown: blindness ?? whoAnswersOnly(services))
    }
    var sentences: [Answer.Sentence] = []
    switch (local.isEmpty, cloud.isEmpty) {
    case (true, _):
      sentences.append(
        .init(
          "At home nobody but the router was seen to answer it; outside it talks with "
            + "\(cloud.map(\.peer).listed()).",
          cloud.compactMap(\.contact.evidence.first)))
    case (_, true):
      let elsewhere =
        services.isEmpty
        ? "Nobody outside was seen to answer it"
        : "Outside only \(services.map(\.language).listed()) servers were seen to answer it"
      sentences.append(
        .init(
          "\(elsewhere); at home it talks with \(local.map(\.peer).listed()).",
          (local + services.prefix(2)).compactMap(\.contact.evidence.first)))
    default:
      sentences.append(
        .init(
          "Both: at home it talks with \(local.map(\.peer).listed()), outside with "
            + "\(cloud.map(\.peer).listed()).",
          (local.prefix(2) + cloud.prefix(2)).compactMap(\.contact.evidence.first)))
    }
    if let ways = device.controlWords {
      sentences.append(
        .init(
          "It can be told what to do \(ways).",
          device.doors.map(\.evidence).inTurn
            + cloud.filter { $0.behaviour.pattern == .persistent }
            .compactMap(\.contact.evidence.first)))
    }
    if local.isEmpty, !seesTalkAtHome, !standsForHome {
      sentences.append(
        .init(
          "Devices talking with each other are nowhere in this capture, perhaps because it was made "
            + "where they don't pass: that it is controlled from home too can't be ruled out."))
    }
    return Answer(.control, sentences)
  }

  /// What is asked outside for names, the time, one's own address.
  private static let informing: Set<String> = [
    "dns", "dns-over-quic", "dns-over-tls", "ntp", "stun",
  ]

  /// Who answers a device that nobody was seen to command.
  private func whoAnswersOnly(_ services: [Dealing]) -> String {
    var answering = services.isEmpty ? [] : ["\(services.map(\.language).listed()) servers outside"]
    if dealings.contains(where: { !$0.isOutside && $0.peerIsRouter && $0.isAnswered }) {
      answering.insert("the router", at: 0)
    }
    let exception = answering.isEmpty ? "" : " but \(answering.listed())"
    return "Nobody\(exception) was seen to answer it."
  }
}
