/// TP-Link's newer local protocol, KLAP: sealed requests over HTTP after two handshakes.
public enum TPLinkKLAP {
  /// Its name among the protocols of a flow.
  public static let service = "klap"

  /// Whether the path of a POST is KLAP's, whatever its query.
  public static func recognises(path: String) -> Bool {
    guard path.rawSpan.begins(with: "/app/") else { return false }
    let path = path.prefix { $0 != "?" }
    return path == "/app/handshake1" || path == "/app/handshake2" || path == "/app/request"
  }
}
