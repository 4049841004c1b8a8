/// The properties of an MQTT 5 packet or will (§2.2.2), in the order they came.
public struct MQTTProperties: Hashable, Sendable {
  /// What a property says.
  public enum Value: Hashable, Sendable {
    case integer(UInt32)
    case string(String)
    case data([UInt8])
    case pair(name: String, value: String)
  }

  /// One property.
  public struct Item: Hashable, Sendable {
    public let identifier: MQTTPropertyIdentifier
    public let value: Value
  }

  public let items: [Item]

  /// Most properties of a packet; a judgement, far above any seen.
  private static let itemBound = 256

  /// None: what packets of earlier versions have.
  public init() { items = [] }

  /// - Parameter type: the packet they belong to; nil for a will's.
  init(parsing reader: inout ByteReader, of type: MQTTPacketType?) throws(DecodeError) {
    let length = try reader.readMQTTVariableByteInteger()
    let start = reader.offset
    let bytes = try reader.readBytes(length)
    var inner = ByteReader(bytes)
    var items: [Item] = []
    while inner.remaining > 0 {
      guard items.count < Self.itemBound else {
        throw DecodeError(
          .limit(field: "Properties", bound: Self.itemBound), at: start + inner.offset)
      }
      items.append(try Self.item(&inner, of: type))
    }
    self.items = items
  }

  private static func item(
    _ reader: inout ByteReader, of type: MQTTPacketType?
  ) throws(DecodeError) -> Item {
    let start = reader.offset
    let identifier = MQTTPropertyIdentifier(rawValue: try reader.read())
    guard identifier.isAllowed(in: type), let form = identifier.form else {
      throw DecodeError(
        .invalid(field: "Property Identifier", value: UInt64(identifier.rawValue)), at: start)
    }
    let value: Value
    switch form {
    case .byte: value = .integer(UInt32(try reader.read(UInt8.self)))
    case .twoByteInteger: value = .integer(UInt32(try reader.read(UInt16.self)))
    case .fourByteInteger: value = .integer(try reader.read())
    case .variableByteInteger:
      value = .integer(UInt32(try reader.readMQTTVariableByteInteger()))
    case .string: value = .string(try reader.readMQTTString())
    case .data: value = .data(try reader.readMQTTData())
    case .pair:
      let name = try reader.readMQTTString()
      value = .pair(name: name, value: try reader.readMQTTString())
    }
    return Item(identifier: identifier, value: value)
  }

  // MARK: Values

  private func integer(_ identifier: MQTTPropertyIdentifier) -> UInt32? {
    for item in items where item.identifier == identifier {
      if case .integer(let number) = item.value { return number }
    }
    return nil
  }

  private func string(_ identifier: MQTTPropertyIdentifier) -> String? {
    for item in items where item.identifier == identifier {
      if case .string(let text) = item.value { return text }
    }
    return nil
  }

  /// Whether the payload is said to be UTF-8.
  public var payloadIsText: Bool { integer(.payloadFormatIndicator) == 1 }
  /// In seconds.
  public var messageExpiryInterval: UInt32? { integer(.messageExpiryInterval) }
  public var contentType: String? { string(.contentType) }
  public var responseTopic: String? { string(.responseTopic) }
  /// Zero in a packet stands for none.
  public var topicAlias: UInt16? { integer(.topicAlias).map { UInt16(truncatingIfNeeded: $0) } }
  /// In seconds.
  public var sessionExpiryInterval: UInt32? { integer(.sessionExpiryInterval) }
  public var assignedClientIdentifier: String? { string(.assignedClientIdentifier) }
  /// In seconds: takes the place of the client's own.
  public var serverKeepAlive: UInt16? {
    integer(.serverKeepAlive).map { UInt16(truncatingIfNeeded: $0) }
  }
  public var authenticationMethod: String? { string(.authenticationMethod) }
  public var serverReference: String? { string(.serverReference) }
  public var reasonString: String? { string(.reasonString) }
  /// In seconds.
  public var willDelayInterval: UInt32? { integer(.willDelayInterval) }
  public var userProperties: [(name: String, value: String)] {
    items.compactMap { item in
      if case .pair(let name, let value) = item.value { (name, value) } else { nil }
    }
  }
}
