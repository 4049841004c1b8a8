import Analysis
import Packets
import Traffic

/// A device's MQTT topics in full, with what was said last.
extension Page {
  /// Topics, and lines of one payload, that are shown before the rest is counted.
  private static let topicBound = 24
  private static let payloadLineBound = 24

  mutating func addTopics(of device: DeviceReport, in report: Report) {
    let topics = report.topics.filter { $0.involves(device.id) }
    guard !topics.isEmpty else { return }
    heading("TOPICS")
    for topic in topics.prefix(Self.topicBound) { add(topic, of: device, in: report) }
    let rest = topics.count - Self.topicBound
    if rest > 0 {
      addMore("\(Quantity.count(rest)) more", ["topics"], of: report, indent: 2)
    }
  }

  private mutating func add(
    _ topic: TopicReport, of device: DeviceReport, in report: Report
  ) {
    say(
      "\(Self.verb(topic, device.id)) \(topic.topic.inert)   at \(topic.brokerWords(in: report))",
      indent: 2, hanging: 4, .bold)
    say(WordWrap.facts(Self.facts(topic, device.id, in: report)), indent: 4, hanging: 6)
    guard let payload = topic.lastPayload, payload.length > 0 else { return }
    let cut = payload.bytes.count < payload.length ? ", its beginning" : ""
    say(
      "last \(options.time.date(payload.time)) \(options.time.clock(payload.time)), "
        + "\(Quantity.bytes(payload.length))\(cut)  \(report.frames([payload.evidence]))",
      indent: 4, hanging: 6)
    let content = PayloadContent(payload, of: topic.topic, options.secrets)
    for line in content.lines(Self.payloadLineBound) {
      add(("      " + line.inert).cut(to: width))
    }
  }

  private static func verb(_ topic: TopicReport, _ device: String) -> String {
    let publishes = topic.publishers.contains { $0.device == device }
    let subscribes = topic.subscribers.contains { $0.device == device }
    switch (publishes, subscribes) {
    case (true, true): return "publishes and hears"
    case (true, false): return "publishes"
    case (false, true): return "hears"
    case (false, false): return "hands on"
    }
  }

  private static func facts(
    _ topic: TopicReport, _ device: String, in report: Report
  ) -> [String] {
    var facts: [String] = []
    if topic.messages > 0 {
      facts = [Quantity.count(topic.messages, "message"), topic.sizeWords]
      if !report.isShort { facts.append("\(Quantity.rate(topic.messagesPerMinute)) a minute") }
      if topic.retained > 0 { facts.append("\(Quantity.count(topic.retained)) retained") }
      facts.append("QoS " + topic.qualities.map(String.init).joined(separator: ", "))
      facts.append("published by " + topic.publisherWords(in: report))
    }
    if !topic.subscribers.isEmpty { facts.append("goes to " + topic.subscriberWords(in: report)) }
    let ids = (topic.publishers + topic.subscribers).filter { $0.device == device }
      .flatMap(\.clientIDs)
    if let id = ids.first { facts.append("as client \"\(id.inert)\"") }
    return facts
  }
}
