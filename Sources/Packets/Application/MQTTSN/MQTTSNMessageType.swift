/// What an MQTT-SN message is for (MQTT-SN 1.2 §5.2.2).
public struct MQTTSNMessageType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var advertise: Self { .init(rawValue: 0x00) }
  public static var searchGateway: Self { .init(rawValue: 0x01) }
  public static var gatewayInfo: Self { .init(rawValue: 0x02) }
  public static var connect: Self { .init(rawValue: 0x04) }
  public static var connack: Self { .init(rawValue: 0x05) }
  public static var willTopic: Self { .init(rawValue: 0x07) }
  public static var willMessage: Self { .init(rawValue: 0x09) }
  public static var register: Self { .init(rawValue: 0x0a) }
  public static var regack: Self { .init(rawValue: 0x0b) }
  public static var publish: Self { .init(rawValue: 0x0c) }
  public static var puback: Self { .init(rawValue: 0x0d) }
  public static var subscribe: Self { .init(rawValue: 0x12) }
  public static var suback: Self { .init(rawValue: 0x13) }
  public static var unsubscribe: Self { .init(rawValue: 0x14) }
  public static var pingreq: Self { .init(rawValue: 0x16) }
  public static var disconnect: Self { .init(rawValue: 0x18) }

  private static let names: [UInt8: String] = [
    0x00: "ADVERTISE", 0x01: "SEARCHGW", 0x02: "GWINFO", 0x04: "CONNECT", 0x05: "CONNACK",
    0x06: "WILLTOPICREQ", 0x07: "WILLTOPIC", 0x08: "WILLMSGREQ", 0x09: "WILLMSG",
    0x0a: "REGISTER", 0x0b: "REGACK", 0x0c: "PUBLISH", 0x0d: "PUBACK", 0x0e: "PUBCOMP",
    0x0f: "PUBREC", 0x10: "PUBREL", 0x12: "SUBSCRIBE", 0x13: "SUBACK", 0x14: "UNSUBSCRIBE",
    0x15: "UNSUBACK", 0x16: "PINGREQ", 0x17: "PINGRESP", 0x18: "DISCONNECT",
    0x1a: "WILLTOPICUPD", 0x1b: "WILLTOPICRESP", 0x1c: "WILLMSGUPD", 0x1d: "WILLMSGRESP",
    0xfe: "Encapsulated message",
  ]

  /// Whether the specification has such a message.
  public var isAssigned: Bool { Self.names[rawValue] != nil }
}

extension MQTTSNMessageType: CustomStringConvertible {
  public var description: String { Self.names[rawValue] ?? "message type \(rawValue)" }
}
