import Analysis
import Packets
import Traffic

/// The topics of every MQTT broker: who publishes, who subscribes, how often, and what was said last.
public struct TopicsTable: Sendable {
  private let report: Report
  private let options: TextOptions

  public init(_ report: Report, _ options: TextOptions) {
    self.report = report
    self.options = options
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    page.addOrigin(of: report)
    if report.topics.isEmpty {
      page.blank()
      page.say("No MQTT topic was seen\(report.isPartial ? "" : " in it"): \(whyThereIsNone)")
    }
    var rest = report.topics[...]
    while let first = rest.first {
      let own = rest.prefix { $0.broker == first.broker && $0.port == first.port }
      rest = rest.dropFirst(own.count)
      addBroker(first, Array(own), to: &page)
    }
    return page.text
  }

  private var whyThereIsNone: String {
    let speakers = report.contacts.filter {
      $0.answered > 0 && $0.service == "mqtt" && $0.encryption.verdict != .encrypted
    }
    let names = speakers.map {
      endPoint(
        $0.destination.name?.inert ?? $0.destination.addresses[0].description,
        UInt16(clamping: $0.port ?? 0))
    }
    return speakers.isEmpty
      ? "nothing speaks MQTT in the clear here."
      : "what was captured of the MQTT with \(names.listed()) names none."
  }

  private func addBroker(_ first: TopicReport, _ topics: [TopicReport], to page: inout Page) {
    let rows = topics.map { topic in
      [
        topic.topic.inert, topic.publisherWords(in: report), topic.subscriberWords(in: report),
        topic.messages == 0 ? "" : Quantity.count(topic.messages),
        topic.messages == 0 || report.isShort ? "" : Quantity.rate(topic.messagesPerMinute),
        topic.sizeWords, topic.payloadLine(options.secrets).inert,
      ]
    }
    let columns = Columns(
      [
        .init(heading: "topic", minimum: 24, emphasis: .bold),
        .init(heading: "published by", minimum: 14), .init(heading: "goes to", minimum: 14),
        .init(heading: "messages", side: .right),
        .init(heading: report.isShort ? "" : "a minute", side: .right, sacrifice: 0),
        .init(heading: "size", side: .right, sacrifice: 1),
        .init(heading: "last said", minimum: 20),
      ], rows: rows, indent: 2, width: page.width)
    page.table("BROKER  " + first.brokerWords(in: report), columns)
  }
}

extension TopicReport {
  /// What the broker is called, and where it is.
  func brokerWords(in report: Report) -> String {
    let place = endPoint(broker.description, UInt16(clamping: port))
    let name = brokerDevice.flatMap { report.device($0)?.label } ?? brokerName
    guard let name, name != broker.description else { return place }
    return "\(name.inert) (\(place))"
  }

  func publisherWords(in report: Report) -> String {
    guard publishers.isEmpty else { return Self.words(publishers, in: report) }
    return delivered > 0 ? "the broker" : ""
  }

  func subscriberWords(in report: Report) -> String { Self.words(subscribers, in: report) }

  private static func words(_ members: [Member], in report: Report) -> String {
    let names = members.map { member in
      let name =
        member.device.flatMap { report.device($0)?.label } ?? member.name
        ?? member.clientIDs.first ?? member.address.description
      return name.inert
    }
    var unique: [String] = []
    for name in names where !unique.contains(name) { unique.append(name) }
    let shown = unique.prefix(2).joined(separator: ", ")
    return unique.count > 2 ? "\(shown) and \(unique.count - 2) more" : shown
  }

  /// `21 B`, or `3–240 B`.
  var sizeWords: String {
    guard let smallest, let largest else { return "" }
    guard smallest < largest else { return Quantity.bytes(largest) }
    return largest < 1000
      ? "\(smallest)–\(largest) B" : "\(Quantity.bytes(smallest))–\(Quantity.bytes(largest))"
  }

  func payloadLine(_ secrets: Secrets) -> String {
    guard let lastPayload else { return "" }
    return lastPayload.length == 0
      ? "(empty)" : PayloadContent(lastPayload, of: topic, secrets).line
  }
}
