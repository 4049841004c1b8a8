/// A message of the Simple Service Discovery Protocol (UPnP Device Architecture 2.0 §1).
public struct SSDPMessage: Hashable, Sendable {
  public enum Kind: String, Sendable {
    /// NOTIFY: a device tells what it is, or that it goes.
    case notify = "NOTIFY"
    /// M-SEARCH: somebody looks for devices.
    case search = "M-SEARCH"
    /// The answer to a search; it goes to the port the search came from.
    case response = "RESPONSE"
  }

  public let kind: Kind
  public let fields: HTTPFields

  /// - Parameter bytes: a datagram. The empty line at its end may be missing, as it is with some devices.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let startLine = try HTTPHead.StartLine(parsing: try reader.readLine())
    switch startLine {
    case .response: kind = .response
    case .request(let line):
      guard let kind = Kind(rawValue: line.method), kind != .response, line.target == "*" else {
        throw DecodeError(.invalid(field: "start-line", value: 0), at: 0)
      }
      self.kind = kind
    }
    var fields = HTTPFields()
    while reader.remaining > 0 {
      let line = try reader.readLine()
      if line.isEmpty { break }
      fields.add(line: line)
    }
    self.fields = fields
  }

  /// Whether a datagram begins as such a message.
  public static func recognises(_ bytes: RawSpan) -> Bool {
    bytes.begins(with: "NOTIFY * HTTP/1.") || bytes.begins(with: "M-SEARCH * HTTP/1.")
      || bytes.begins(with: "HTTP/1.1 200")
  }

  /// What is announced, looked for or found: `urn:schemas-upnp-org:device:MediaRenderer:1`, `ssdp:all`.
  public var type: String? { fields[.notificationType] ?? fields[.searchTarget] }
  /// `ssdp:alive`, `ssdp:byebye`, `ssdp:update`.
  public var subtype: String? { fields[.notificationSubtype] }
  /// The unique service name: `uuid:…::urn:…`.
  public var uniqueServiceName: String? { fields[.uniqueServiceName] }
  /// Where the description is.
  public var location: String? { fields[.location] }
  /// The device's operating system, UPnP version and product.
  public var server: String? { fields[.server] }
  public var userAgent: String? { fields[.userAgent] }
  /// How long the announcement holds: `max-age=1800`.
  public var cacheControl: String? { fields[.cacheControl] }
}
