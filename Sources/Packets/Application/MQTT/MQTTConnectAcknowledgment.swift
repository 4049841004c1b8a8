/// What the server answers to a CONNECT: CONNACK (MQTT 5 §3.2).
///
///     | 0 0 0 0 0 0 0 | SP | Reason Code | Properties (5) |
public struct MQTTConnectAcknowledgment: Hashable, Sendable {
  /// Whether the server remembers the client's subscriptions.
  public let isSessionPresent: Bool
  /// A ``MQTTReasonCode`` of version 5, a ``MQTTConnectReturnCode`` before.
  public let code: UInt8
  public let version: MQTTVersion
  public let properties: MQTTProperties

  public var isAccepted: Bool { code == 0 }

  /// The code in words, as Zeek has them for the versions it knows.
  public var status: String {
    guard version.hasProperties else { return MQTTConnectReturnCode(rawValue: code).description }
    let reason = MQTTReasonCode(rawValue: code)
    return isAccepted ? MQTTConnectReturnCode(rawValue: 0).description : "Refused: \(reason)"
  }

  /// Why it refuses, in words; nil where it accepts.
  public var refusal: String? {
    guard !isAccepted else { return nil }
    let lead = "Refused: "
    return status.hasPrefix(lead) ? String(status.dropFirst(lead.count)) : status
  }

  init(parsing reader: inout ByteReader, _ version: MQTTVersion) throws(DecodeError) {
    let start = reader.offset
    let flags: UInt8 = try reader.read()
    guard flags & 0xfe == 0 else {
      throw DecodeError(
        .invalid(field: "Connect Acknowledge Flags", value: UInt64(flags)), at: start)
    }
    isSessionPresent = flags == 1
    code = try reader.read()
    self.version = version
    // A server that refuses version 5 answers as version 3.1.1 does (MQTT 5 §3.1.2.2).
    properties =
      version.hasProperties && reader.remaining > 0
      ? try MQTTProperties(parsing: &reader, of: .connack) : MQTTProperties()
  }
}
