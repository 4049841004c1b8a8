import Packets

/// Something said over a flow, for the log.
public enum SessionRecord: Sendable {
  case mqttConnect(MQTTConnection)
  case mqttPublish(MQTTPublication)
  case mqttSubscribe(MQTTSubscription)
  /// What a protocol without a log of its own says, in plain words that follow the speaker's name.
  case said(service: String, by: Sender, words: String)
}
