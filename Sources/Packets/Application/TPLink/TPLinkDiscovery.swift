/// A datagram by which newer TP-Link devices are found: a header, then JSON in the clear.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |  Version = 2  |  Message type |         Operation = 1         |
///     |            Length             |     Flags     |    Padding    |
///     |                         Serial number                         |
///     |                            CRC-32                             |
///     |  JSON …                                                       |
///
/// There is no specification by the maker; the layout is that of python-kasa's discovery.
public struct TPLinkDiscovery: Hashable, Sendable {
  /// The devices' port.
  public static let port: UInt16 = 20002
  static let headerLength = 16

  public let version: UInt8
  /// A number the asker chose.
  public let serialNumber: UInt32
  /// The answer, else nil: a question has at most a public key.
  public let deviceModel: String?
  /// `SMART.KASAPLUG`, `IOT.SMARTPLUGSWITCH`.
  public let deviceType: String?
  public let mac: String?
  /// How the device wants to be spoken to: `KLAP`, `AES`, `TPAP`.
  public let encryption: String?

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    version = try reader.read()
    guard version == 2 else {
      throw DecodeError(.invalid(field: "Version", value: UInt64(version)), at: 0)
    }
    let messageType: UInt8 = try reader.read()
    let operation: UInt16 = try reader.read()
    guard messageType == 0, operation == 1 else {
      throw DecodeError(.invalid(field: "Operation", value: UInt64(operation)), at: 2)
    }
    let length: UInt16 = try reader.read()
    try reader.skip(2)  // Flags, Padding.
    serialNumber = try reader.read()
    try reader.skip(4)  // CRC-32.
    let body = try reader.readBytes(Int(length))
    let result = body.isEmpty ? nil : try JSONValue(parsing: body)["result"]
    deviceModel = result?["device_model"]?.string
    deviceType = result?["device_type"]?.string
    mac = result?["mac"]?.string
    encryption = result?["mgt_encrypt_schm"]?["encrypt_type"]?.string
  }
}
