/// A header field that is kept (RFC 9110 §5): its name, and where in its line its value is.
public struct HTTPField: Hashable, Sendable {
  /// The fields that are kept of HTTP (IANA HTTP Field Name Registry), SOAP (SOAP 1.1 §6.1.1), SSDP and DIAL
  /// (UPnP Device Architecture 2.0 §1).
  public enum Name: String, CaseIterable, Sendable {
    case host
    case userAgent = "user-agent"
    case server
    case contentLength = "content-length"
    case contentType = "content-type"
    case transferEncoding = "transfer-encoding"
    case connection
    case upgrade
    case referer
    case origin
    case location
    case authorization
    case proxyAuthorization = "proxy-authorization"
    case wwwAuthenticate = "www-authenticate"
    case via
    case forwarded
    case forwardedFor = "x-forwarded-for"
    case proxyConnection = "proxy-connection"
    case webSocketProtocol = "sec-websocket-protocol"
    case webSocketAccept = "sec-websocket-accept"
    case soapAction = "soapaction"
    case applicationURL = "application-url"
    case cacheControl = "cache-control"
    case notificationType = "nt"
    case notificationSubtype = "nts"
    case searchTarget = "st"
    case uniqueServiceName = "usn"
    case extensionNamespace = "man"
    case maximumWait = "mx"
  }

  public let name: Name
  /// Without the blanks around it.
  let value: Range<Int>

  /// Longest value that is kept, in bytes; a judgement, above what browsers send.
  static let valueBound = 4096

  /// A name in small letters as numbers, so that comparing it takes no loop.
  private struct Letters: Equatable {
    private var words: InlineArray<3, UInt64> = .init(repeating: 0)

    static let bound = 24

    /// The first `count` bytes of a line. Setting this bit makes letters small, and of the other characters of names none
    /// another that is in one.
    init?(_ line: RawSpan, count: Int) {
      guard count <= Self.bound else { return nil }
      let small: UInt64 = 0x2020_2020_2020_2020
      var reader = ByteReader(line)
      do throws(DecodeError) {
        for word in 0..<(count / 8) { words[word] = try reader.read(UInt64.self) | small }
        let rest = count % 8
        guard rest > 0 else { return }
        if reader.remaining >= 8 {
          // A value follows nearly every name.
          words[count / 8] = (try reader.read(UInt64.self) | small) >> UInt64(64 - 8 * rest)
          return
        }
        for _ in 0..<rest {
          words[count / 8] = words[count / 8] << 8 | UInt64(try reader.read(UInt8.self) | 0x20)
        }
      } catch {
        return nil
      }
    }

    static func == (left: Self, right: Self) -> Bool {
      left.words[0] == right.words[0] && left.words[1] == right.words[1]
        && left.words[2] == right.words[2]
    }
  }

  /// The names by their length and first letter: of other fields few have both in common with one of them.
  private struct Directory {
    /// By length: a bit for each letter that a name of it begins with.
    private var initials = [UInt32](repeating: 0, count: Letters.bound + 1)
    private var names: [[(letters: Letters, name: Name)]] = .init(
      repeating: [], count: Letters.bound + 1)

    init() {
      for name in Name.allCases {
        let bytes = Array(name.rawValue.utf8)
        guard let letters = Letters(bytes.rawSpan, count: bytes.count) else { continue }
        initials[bytes.count] |= Self.bit(of: bytes[0])
        names[bytes.count].append((letters, name))
      }
    }

    /// A number for each letter, whatever its case.
    private static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 31) }

    /// The name that the first `length` bytes of a line are, whatever their case.
    func name(_ line: RawSpan, length: Int) -> Name? {
      guard length <= Letters.bound, let first = line.byte(at: 0),
        initials[length] & Self.bit(of: first) != 0, let letters = Letters(line, count: length)
      else { return nil }
      for candidate in names[length] where candidate.letters == letters { return candidate.name }
      return nil
    }
  }

  private static let directory = Directory()

  /// The field on one line, without the line's end; nil for one that is not kept.
  public init?(parsing line: RawSpan) throws(DecodeError) {
    guard let colon = line.firstOffset(of: UInt8(ascii: ":")), colon > 0 else {
      throw DecodeError(.invalid(field: "field-name", value: 0), at: 0)
    }
    // With the blanks that older programs put after it, a name is none that is known.
    guard let name = Self.directory.name(line, length: colon) else { return nil }
    self.name = name
    value = Self.trimmed(line, from: colon + 1)
  }

  /// Where the value from an offset on is, without blanks around it (RFC 9110 §5.5).
  static func trimmed(_ line: RawSpan, from start: Int) -> Range<Int> {
    var reader = ByteReader(line)
    guard (try? reader.skip(start)) != nil else { return 0..<0 }
    var first = start
    while let byte = try? reader.read(UInt8.self), byte.isBlank { first += 1 }
    var end = min(line.byteCount, first + valueBound)
    while end > first, line.byte(at: end - 1)?.isBlank ?? false { end -= 1 }
    return first..<end
  }
}

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
