/// A message of the Port Control Protocol (RFC 6887 §7).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Version = 2  |R|   Opcode    |   Reserved    |  Result Code  |
///     |                           Lifetime                            |
///     |    Client's IP address (16 bytes), or Epoch Time and reserved |
///     |                Opcode-specific information, options           |
public struct PCPMessage: Hashable, Sendable {
  public enum Opcode: UInt8, Sendable {
    case announce
    /// A mapping for anyone outside (§11).
    case map
    /// A mapping for one peer (§12).
    case peer
  }

  public let isResponse: Bool
  public let opcode: Opcode
  /// 0 is success; of a question always 0.
  public let resultCode: UInt8
  /// What is asked for or was given; nil for ANNOUNCE.
  public let mapping: RequestedPortMapping?

  /// Longest message (§7).
  public static let lengthBound = 1100

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let version: UInt8 = try reader.read()
    guard version == 2 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: 0)
    }
    let flags: UInt8 = try reader.read()
    isResponse = flags & 0x80 != 0
    guard let opcode = Opcode(rawValue: flags & 0x7f) else {
      throw DecodeError(.invalid(field: "Opcode", value: UInt64(flags & 0x7f)), at: 1)
    }
    self.opcode = opcode
    try reader.skip(1)  // Reserved.
    let code: UInt8 = try reader.read()
    resultCode = isResponse ? code : 0
    let lifetime: UInt32 = try reader.read()
    var client: IPAddress?
    if isResponse { try reader.skip(16) } else { client = try reader.readMappedAddress() }
    guard opcode != .announce else {
      mapping = nil
      return
    }
    try reader.skip(12)  // Mapping Nonce.
    let protocolNumber: UInt8 = try reader.read()
    try reader.skip(3)  // Reserved.
    let internalPort: UInt16 = try reader.read()
    let externalPort: UInt16 = try reader.read()
    let external = try reader.readMappedAddress()
    // Remote Peer Port, Reserved, Remote Peer IP Address.
    if opcode == .peer { try reader.skip(20) }
    let thirdParty = try reader.readThirdParty()
    mapping = RequestedPortMapping(
      protocolNumber: protocolNumber, internalPort: internalPort, externalPort: externalPort,
      lifetime: lifetime, internalAddress: thirdParty ?? client,
      externalAddress: external.isUnspecified ? nil : external)
  }
}

extension ByteReader {
  /// An address in 16 bytes; one of IPv4 is mapped (RFC 6887 §5).
  fileprivate mutating func readMappedAddress() throws(DecodeError) -> IPAddress {
    let high: UInt64 = try read()
    return IPAddress(high: high, low: try read())
  }

  /// The device that a mapping is for when it isn't the asker: option THIRD_PARTY (RFC 6887 §13.1).
  fileprivate mutating func readThirdParty() throws(DecodeError) -> IPAddress? {
    var address: IPAddress?
    while remaining > 0 {
      let code: UInt8 = try read()
      try skip(1)  // Reserved.
      let length: UInt16 = try read()
      let end = offset + Int(length)
      if code == 1 { address = try readMappedAddress() }
      try seek(to: max(offset, end))
      try skip(min(remaining, (4 - Int(length) % 4) % 4))  // Padding.
    }
    return address
  }
}
