import Packets
import Traffic

extension QUICConnection {
  /// What the client does, in words: "begins QUIC 1 with example.org, offering h3: the rest is sealed".
  ///
  /// - Parameter server: its name or address, for a client that says none.
  func words(with server: String) -> String {
    var text = "begins QUIC \(version.map(\.words) ?? "of an unknown version")"
    text += " with \(clientHello?.serverName ?? server)"
    if let name = clientProtocol { text += ", offering \(name)" }
    if hasEarlyData { text += ", sending data at once (0-RTT)" }
    if !offeredVersions.isEmpty {
      text += ", after the server refused another version"
    }
    return text + ": the rest is sealed"
  }
}

extension GoogleQUICHello {
  var words: String {
    let name = handshake.serverName.map { " with \($0)" } ?? ""
    let agent = handshake.userAgent.map { ", as \($0)" } ?? ""
    return "begins Google's QUIC \(version)\(name)\(agent)"
  }
}

extension QUICVersion {
  fileprivate var words: String { self == .version2 ? "2" : description }
}
