/// What an MQTT control packet is for (MQTT 5 §2.1.2).
public enum MQTTPacketType: UInt8, Hashable, Sendable {
  case connect = 1
  case connack = 2
  case publish = 3
  case puback = 4
  case pubrec = 5
  case pubrel = 6
  case pubcomp = 7
  case subscribe = 8
  case suback = 9
  case unsubscribe = 10
  case unsuback = 11
  case pingreq = 12
  case pingresp = 13
  case disconnect = 14
  /// Since version 5.
  case auth = 15

  /// Which end sends such packets; nil for those that both do.
  public var sender: Sender? {
    switch self {
    case .connect, .subscribe, .unsubscribe, .pingreq: .client
    case .connack, .suback, .unsuback, .pingresp: .server
    case .publish, .puback, .pubrec, .pubrel, .pubcomp, .disconnect, .auth: nil
    }
  }
}
