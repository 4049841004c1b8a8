import Analysis
import Packets
import Traffic

/// MQTT topics as JSON.
extension JSONWriter {
  mutating func write(_ topic: TopicReport, _ secrets: Secrets) {
    object { writer in
      writer.member("broker", endPoint(topic.broker.description, UInt16(clamping: topic.port)))
      writer.member("brokerName", topic.brokerName)
      writer.member("brokerDevice", topic.brokerDevice)
      writer.member("topic", topic.topic)
      writer.array("publishers") { writer in
        for member in topic.publishers { writer.write(member) }
      }
      writer.array("subscribers") { writer in
        for member in topic.subscribers { writer.write(member) }
      }
      writer.member("messages", topic.messages)
      writer.member("published", topic.published)
      writer.member("delivered", topic.delivered)
      writer.member("messagesPerMinute", topic.messagesPerMinute)
      writer.member("bytes", topic.bytes)
      writer.member("smallest", topic.smallest)
      writer.member("largest", topic.largest)
      writer.member("retained", topic.retained)
      writer.key("qos")
      writer.array(of: topic.qualities)
      writer.member("first", secondsOf: topic.first)
      writer.member("last", secondsOf: topic.last)
      if let payload = topic.lastPayload {
        writer.object("lastPayload") { $0.write(payload, of: topic.topic, secrets) }
      }
      writer.member("evidence", evidence: topic.evidence)
    }
  }

  private mutating func write(_ member: TopicReport.Member) {
    object { writer in
      writer.member("device", member.device)
      writer.member("name", member.name)
      writer.member("address", member.address.description)
      writer.member("clientIDs", strings: member.clientIDs)
      writer.member("messages", member.messages)
      writer.member("evidence", evidence: [member.evidence])
    }
  }

  private mutating func write(
    _ payload: TopicTotals.Payload, of topic: String, _ secrets: Secrets
  ) {
    member("time", secondsOf: payload.time)
    member("bytes", payload.length)
    switch PayloadContent(payload, of: topic, secrets) {
    case .json(let value):
      key("json")
      self.value(value)
    case .text(let text): member("text", text)
    case .binary(let bytes): member("hex", bytes.hexadecimal)
    }
    if payload.bytes.count < payload.length { member("complete", false) }
    member("evidence", evidence: [payload.evidence])
  }
}
