import Packets
import Traffic

extension QUICConnection {
  /// What the client does, in words: "begins QUIC 1 with example.org, offering h3: the rest is sealed"; "tries to speak …: no
  /// answer captured".
  ///
  /// - Parameter server: its name or address, for a client that says none.
  func words(with server: String) -> String {
    var text = outcome == .begun ? "begins" : "tries to speak"
    text += " QUIC \(version.map(\.words) ?? "of an unknown version")"
    text += " with \(clientHello?.serverName ?? server)"
    if let name = clientProtocol { text += ", offering \(name)" }
    if hasEarlyData { text += ", sending data at once (0-RTT)" }
    if !offeredVersions.isEmpty, outcome != .otherVersions {
      text += ", after the server refused another version"
    }
    return "\(text): \(end)"
  }

  private var end: String {
    switch outcome {
    case .begun: "the rest is sealed"
    case .closed: "the server closes the connection"
    case .otherVersions: "the server speaks other versions"
    case .unanswered: "no answer captured"
    }
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
