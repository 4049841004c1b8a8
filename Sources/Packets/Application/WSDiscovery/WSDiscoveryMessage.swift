/// A message of WS-Discovery: SOAP over UDP by which printers, cameras (ONVIF) and computers are found
/// (OASIS Web Services Dynamic Discovery 1.1 §4–6, and the draft of 2005 before it).
public struct WSDiscoveryMessage: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case hello = "Hello"
    case bye = "Bye"
    case probe = "Probe"
    case probeMatches = "ProbeMatches"
    case resolve = "Resolve"
    case resolveMatches = "ResolveMatches"
  }

  public let kind: Kind
  /// Types without their prefixes: `NetworkVideoTransmitter`. At most 32.
  public let types: [String]
  /// Scopes: `onvif://www.onvif.org/name/Garden`. At most 32.
  public let scopes: [String]
  /// Where the device is to be spoken to. At most 32.
  public let transportAddresses: [String]
  /// The device's stable identifier: `urn:uuid:…`.
  public let endpoint: String?

  private static let bound = 32

  /// - Parameter bytes: a datagram.
  public init(parsing bytes: RawSpan) throws(DecodeError) {
    let elements = XMLElements(reading: bytes)
    guard elements.all.first?.name == "Envelope",
      let body = elements.all.firstIndex(where: { $0.name == "Body" }),
      body + 1 < elements.all.count, let kind = Kind(rawValue: elements.all[body + 1].name)
    else { throw DecodeError(.invalid(field: "Body", value: 0), at: 0) }
    self.kind = kind
    let said = elements.all[body...]
    func words(_ name: String) -> [String] {
      let text = said.filter { $0.name == name }.map(\.text).joined(separator: " ")
      let words = text.utf8.split(whereSeparator: \.isXMLWhiteSpace).prefix(Self.bound)
        .map { String(Substring($0)) }
      return words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    types = words("Types").map { String($0.split(separator: ":").last ?? "") }
    scopes = words("Scopes")
    transportAddresses = words("XAddrs")
    endpoint = said.first { $0.name == "Address" && !$0.text.isEmpty }?.text
  }

  /// Whether a datagram is XML that speaks of discovery.
  public static func recognises(_ bytes: RawSpan) -> Bool {
    guard bytes.begins(with: "<") || bytes.begins(with: "\u{feff}<") else { return false }
    let start = bytes.extracting(first: 2048)
    return start.contains("schemas.xmlsoap.org/ws/2005/04/discovery")
      || start.contains("docs.oasis-open.org/ws-dd/ns/discovery")
  }
}
