/// A message of NTLM (MS-NLMP §2.2.1), by which a client proves who it is to a server: fixed fields, then what they tell the places
/// of, each by its length (2 bytes, little-endian, as all here), the room for it (2), and its offset (4).
public struct NTLMMessage: Hashable, Sendable {
  /// What a message tells the place of.
  public enum Part: Hashable, Sendable {
    case domain, user, workstation
    /// Whom the server says it is.
    case target
    case targetInformation
    case lanManagerResponse, ntResponse
    case sessionKey
  }

  public struct Place: Hashable, Sendable {
    public let part: Part
    /// From the message's first byte on; it may lie beyond its end.
    public let range: Range<Int>
  }

  /// 1 NEGOTIATE, 2 CHALLENGE, 3 AUTHENTICATE.
  public let type: UInt32
  public let places: [Place]
  /// Whether its texts are UTF-16: else they are in some code page.
  public let isUnicode: Bool

  /// What every message begins with.
  public static let signature = "NTLMSSP\0"
  /// NTLMSSP_NEGOTIATE_UNICODE
  private static let unicode: UInt32 = 1

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    guard try reader.readBytes(Self.signature.utf8.count).begins(with: Self.signature) else {
      throw DecodeError(.invalid(field: "Signature", value: 0), at: 0)
    }
    type = try reader.readLittleEndian()
    var parts: [(Part, Int)]
    let flagsOffset: Int
    switch type {
    case 1: (parts, flagsOffset) = ([(.domain, 16), (.workstation, 24)], 12)
    case 2: (parts, flagsOffset) = ([(.target, 12), (.targetInformation, 40)], 20)
    case 3:
      parts = [(.lanManagerResponse, 12), (.ntResponse, 20), (.domain, 28), (.user, 36)]
      parts += [(.workstation, 44), (.sessionKey, 52)]
      flagsOffset = 60
    default: throw DecodeError(.invalid(field: "MessageType", value: UInt64(type)), at: 8)
    }
    var places: [Place] = []
    for (part, offset) in parts {
      // Old messages leave the last ones out.
      guard (try? reader.seek(to: offset)) != nil,
        let length = try? reader.readLittleEndian(UInt16.self), (try? reader.skip(2)) != nil,
        let start = try? reader.readLittleEndian(UInt32.self)
      else { break }
      places.append(Place(part: part, range: Int(start)..<Int(start) + Int(length)))
    }
    self.places = places
    // A client's first message is written before anything is agreed on (§2.2.1.1).
    let flags =
      (try? reader.seek(to: flagsOffset)) == nil
      ? nil : try? reader.readLittleEndian(UInt32.self)
    isUnicode = type != 1 && (flags.map { $0 & Self.unicode != 0 } ?? true)
  }

  /// Where the message tells that a part lies.
  public func range(of part: Part) -> Range<Int>? { places.first { $0.part == part }?.range }

  /// A part as text.
  public func text(_ bytes: [UInt8]) -> String {
    isUnicode ? String(utf16LittleEndian: bytes) : String(escaping: bytes)
  }
}
