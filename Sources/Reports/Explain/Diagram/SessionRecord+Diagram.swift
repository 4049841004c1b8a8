import Packets
import Traffic

/// What sessions understood, as short as an arrow's label must be.
extension SessionRecord {
  /// Nil where the log's words do.
  var label: String? {
    switch self {
    case .mqttConnect(let record):
      record.acknowledgment == nil ? "MQTT CONNECT" : "MQTT CONNACK"
    case .mqttPublish(let record):
      "PUBLISH \(record.topic.isEmpty ? "a topic named earlier" : record.topic)"
    case .mqttSubscribe(let record) where record.acknowledgment != nil:
      record.subscribe.isUnsubscribe ? "MQTT UNSUBACK" : "MQTT SUBACK"
    case .mqttSubscribe(let record):
      (record.subscribe.isUnsubscribe ? "UNSUBSCRIBE " : "SUBSCRIBE ")
        + record.subscribe.subscriptions.map(\.filter).listed(atMost: 2)
    case .quic: "QUIC hello"
    case .ntp(let message, _, _): Self.label(of: message)
    default: nil
    }
  }

  /// Nil for what nobody asked, or answers.
  private static func label(of message: NTPMessage) -> String? {
    switch (message.mode, message.stratum) {
    case (.client, _): "asks for the time"
    case (.server, 0): "refuses the time (\(message.reference))"
    case (.server, 16...): "doesn't know the time"
    case (.server, let stratum): "tells the time (stratum \(stratum))"
    default: nil
    }
  }

  /// What it means; nil where that goes without saying.
  func note(_ secrets: Secrets) -> String? {
    switch self {
    case .mqttConnect(let record):
      if let answer = record.acknowledgment {
        return answer.refusal.map { "is not let in: \($0)" } ?? "is let in"
      }
      guard let connect = record.connect else { return nil }
      let password = connect.password == nil ? "" : ", with a password"
      return "as \"\(connect.clientIdentifier)\"" + password
    case .mqttPublish(let record):
      guard let text = PayloadContent.text(record.publish.payload, isCut: false) else { return nil }
      return secrets.shown(payload: text, of: record.topic)
    case .mqttSubscribe(let record):
      return record.acknowledgment == nil ? "wants to hear these" : "refuses some of these"
    case .quic(let connection):
      return connection.outcome == .begun ? "what follows is sealed" : nil
    default: return nil
    }
  }

  /// Which end sent the message; nil where the log's sentence begins with it. The log tells what clients of MQTT and NTP hear,
  /// an arrow who spoke.
  var speaker: Sender? {
    switch self {
    case .mqttPublish(let record): record.isFromClient ? record.client : record.client.other
    case .ntp(_, let sender, _): sender
    default: nil
    }
  }
}
