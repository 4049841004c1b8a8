/// A client asks for a connection (MQTT 5 §3.1, MQTT 3.1.1 §3.1).
///
///     | Protocol Name                                                |
///     | Level |  U  |  P  |  R  | QoS (2) |  W  |  C  | 0 | Keep Alive |
///     | Properties (5) | Client Identifier | Will | User Name | Password |
public struct MQTTConnect: Hashable, Sendable {
  /// What the server is to publish when the client is gone.
  public struct Will: Hashable, Sendable {
    public let topic: String
    public let payload: [UInt8]
    public let qualityOfService: MQTTQualityOfService
    public let isRetained: Bool
    public let properties: MQTTProperties
  }

  /// `MQTT`; before 3.1.1 `MQIsdp`.
  public let protocolName: String
  public let version: MQTTVersion
  /// Whether another broker connects: the level's high bit, which brokers agreed upon.
  public let isBridge: Bool
  /// Clean Start; before version 5 Clean Session.
  public let isCleanStart: Bool
  /// In seconds; 0 where the client needn't say anything.
  public let keepAlive: UInt16
  public let properties: MQTTProperties
  /// Empty where the server is to choose one.
  public let clientIdentifier: String
  public let will: Will?
  public let userName: String?
  public let password: [UInt8]?

  /// - Parameter body: the packet after its fixed header.
  init(parsing reader: inout ByteReader) throws(DecodeError) {
    let start = reader.offset
    protocolName = try reader.readMQTTString()
    let levelOffset = reader.offset
    let level: UInt8 = try reader.read()
    version = MQTTVersion(rawValue: level & 0x7f)
    isBridge = level & 0x80 != 0
    guard protocolName == "MQTT" || protocolName == "MQIsdp" else {
      throw DecodeError(
        .invalid(field: "Protocol Name length", value: UInt64(protocolName.utf8.count)), at: start)
    }
    guard (3...5).contains(version.rawValue) else {
      throw DecodeError(.invalid(field: "Protocol Level", value: UInt64(level)), at: levelOffset)
    }
    let flags: UInt8 = try reader.read()
    isCleanStart = flags & 2 != 0
    keepAlive = try reader.read()
    properties =
      version.hasProperties
      ? try MQTTProperties(parsing: &reader, of: .connect) : MQTTProperties()
    clientIdentifier = try reader.readMQTTString()
    will = flags & 4 == 0 ? nil : try Will(parsing: &reader, flags: flags, version)
    userName = flags & 0x80 == 0 ? nil : try reader.readMQTTString()
    password = flags & 0x40 == 0 ? nil : try reader.readMQTTData()
  }
}

extension MQTTConnect.Will {
  fileprivate init(
    parsing reader: inout ByteReader, flags: UInt8, _ version: MQTTVersion
  ) throws(DecodeError) {
    let start = reader.offset
    guard let quality = MQTTQualityOfService(rawValue: flags >> 3 & 3) else {
      throw DecodeError(.invalid(field: "Will QoS", value: 3), at: start)
    }
    qualityOfService = quality
    isRetained = flags & 0x20 != 0
    properties =
      version.hasProperties ? try MQTTProperties(parsing: &reader, of: nil) : MQTTProperties()
    topic = try reader.readMQTTString()
    payload = try reader.readMQTTData()
  }
}
