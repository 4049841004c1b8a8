import Packets

/// What could be read of a QUIC connection's handshake, for the log. What comes after is sealed.
public struct QUICConnection: Hashable, Sendable {
  /// The one used last: a server may have refused the first.
  public internal(set) var version: QUICVersion?
  /// The first Destination Connection ID that the client chose.
  public internal(set) var clientInitialDestination: QUICConnectionID?
  public internal(set) var clientSource: QUICConnectionID?
  public internal(set) var serverSource: QUICConnectionID?
  /// Nil where it was not captured whole.
  public internal(set) var clientHello: TLSClientHello?
  public internal(set) var serverHello: TLSServerHello?
  /// The versions of a server that refused the client's.
  public internal(set) var offeredVersions: [QUICVersion] = []
  /// What came, in order, as letters: I an Initial packet, H Handshake, Z 0-RTT, R Retry, S a TLS hello,
  /// C CONNECTION_CLOSE, U Version Negotiation; those of the server are small.
  public private(set) var history = ""

  /// Most letters, as in Zeek (QUIC::max_history_length).
  private static let historyBound = 100

  mutating func note(_ letter: Character, isClient: Bool) {
    guard history.utf8.count < Self.historyBound else { return }
    history.append(contentsOf: isClient ? String(letter) : letter.lowercased())
  }

  /// Whether the client sent data before the server had answered.
  public var hasEarlyData: Bool { history.utf8.contains(UInt8(ascii: "Z")) }

  /// What came of it, as far as was captured.
  public enum Outcome: Sendable {
    /// The server answered with a hello, or the client went on as after one.
    case begun
    /// The server closed it instead (RFC 9000 §10.2.3).
    case closed
    /// The server speaks other versions, and none was tried after that (RFC 9000 §6).
    case otherVersions
    case unanswered
  }

  public var outcome: Outcome {
    func came(_ those: String) -> Bool { history.contains(where: those.contains) }
    if came("shH") { return .begun }
    if came("c") { return .closed }
    // What no key opened is an answer all the same.
    if came("i") { return .begun }
    return history.hasSuffix("u") ? .otherVersions : .unanswered
  }

  /// The protocol that the client would like best, as text that is safe to print: `h3`.
  public var clientProtocol: String? { clientHello?.applicationProtocolNames.first }

  /// The fingerprint of the client's hello.
  public var ja4: String? { clientHello?.ja4(over: .quic) }
}
