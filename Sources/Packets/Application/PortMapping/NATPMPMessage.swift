/// A message of NAT-PMP, by which a device asks its router for a port mapping (RFC 6886 §3).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     | Vers = 0      | OP            |  Reserved, or Result Code     |
///     |  Seconds Since Start of Epoch (in answers alone)              |
///     |         Internal Port         |         External Port         |
///     |                Port Mapping Lifetime in Seconds               |
public enum NATPMPMessage: Hashable, Sendable {
  /// Asks for the router's external address (§3.2).
  case addressRequest
  case addressResponse(resultCode: UInt16, address: IPAddress)
  /// Asks for a mapping; lifetime 0 asks for its end (§3.3, §3.4).
  case mappingRequest(RequestedPortMapping)
  case mappingResponse(resultCode: UInt16, RequestedPortMapping)

  /// The routers' port (§3).
  public static let port: UInt16 = 5351

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let version: UInt8 = try reader.read()
    guard version == 0 else {
      throw DecodeError(.invalid(field: "Vers", value: UInt64(version)), at: 0)
    }
    let operation: UInt8 = try reader.read()
    switch operation {
    case 0: self = .addressRequest
    case 1, 2:
      try reader.skip(2)  // Reserved.
      self = .mappingRequest(
        try RequestedPortMapping(parsing: &reader, isTCP: operation == 2))
    case 128:
      let resultCode: UInt16 = try reader.read()
      try reader.skip(4)  // Seconds Since Start of Epoch.
      self = .addressResponse(
        resultCode: resultCode, address: IPAddress(v4: try reader.read()))
    case 129, 130:
      let resultCode: UInt16 = try reader.read()
      try reader.skip(4)  // Seconds Since Start of Epoch.
      self = .mappingResponse(
        resultCode: resultCode,
        try RequestedPortMapping(parsing: &reader, isTCP: operation == 130))
    default: throw DecodeError(.invalid(field: "OP", value: UInt64(operation)), at: 1)
    }
  }
}
