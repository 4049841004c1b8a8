/// What an OPT record adds to a message (RFC 6891 §6.1): sizes, flags and options beyond the header's.
///
///      +0 (MSB)                            +1 (LSB)
///     |         EXTENDED-RCODE        |            VERSION            |
///     | DO|                           Z                               |
public struct EDNS: Hashable, Sendable {
  /// One option (IANA DNS EDNS0 Option Codes registry).
  public struct Option: Hashable, Sendable {
    public let code: UInt16
    public let data: [UInt8]
  }

  /// The most bytes the sender takes in one datagram.
  public let udpPayloadSize: UInt16
  /// The upper eight bits of the response code.
  public let extendedResponseCode: UInt8
  public let version: UInt8
  /// Whether signatures are wanted (DO, RFC 3225 §3).
  public let wantsDNSSEC: Bool
  public let options: [Option]

  /// The most options kept; a judgement, far above any seen.
  private static let optionBound = 64

  init(parsing reader: inout ByteReader, class: RecordClass, ttl: UInt32) throws(DecodeError) {
    udpPayloadSize = `class`.rawValue
    extendedResponseCode = UInt8(ttl >> 24)
    version = UInt8(ttl >> 16 & 0xff)
    wantsDNSSEC = ttl & 0x8000 != 0
    var options: [Option] = []
    while reader.remaining > 0 {
      guard options.count < Self.optionBound else {
        throw DecodeError(.limit(field: "EDNS options", bound: Self.optionBound), at: reader.offset)
      }
      let code: UInt16 = try reader.read()
      let length: UInt16 = try reader.read()
      options.append(Option(code: code, data: Array(copying: try reader.readBytes(Int(length)))))
    }
    self.options = options
  }

  /// The network on whose behalf a resolver asks (RFC 7871), when it says so.
  public var clientSubnet: EDNSClientSubnet? {
    guard let option = options.first(where: { $0.code == 8 }) else { return nil }
    return EDNSClientSubnet(option.data)
  }
}
