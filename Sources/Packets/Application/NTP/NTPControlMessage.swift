/// The head of a message that watches or steers a server: control (mode 6, RFC 9327) or private (mode 7, as the reference
/// implementation has it).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |LI | VN  |Mode |R|E|M|   Op    |           Sequence            |   mode 6
///     |R|M| VN  |Mode |A|  Sequence   | Implementation | Request Code |   mode 7
///     |  Err  |    Number of items    |  MBZ  |     Size of an item   |
public struct NTPControlMessage: Hashable, Sendable {
  public let version: UInt8
  /// Whether it is of mode 7.
  public let isPrivate: Bool
  public let isResponse: Bool
  /// What is wanted: of mode 6 its opcode (2 reads variables), of mode 7 its request code (42 lists whom the server
  /// talked to: "monlist").
  public let operation: UInt8
  /// Why a request of mode 7 was refused; 0 for no error, and in mode 6.
  public let errorCode: UInt8
  /// Items of data in a message of mode 7; 0 in mode 6.
  public let itemCount: Int

  /// Whether it asks for, or is, a list of whom the server talked to: MON_GETLIST or MON_GETLIST_1.
  public var isMonitorList: Bool { isPrivate && (operation == 20 || operation == 42) }

  static let controlHeaderLength = 12
  static let privateHeaderLength = 8

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let first: UInt8 = try reader.read()
    version = first >> 3 & 7
    guard (1...4).contains(version) else {
      throw DecodeError(.invalid(field: "VN", value: UInt64(version)), at: 0)
    }
    let second: UInt8 = try reader.read()
    switch first & 7 {
    case 6:
      isPrivate = false
      isResponse = second & 0x80 != 0
      operation = second & 31
      (errorCode, itemCount) = (0, 0)
      try reader.skip(10)  // Sequence, Status, Association ID, Offset, Count.
    case 7:
      isPrivate = true
      isResponse = first & 0x80 != 0
      try reader.skip(1)  // Implementation.
      operation = try reader.read()
      let errorAndCount: UInt16 = try reader.read()
      errorCode = UInt8(errorAndCount >> 12)
      itemCount = Int(errorAndCount & 0xfff)
      try reader.skip(2)  // Size of an item.
    default:
      throw DecodeError(.invalid(field: "Mode", value: UInt64(first & 7)), at: 0)
    }
  }
}
