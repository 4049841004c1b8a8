/// The version of a connection whose CONNECT was not captured, as far as its other packets tell.
extension MQTTVersion {
  /// What one packet tells of the version.
  public struct Deduction: Hashable, Sendable {
    public let version: MQTTVersion
    /// Whether the packet makes no sense in the other version: 3.1.1 and 3.1 can't be told apart.
    public let isProven: Bool
  }

  /// Reads a packet both ways; nil where both read alike.
  ///
  /// - Parameter bytes: the packet from its fixed header on; a PUBLISH may end within its payload.
  public static func deduced(from bytes: RawSpan) -> Deduction? {
    guard let header = try? MQTTFixedHeader(parsing: bytes) else { return nil }
    switch header.type {
    case .connect:
      guard case .connect(let connect)? = try? MQTTPacket(parsing: bytes, .v5) else { return nil }
      return Deduction(version: connect.version, isProven: true)
    // Without a reason code and properties, these are as long as their earlier versions are.
    case .connack, .unsuback:
      return Deduction(version: header.remainingLength > 2 ? .v5 : .v311, isProven: true)
    case .puback, .pubrec, .pubrel, .pubcomp:
      return header.remainingLength > 2 ? Deduction(version: .v5, isProven: true) : nil
    case .disconnect, .auth:
      return header.remainingLength > 0 || header.type == .auth
        ? Deduction(version: .v5, isProven: true) : nil
    case .pingreq, .pingresp: return nil
    case .subscribe, .unsubscribe, .suback: return deduced(whole: bytes)
    case .publish: return deduced(publish: bytes)
    }
  }

  private static func deduced(whole bytes: RawSpan) -> Deduction? {
    let isOlder = (try? MQTTPacket(parsing: bytes, .v311)) != nil
    let isNewer = (try? MQTTPacket(parsing: bytes, .v5)) != nil
    guard isOlder || isNewer else { return nil }
    return Deduction(version: isOlder ? .v311 : .v5, isProven: isOlder != isNewer)
  }

  /// Payload follows the topic at once before version 5: what reads as properties and is more than an empty list
  /// of them proves version 5; a zero before text makes it likely.
  private static func deduced(publish bytes: RawSpan) -> Deduction? {
    guard let older = try? MQTTPublish(parsing: bytes, .v311) else {
      let isNewer = (try? MQTTPublish(parsing: bytes, .v5, payloadBound: 0)) != nil
      return isNewer ? Deduction(version: .v5, isProven: true) : nil
    }
    guard let newer = try? MQTTPublish(parsing: bytes, .v5) else {
      return Deduction(version: .v311, isProven: true)
    }
    if !newer.properties.items.isEmpty { return Deduction(version: .v5, isProven: true) }
    let isLikely =
      older.payload.first == 0 && !newer.payload.isEmpty && newer.payload.isPlainUTF8
    return Deduction(version: isLikely ? .v5 : .v311, isProven: false)
  }
}
