import Packets

/// One exchange between a DHCP client and its server: a line of Zeek's dhcp.log.
public struct DHCPTransaction: Sendable {
  public let mac: MACAddress
  public let transactionID: UInt32
  /// Nanoseconds since 1970, of its first and last message.
  public let first: Int64
  public internal(set) var last: Int64
  public let evidence: Evidence
  /// When the last reply came, in nanoseconds since 1970, and in which frame; nil where none was captured.
  public internal(set) var replyTime: Int64?
  public internal(set) var replyEvidence: Evidence?
  /// Whether the capture cut that off before it told what kind of reply it is.
  public internal(set) var isReplyCut = false
  public internal(set) var uids: [UInt64] = []
  public internal(set) var clientAddress: IPAddress?
  public internal(set) var serverAddress: IPAddress?
  /// What the client calls itself.
  public internal(set) var hostName: String?
  public internal(set) var clientFQDN: String?
  public internal(set) var domain: String?
  public internal(set) var requestedAddress: IPAddress?
  public internal(set) var assignedAddress: IPAddress?
  /// Seconds.
  public internal(set) var leaseTime: UInt32?
  public internal(set) var clientMessage: String?
  public internal(set) var serverMessage: String?
  /// What its server calls it (options 12, and 81, RFC 4702 §4): no names of its own, but some that it is known by.
  public internal(set) var givenName: String?
  public internal(set) var givenFQDN: String?
  /// The names as logs have them: its own host name before its server's for it; the full name as its server answers it.
  public var loggedHostName: String? { hostName ?? givenName }
  public var loggedFQDN: String? { givenFQDN ?? clientFQDN }
  /// How often the client said something, copies of the same message left out (``AddressQuestions/spacing``).
  public internal(set) var questions = 0
  var lastQuestion: Int64?
  /// In order, as Zeek names them: `DISCOVER`, `OFFER`, …
  public internal(set) var messageTypes: [String] = []

  init(mac: MACAddress, transactionID: UInt32, time: Int64, evidence: Evidence) {
    self.mac = mac
    self.transactionID = transactionID
    first = time
    last = time
    self.evidence = evidence
  }
}
