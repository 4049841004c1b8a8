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
    private let count: Int

    static let bound = 24

    /// The first `count` bytes of a line. Setting this bit makes letters small, and of the other characters of names none
    /// another that is in one.
    init?(_ line: RawSpan, count: Int) {
      guard count <= Self.bound else { return nil }
      self.count = count
      var reader = ByteReader(line)
      do throws(DecodeError) {
        for word in 0..<(count / 8) {
          words[word] = try reader.read(UInt64.self) | 0x2020_2020_2020_2020
        }
        for _ in 0..<(count % 8) {
          words[count / 8] = words[count / 8] << 8 | UInt64(try reader.read(UInt8.self) | 0x20)
        }
      } catch {
        return nil
      }
    }

    static func == (left: Self, right: Self) -> Bool {
      left.count == right.count && left.words[0] == right.words[0]
        && left.words[1] == right.words[1] && left.words[2] == right.words[2]
    }
  }

  private static let names: [(letters: Letters, name: Name)] = Name.allCases.compactMap { name in
    let bytes = Array(name.rawValue.utf8)
    return Letters(bytes.rawSpan, count: bytes.count).map { ($0, name) }
  }

  /// A bit for each length that names have: most other fields have another.
  private static let lengths: UInt32 = Name.allCases.reduce(0) { lengths, name in
    lengths | 1 << UInt32(name.rawValue.utf8.count)
  }

  /// The field on one line, without the line's end; nil for one that is not kept.
  public init?(parsing line: RawSpan) throws(DecodeError) {
    guard let colon = line.firstOffset(of: UInt8(ascii: ":")), colon > 0 else {
      throw DecodeError(.invalid(field: "field-name", value: 0), at: 0)
    }
    guard let name = Self.name(line, length: colon) else { return nil }
    self.name = name
    value = Self.trimmed(line, from: colon + 1)
  }

  /// The name at the start of a line, whatever its case; older programs put blanks after it.
  private static func name(_ line: RawSpan, length: Int) -> Name? {
    guard length <= Letters.bound, lengths & 1 << UInt32(length) != 0,
      let letters = Letters(line, count: length)
    else { return nil }
    for candidate in names where candidate.letters == letters { return candidate.name }
    return nil
  }

  /// Where the value from an offset on is, without blanks around it (RFC 9110 §5.5).
  static func trimmed(_ line: RawSpan, from start: Int) -> Range<Int> {
    var reader = ByteReader(line)
    guard (try? reader.skip(start)) != nil else { return 0..<0 }
    var first = start
    while let byte = try? reader.read(UInt8.self), byte.isBlank { first += 1 }
    var end = min(line.byteCount, first + valueBound)
    while end > first, line.isBlank(at: end - 1) { end -= 1 }
    return first..<end
  }
}

extension RawSpan {
  fileprivate func isBlank(at offset: Int) -> Bool {
    var reader = ByteReader(self)
    guard (try? reader.skip(offset)) != nil, let byte = try? reader.read(UInt8.self) else {
      return false
    }
    return byte.isBlank
  }
}

extension UInt8 {
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
