import Packets

/// What was understood of the beginning of a TLS or DTLS connection, for the log.
public struct TLSConnection: Hashable, Sendable {
  /// When and where the first of its messages was captured; in ns since 1970.
  public internal(set) var began: Int64 = 0
  public internal(set) var evidence = Evidence(capture: 0, frame: 0)
  public internal(set) var isDatagram = false

  /// Whether the client's hello was captured.
  public internal(set) var hasClientHello = false
  public internal(set) var serverName: String?
  /// What the client offers to speak, in its order (RFC 7301).
  public internal(set) var offeredProtocols: [String] = []
  /// Whether the real server name may be hidden (RFC 9849).
  public internal(set) var hasEncryptedClientHello = false
  public internal(set) var ja3: String?
  public internal(set) var ja4: String?

  /// The version agreed on.
  public internal(set) var version: TLSVersion?
  public internal(set) var cipherSuite: TLSCipherSuite?
  /// The group that the keys were exchanged in.
  public internal(set) var group: TLSNamedGroup?
  /// The protocol agreed on, where it can be read: not in TLS 1.3.
  public internal(set) var nextProtocol: String?
  public internal(set) var ja3s: String?

  /// The certificates of either side, in DER, the holder's own first; TLS 1.3 encrypts them.
  public internal(set) var serverCertificates: [[UInt8]] = []
  public internal(set) var clientCertificates: [[UInt8]] = []
  /// The last alert that could be read.
  public internal(set) var lastAlert: TLSAlert?
  /// Whether both sides came to have their keys, as far as can be seen.
  public internal(set) var isEstablished = false
  /// Whether it goes on with what an earlier connection agreed on.
  public internal(set) var isResumed = false
  /// The messages in their order, a letter each: capital letters are the client's.
  public internal(set) var history = ""

  /// Longest history, in letters.
  static let historyBound = 64
}
