import Packets

/// A request and what answered it, as far as both were captured.
public struct HTTPTransaction: Hashable, Sendable {
  /// When the head of the request, else of the response, was complete.
  public var time: Int64
  public var evidence: Evidence
  /// How many messages of its kind there were on the connection, itself included.
  public var depth: Int
  /// Who asked.
  public var requester: Sender
  public var request: HTTPHead?
  public var response: HTTPHead?
  /// The last answer that promised another (RFC 9110 §15.2).
  public var information: HTTPStatusLine?
  /// Bytes of content, without the lengths of chunks; nil where not all of it came.
  public var requestLength: Int?
  public var responseLength: Int?
  /// What it asks the router to do about a port: none or one, on the heap, for hardly any does.
  var portMappings: [PortMappingAction] = []
  /// Where the content of the response broke off.
  var brokeOff: Moment?
  /// What the requester had acknowledged of the other side's bytes when it asked; nil where that isn't told.
  var acknowledged: UInt32?
  /// Whether there is no answer because it was not captured: the requester acknowledged bytes that came after it asked.
  public internal(set) var isAnswerMissing = false

  public init(time: Int64, evidence: Evidence, depth: Int, requester: Sender) {
    self.time = time
    self.evidence = evidence
    self.depth = depth
    self.requester = requester
  }

  /// The packet that completed the head of the request, else of the response.
  var moment: Moment {
    Moment(
      time: time, evidence: evidence, sender: request == nil ? requester.other : requester)
  }

  /// The request's method and target.
  public var line: HTTPRequestLine? { request?.request }
  public var status: HTTPStatusLine? { response?.response }

  /// The host that was asked for, as its field has it, without port.
  public var host: String? {
    guard let host = request?.fields[.host], !host.isEmpty else { return nil }
    return HTTPAuthority(host).host
  }

  /// The user's name, and the password where it crossed in the clear.
  public var credentials: HTTPCredentials? {
    (request?.fields[.authorization] ?? request?.fields[.proxyAuthorization])
      .map(HTTPCredentials.init)
  }
}
