/// Which property it is, of MQTT 5 (§2.2.2.2).
public struct MQTTPropertyIdentifier: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static var payloadFormatIndicator: Self { .init(rawValue: 0x01) }
  public static var messageExpiryInterval: Self { .init(rawValue: 0x02) }
  public static var contentType: Self { .init(rawValue: 0x03) }
  public static var responseTopic: Self { .init(rawValue: 0x08) }
  public static var correlationData: Self { .init(rawValue: 0x09) }
  public static var subscriptionIdentifier: Self { .init(rawValue: 0x0b) }
  public static var sessionExpiryInterval: Self { .init(rawValue: 0x11) }
  public static var assignedClientIdentifier: Self { .init(rawValue: 0x12) }
  public static var serverKeepAlive: Self { .init(rawValue: 0x13) }
  public static var authenticationMethod: Self { .init(rawValue: 0x15) }
  public static var authenticationData: Self { .init(rawValue: 0x16) }
  public static var requestProblemInformation: Self { .init(rawValue: 0x17) }
  public static var willDelayInterval: Self { .init(rawValue: 0x18) }
  public static var requestResponseInformation: Self { .init(rawValue: 0x19) }
  public static var responseInformation: Self { .init(rawValue: 0x1a) }
  public static var serverReference: Self { .init(rawValue: 0x1c) }
  public static var reasonString: Self { .init(rawValue: 0x1f) }
  public static var receiveMaximum: Self { .init(rawValue: 0x21) }
  public static var topicAliasMaximum: Self { .init(rawValue: 0x22) }
  public static var topicAlias: Self { .init(rawValue: 0x23) }
  public static var maximumQoS: Self { .init(rawValue: 0x24) }
  public static var retainAvailable: Self { .init(rawValue: 0x25) }
  public static var userProperty: Self { .init(rawValue: 0x26) }
  public static var maximumPacketSize: Self { .init(rawValue: 0x27) }
  public static var wildcardSubscriptionAvailable: Self { .init(rawValue: 0x28) }
  public static var subscriptionIdentifierAvailable: Self { .init(rawValue: 0x29) }
  public static var sharedSubscriptionAvailable: Self { .init(rawValue: 0x2a) }

  /// How its value is written; nil for a property there is none of.
  var form: Form? { Self.table[rawValue]?.form }

  /// Whether packets of a type may have it; a will's properties are those of no type.
  func isAllowed(in type: MQTTPacketType?) -> Bool {
    guard let owners = Self.table[rawValue]?.owners else { return false }
    return owners.contains(type)
  }

  enum Form {
    case byte
    case twoByteInteger
    case fourByteInteger
    case variableByteInteger
    case string
    case data
    case pair
  }

  private static let acknowledgments: Set<MQTTPacketType?> = [
    .puback, .pubrec, .pubrel, .pubcomp, .suback, .unsuback,
  ]

  private static let table: [UInt8: (form: Form, owners: Set<MQTTPacketType?>)] = [
    0x01: (.byte, [.publish, nil]),
    0x02: (.fourByteInteger, [.publish, nil]),
    0x03: (.string, [.publish, nil]),
    0x08: (.string, [.publish, nil]),
    0x09: (.data, [.publish, nil]),
    0x0b: (.variableByteInteger, [.publish, .subscribe]),
    0x11: (.fourByteInteger, [.connect, .connack, .disconnect]),
    0x12: (.string, [.connack]),
    0x13: (.twoByteInteger, [.connack]),
    0x15: (.string, [.connect, .connack, .auth]),
    0x16: (.data, [.connect, .connack, .auth]),
    0x17: (.byte, [.connect]),
    0x18: (.fourByteInteger, [nil]),
    0x19: (.byte, [.connect]),
    0x1a: (.string, [.connack]),
    0x1c: (.string, [.connack, .disconnect]),
    0x1f: (.string, acknowledgments.union([.connack, .disconnect, .auth])),
    0x21: (.twoByteInteger, [.connect, .connack]),
    0x22: (.twoByteInteger, [.connect, .connack]),
    0x23: (.twoByteInteger, [.publish]),
    0x24: (.byte, [.connack]),
    0x25: (.byte, [.connack]),
    0x26: (
      .pair,
      acknowledgments.union([
        .connect, .connack, .publish, .subscribe, .unsubscribe, .disconnect, .auth, nil,
      ])
    ),
    0x27: (.fourByteInteger, [.connect, .connack]),
    0x28: (.byte, [.connack]),
    0x29: (.byte, [.connack]),
    0x2a: (.byte, [.connack]),
  ]
}
