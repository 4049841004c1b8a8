import Certificates
import Packets
import Traffic

/// How an encrypted connection began, in words.
extension TLSConnection {
  /// What the client does.
  ///
  /// - Parameter server: its name or address, for a client that says none.
  func words(with server: String) -> String {
    var words = isEstablished ? "speaks \(protocolWords)" : "tries to speak \(protocolWords)"
    words += " with \(serverName ?? server)"
    if hasEncryptedClientHello { words += " (the real name may be hidden)" }
    var details: [String] = []
    if let name = nextProtocol { details.append(name) }
    if isResumed { details.append("resumed") }
    if !details.isEmpty { words += ", " + details.joined(separator: ", ") }
    if let lastAlert, !isEstablished { words += ": \(lastAlert.words)" }
    return words + certificateWords
  }

  /// `TLS 1.3`, or which family it is.
  private var protocolWords: String { version.flatMap(\.words) ?? (isDatagram ? "DTLS" : "TLS") }

  private var certificateWords: String {
    guard let certificate = serverCertificates.first.flatMap({ X509Certificate(der: $0) }) else {
      return ""
    }
    let problems = certificate.problems(at: began, for: serverName)
    guard !problems.isEmpty else { return "" }
    return "; the server's certificate " + problems.map(\.words).joined(separator: ", ")
  }
}

extension TLSAlert {
  /// Its name with spaces: `certificate expired`.
  var words: String { description.replacing("_", with: " ") }
}

extension X509Certificate.Problem {
  /// What is wrong, after "the server's certificate".
  var words: String {
    switch self {
    case .selfSigned: "is signed by itself"
    case .expired: "has expired"
    case .notYetValid: "is not valid yet"
    case .nameMismatch: "is for another name"
    case .weakKey: "has a weak key"
    case .weakSignature: "has a weak signature"
    }
  }
}

extension JSONWriter {
  /// The facts of a connection, for JSON lines.
  mutating func memberFacts(_ connection: TLSConnection) {
    member("server_name", connection.serverName)
    member("version", connection.version?.description)
    member("cipher", connection.cipherSuite?.description)
    member("next_protocol", connection.nextProtocol)
    member("established", connection.isEstablished)
    member("resumed", connection.isResumed)
    member("ja3", connection.ja3)
    member("ja4", connection.ja4)
  }
}
