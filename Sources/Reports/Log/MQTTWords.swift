import Packets
import Traffic

/// What MQTT clients and brokers say, in words.
extension EventTeller {
  /// Columns of a payload that are shown.
  private static let payloadWidth = 120
  /// Bytes of a payload that isn't text.
  private static let hexBound = 24
  /// Filters that are shown before the rest is counted.
  private static let filterBound = 6

  func tell(_ record: MQTTConnection, _ flow: FlowReference) -> Sentence? {
    if record.stage == .begun, let connect = record.connect {
      return sentence(flow, by: record.client, words(connect))
    }
    guard let answer = record.acknowledgment else { return nil }
    guard answer.isAccepted else {
      return sentence(
        flow, by: record.client.other, "refuses the MQTT connection (\(answer.status))")
    }
    guard record.connect == nil else { return nil }
    return sentence(flow, by: record.client.other, "accepts an MQTT connection")
  }

  private func words(_ connect: MQTTConnect) -> String {
    var words = "MQTT connect"
    words += connect.clientIdentifier.isEmpty ? "" : " as \"\(connect.clientIdentifier)\""
    words += connect.keepAlive == 0 ? ", no keep alive" : ", keep alive \(connect.keepAlive) s"
    if let user = connect.userName { words += ", user \"\(user)\"" }
    if let password = connect.password {
      words += ", password " + secrets.shown(secret: String(readable: password))
    }
    if let will = connect.will { words += ", will on \(will.topic)" }
    return words
  }

  func tell(_ record: MQTTPublication, _ flow: FlowReference) -> Sentence? {
    guard record.stage.isNews else { return nil }
    let topic = record.topic.isEmpty ? "a topic named earlier" : record.topic
    let verb = record.isFromClient ? "MQTT publishes" : "MQTT receives"
    let kept = record.publish.isRetained ? " (retained)" : ""
    return sentence(
      flow, by: record.client,
      "\(verb) \(topic)\(kept) " + words(payloadOf: record.publish, topic))
  }

  private func words(payloadOf publish: MQTTPublish, _ topic: String) -> String {
    guard publish.payloadLength > 0 else { return "(empty)" }
    let isCut = publish.payload.count < publish.payloadLength
    if let text = PayloadContent.text(publish.payload, isCut: isCut) {
      // Masked before it is cut: what is left of a secret may not look like one.
      let line = secrets.shown(payload: text, of: topic).split(whereSeparator: \.isNewline)
        .map { String($0) }.joined(separator: " ")
      return line.cut(to: Self.payloadWidth)
    }
    let digits = publish.payload.prefix(Self.hexBound).hexadecimal
    return "\(Quantity.count(publish.payloadLength, "byte")): "
      + digits + (publish.payloadLength > Self.hexBound ? "…" : "")
  }

  func tell(_ record: MQTTSubscription, _ flow: FlowReference) -> Sentence? {
    let filters = record.subscribe.subscriptions.map(\.filter)
    if record.stage.isNews {
      let verb = record.subscribe.isUnsubscribe ? "unsubscribes" : "subscribes"
      let shown = filters.prefix(Self.filterBound).joined(separator: ", ")
      let rest = filters.count - Self.filterBound
      return sentence(
        flow, by: record.client, "MQTT \(verb) \(shown)" + (rest > 0 ? " and \(rest) more" : ""))
    }
    let codes = record.acknowledgment?.reasonCodes ?? []
    let refused = zip(filters, codes).filter { $0.1.isError }
    guard let first = refused.first else { return nil }
    let more = refused.count > 1 ? " and \(refused.count - 1) more" : ""
    return sentence(
      flow, by: record.client.other, "refuses the MQTT subscription to \(first.0)\(more)")
  }
}

extension Collection where Element == UInt8 {
  /// Two lower-case digits a byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(count * 2)
    for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

extension SessionRecord {
  /// The `facts` of MQTT's records in JSON lines.
  func writeMQTT(to writer: inout JSONWriter) {
    switch self {
    case .mqttConnect(let record):
      writer.member("client_id", record.connect?.clientIdentifier)
      writer.member("keep_alive", record.connect?.keepAlive)
      writer.member("username", record.connect?.userName)
      writer.member("connect_status", record.acknowledgment?.status)
    case .mqttPublish(let record):
      writer.member("from_client", record.isFromClient)
      writer.member("topic", record.topic)
      let payload = String(readable: record.publish.payload)
      writer.member("payload", writer.secrets?.shown(payload: payload, of: record.topic) ?? payload)
      writer.member("payload_len", record.publish.payloadLength)
    case .mqttSubscribe(let record):
      writer.member("topics", strings: record.subscribe.subscriptions.map(\.filter))
    default: break
    }
  }
}
