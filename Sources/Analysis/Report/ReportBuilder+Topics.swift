import Packets
import Traffic

/// The topics of MQTT brokers.
extension ReportBuilder {
  /// A broker and what it is called.
  private struct Broker: Hashable {
    let address: IPAddress
    let port: UInt16
  }

  /// Filters with wildcards that are matched with topics, of one broker; a judgement: few clients have more than one.
  private static let filterBound = 64

  func topicReports() -> [TopicReport] {
    let filters = wildcards()
    let brokers = brokers()
    return summary.topics.topics.sorted { $0.key < $1.key }.map { key, totals in
      var totals = totals
      for (filter, subscribers) in filters[Broker(address: key.broker, port: key.port)] ?? [] {
        if filter.text != key.topic, filter.matches(key.topic) {
          totals.subscribers.addListeners(subscribers)
        }
      }
      return topicReport(key, totals, brokers[key.broker])
    }
  }

  /// The filters that stand for several topics, with who subscribed to them.
  private func wildcards() -> [Broker: [(MQTTTopicFilter, TopicMembers)]] {
    var found: [Broker: [(MQTTTopicFilter, TopicMembers)]] = [:]
    for (key, totals) in summary.topics.topics.sorted(by: { $0.key < $1.key }) {
      let filter = MQTTTopicFilter(key.topic)
      guard filter.hasWildcard || filter.text != key.topic, !totals.subscribers.items.isEmpty else {
        continue
      }
      let broker = Broker(address: key.broker, port: key.port)
      guard found[broker, default: []].count < Self.filterBound else { continue }
      found[broker, default: []].append((filter, totals.subscribers))
    }
    return found
  }

  /// The lowest party with each broker's address.
  private func brokers() -> [IPAddress: Party] {
    let addresses = Set(summary.topics.topics.keys.map(\.broker))
    guard !addresses.isEmpty else { return [:] }
    let parties = summary.parties.keys.filter { addresses.contains($0.address) }
    return Dictionary(parties.map { ($0.address, $0) }, uniquingKeysWith: min)
  }

  private func topicReport(
    _ key: TopicKey, _ totals: TopicTotals, _ broker: Party?
  ) -> TopicReport {
    let device = broker.flatMap { household.device(of: $0) }
    return TopicReport(
      broker: key.broker, port: Int(key.port),
      brokerName: device.flatMap { name(of: $0)?.name }
        ?? nameAsked(for: key.broker, at: totals.last),
      brokerDevice: device.map { household.devices[$0].id }, topic: key.topic,
      publishers: totals.publishers.items.map { member($0) },
      subscribers: totals.subscribers.items.map { member($0) },
      published: totals.published, delivered: totals.delivered, bytes: totals.bytes,
      smallest: totals.smallest, largest: totals.largest, retained: totals.retained,
      qualities: (0...2).filter { totals.qualities >> $0 & 1 == 1 },
      messagesPerMinute: Double(totals.messages) / minutes, first: totals.first,
      last: totals.last, lastPayload: totals.lastPayload, evidence: totals.evidence.items)
  }

  private func member(_ member: TopicMembers.Member) -> TopicReport.Member {
    let device = household.device(of: member.party)
    return TopicReport.Member(
      device: device.map { household.devices[$0].id },
      name: device.flatMap { name(of: $0)?.name },
      address: member.party.address, clientIDs: member.clientIDs, messages: member.messages,
      evidence: member.evidence)
  }

  /// What an address outside the home was called when somebody in it asked.
  private func nameAsked(for address: IPAddress, at time: Int64) -> String? {
    let names = (askers[address] ?? []).prefix(Self.filterBound).compactMap {
      summary.passiveDNS.name(of: address, for: $0, at: time)
    }
    return names.min { $0.evidence < $1.evidence }?.name ?? hosts[address]
  }
}
