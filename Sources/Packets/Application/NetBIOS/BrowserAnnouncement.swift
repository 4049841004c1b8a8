/// How a computer makes itself known to a network's browsers ([MS-BRWS] §2.2.1–2.2.3): a frame in an SMB transaction
/// ([MS-CIFS] §2.2.4.33) to the mail slot `\MAILSLOT\BROWSE`.
public struct BrowserAnnouncement: Hashable, Sendable {
  public let serverName: String
  /// The version of its operating system: 6.1 is Windows 7.
  public let majorVersion: UInt8
  public let minorVersion: UInt8
  /// What it serves, by bits ([MS-BRWS] §2.2.1).
  public let serverType: UInt32
  /// What its owner wrote about it; often empty.
  public let comment: String

  private static let smb: UInt32 = 0xff53_4d42
  /// SMB_COM_TRANSACTION ([MS-CIFS] §2.2.2.1).
  public static let transaction: UInt8 = 0x25
  /// Where such frames are sent to.
  public static let mailSlot = #"\MAILSLOT\BROWSE"#

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let magic: UInt32 = try reader.read()
    guard magic == Self.smb else {
      throw DecodeError(.invalid(field: "Protocol", value: UInt64(magic)), at: 0)
    }
    let command: UInt8 = try reader.read()
    guard command == Self.transaction else {
      throw DecodeError(.invalid(field: "Command", value: UInt64(command)), at: 4)
    }
    try reader.seek(to: 59)
    let setupCount: UInt8 = try reader.read()
    try reader.skip(1)  // Reserved.
    try reader.skip(2 * Int(setupCount) + 2)  // Setup, ByteCount.
    let start = reader.offset
    guard try reader.readBytes(Self.mailSlot.utf8.count).begins(with: Self.mailSlot) else {
      throw DecodeError(.invalid(field: "Name", value: 0), at: start)
    }
    try reader.skip(1)  // The name's NUL.
    let frame: UInt8 = try reader.read()
    // Host announcement, and that of a local master browser.
    guard frame == 1 || frame == 15 else {
      throw DecodeError(.invalid(field: "Opcode", value: UInt64(frame)), at: reader.offset - 1)
    }
    try reader.skip(5)  // UpdateCount, Periodicity.
    serverName = String(escaping: [UInt8](copying: try reader.readBytes(16)).upToNUL)
    majorVersion = try reader.read()
    minorVersion = try reader.read()
    serverType = try reader.readLittleEndian()
    try reader.skip(4)  // Browser version, Signature.
    comment = String(escaping: [UInt8](copying: reader.readRest()).upToNUL)
  }
}
