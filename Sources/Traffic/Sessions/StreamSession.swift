import Packets

/// What one protocol says over one TCP connection: fed the bytes of either side in order, it notes what they mean.
///
/// Either side may be all there is. A malformed message must not end a session: where its length is known it is passed
/// over, else ``StreamProgress/lost`` says that the next message has to be looked for.
public protocol StreamSession: Sendable {
  /// The protocol as Zeek's `service` has it.
  var service: String { get }

  /// Whether a stream that begins so, or goes on so where the capture joins in, is of this protocol.
  static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition

  init()

  /// Takes what `sender` said: one message or more, from the first byte not yet consumed.
  ///
  /// Called again at once while it consumes something and bytes are left.
  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress

  /// Takes notice that bytes of a side, up to where the next message begins, were never captured or made no sense.
  mutating func lose(from sender: Sender)

  /// Whether a segment after such a loss begins with a message.
  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool

  /// Notes what had to wait for the end of the connection.
  mutating func end(_ notes: inout SessionNotes)
}

extension StreamSession {
  public mutating func lose(from sender: Sender) {}

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    Self.recognises(bytes, at: place) == .certain
  }

  public mutating func end(_ notes: inout SessionNotes) {}
}

/// What one protocol says over UDP between two end points.
public protocol DatagramSession: Sendable {
  /// The protocol as Zeek's `service` has it.
  var service: String { get }

  /// Whether what was recognised has proved right.
  var standing: SessionStanding { get }

  /// What the first byte of all its datagrams is among: the others are not shown to ``recognises(_:at:)``.
  static var firstBytes: ClosedRange<UInt8> { get }

  /// Whether a datagram is of this protocol.
  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition

  init()

  /// Takes a datagram; one that is malformed is passed over.
  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes)

  /// Notes what had to wait for the end.
  mutating func end(_ notes: inout SessionNotes)
}

extension DatagramSession {
  public static var firstBytes: ClosedRange<UInt8> { 0...0xff }

  public var standing: SessionStanding { .certain }

  public mutating func end(_ notes: inout SessionNotes) {}
}

/// How sure it is that a flow speaks the protocol of its session.
public enum SessionStanding: Sendable {
  /// One datagram was too little to tell: the next ones will. Nothing is noted until then.
  case tentative
  case certain
  /// It doesn't; the flow is left alone.
  case refuted
}
