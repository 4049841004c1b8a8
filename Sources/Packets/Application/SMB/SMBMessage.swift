/// The head of a message of SMB over TCP: the transport's header (MS-SMB2 §2.1) and the one behind it (SMB 1: MS-CIFS §2.2.3.1;
/// SMB 2 and 3: MS-SMB2 §2.2.1.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     |     Zero      |            StreamProtocolLength               |
///     |  ff fe fd fc  |      'S'      |      'M'      |      'B'      |
///     |  Command (SMB 1), or StructureSize (64), CreditCharge         |
///     |                            Status                             |
///     |            Command            |       Credits requested       |
///     |                             Flags                             |
public struct SMBMessage: Hashable, Sendable {
  public enum Form: UInt8, Sendable {
    /// Messages that are squeezed: MS-SMB2 §2.2.42.
    case compressed = 0xfc
    /// Messages that are sealed: MS-SMB2 §2.2.41.
    case sealed
    case smb2
    case smb1
  }

  public let form: Form
  /// MS-SMB2 §2.2.1.2, MS-CIFS §2.2.2.1; nil where it can't be read.
  public let command: UInt16?
  /// Whether a server sent it.
  public let isResponse: Bool
  /// 0 is success.
  public let status: UInt32
  /// Bytes of the whole message, the transport's header included.
  public let byteCount: Int

  /// Bytes that tell whether a message begins here.
  public static let recognisedCount = 8
  /// Bytes of the longest head: where the message's own fields begin, behind the transport's header.
  public static let headerCount = 4 + 64

  /// Whether a message begins here; nil where too few bytes are there to tell.
  public static func begins(_ bytes: RawSpan) -> Bool? {
    var reader = ByteReader(bytes)
    guard let first = try? reader.read(UInt8.self) else { return nil }
    guard first == 0 else { return false }
    guard (try? reader.skip(3)) != nil, let name = try? reader.read(UInt32.self) else { return nil }
    return name & 0xff_ffff == 0x53_4d42 && name >> 24 >= 0xfc
  }

  /// Whether a message begins here, without the transport's header.
  public static func headerBegins(_ bytes: RawSpan) -> Bool {
    var reader = ByteReader(bytes)
    guard let name = try? reader.read(UInt32.self) else { return false }
    return name & 0xff_ffff == 0x53_4d42 && Form(rawValue: UInt8(name >> 24)) != nil
  }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let length: UInt32 = try reader.read()
    let name: UInt32 = try reader.read()
    guard length >> 24 == 0, name & 0xff_ffff == 0x53_4d42,
      let form = Form(rawValue: UInt8(name >> 24))
    else { throw DecodeError(.invalid(field: "ProtocolId", value: UInt64(name)), at: 4) }
    self.form = form
    byteCount = 4 + Int(length)
    switch form {
    case .compressed, .sealed:
      (command, isResponse, status) = (nil, false, 0)
    case .smb2:
      try reader.skip(4)  // StructureSize, CreditCharge.
      status = try reader.readLittleEndian()
      command = try reader.readLittleEndian(UInt16.self)
      try reader.skip(2)  // CreditRequest.
      isResponse = try reader.readLittleEndian(UInt32.self) & 1 != 0
    case .smb1:
      command = UInt16(try reader.read(UInt8.self))
      status = try reader.readLittleEndian()
      isResponse = try reader.read(UInt8.self) & 0x80 != 0
    }
  }

  /// Whether such a message is in the clear whatever was agreed on: it agrees on the dialect, or who is who (MS-SMB2 §3.2.4.1.8).
  public var belongsToGreeting: Bool {
    switch form {
    case .smb1: command == 0x72 || command == 0x73
    case .smb2: command == 0 || command == 1
    case .compressed, .sealed: false
    }
  }
}

extension SMBMessage {
  /// The dialect that a server chose (MS-SMB2 §2.2.4): `3.1.1`; nil where it chose none of SMB 2 or 3.
  ///
  /// - Parameter bytes: the message from its first byte on.
  public func dialect(in bytes: RawSpan) -> String? {
    guard form == .smb2, command == 0, isResponse, status == 0 else { return nil }
    var reader = ByteReader(bytes)
    guard (try? reader.skip(Self.headerCount + 4)) != nil,
      let revision = try? reader.readLittleEndian(UInt16.self)
    else { return nil }
    return Self.dialect(revision)
  }

  /// A dialect of SMB 2 or 3 by its revision (MS-SMB2 §2.2.4).
  public static func dialect(_ revision: UInt16) -> String? {
    switch revision {
    case 0x0202: "2.0.2"
    case 0x0210: "2.1"
    case 0x0300: "3.0"
    case 0x0302: "3.0.2"
    case 0x0311: "3.1.1"
    default: nil
    }
  }

  /// The share that a client wants to enter, as `\\nas\photos` (MS-SMB2 §2.2.9).
  public func share(in bytes: RawSpan) -> String? {
    guard form == .smb2, command == 3, !isResponse else { return nil }
    return text(in: bytes, fieldsAt: 4)
  }

  /// The file that a client opens (MS-SMB2 §2.2.13); nil for the share's root.
  public func file(in bytes: RawSpan) -> String? {
    guard form == .smb2, command == 5, !isResponse else { return nil }
    return text(in: bytes, fieldsAt: 44)
  }

  /// Who logs in by NTLM: the name in an AUTHENTICATE_MESSAGE; nil where there is none, and for nobody.
  public func userName(in bytes: RawSpan) -> String? {
    guard form == .smb2, command == 1, !isResponse,
      let start = bytes.firstOffset(of: NTLMMessage.signature + "\u{3}\0\0\0")
    else { return nil }
    let message = bytes.extracting(start..<bytes.byteCount)
    let range = (try? NTLMMessage(parsing: message))?.range(of: .user)
    return range.flatMap { Self.utf16(in: message, at: $0.lowerBound, count: $0.count) }
  }

  /// A text whose place is told, from the header of SMB 2 on, by an offset and a length at `place` of the message's own fields.
  private func text(in bytes: RawSpan, fieldsAt place: Int) -> String? {
    var reader = ByteReader(bytes)
    guard (try? reader.skip(Self.headerCount + place)) != nil,
      let offset = try? reader.readLittleEndian(UInt16.self),
      let length = try? reader.readLittleEndian(UInt16.self)
    else { return nil }
    return Self.utf16(in: bytes, at: 4 + Int(offset), count: Int(length))
  }

  private static func utf16(in bytes: RawSpan, at offset: Int, count: Int) -> String? {
    var reader = ByteReader(bytes)
    guard count > 0, count.isMultiple(of: 2), (try? reader.skip(offset)) != nil,
      let text = try? reader.readBytes(count)
    else { return nil }
    return String(utf16LittleEndian: [UInt8](copying: text))
  }
}
