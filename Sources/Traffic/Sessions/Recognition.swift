import Packets

/// Whether bytes are the beginning of what a protocol says.
public enum Recognition: Sendable {
  case no
  /// They may be: a well-known port then decides, or more bytes.
  case possible
  /// Hardly anything else begins so.
  case certain

  /// - Parameter begins: whether it is such a beginning; nil where too few bytes are there to tell.
  init(_ begins: Bool?) {
    self = begins.map { $0 ? .certain : .no } ?? .possible
  }
}

/// What is known of the place that bytes were found at.
public struct StreamPlace: Sendable {
  public let sender: Sender
  public let clientPort: UInt16
  public let serverPort: UInt16
  /// Whether they are the first of their stream; else the capture joined in, or bytes were missed.
  public let isStart: Bool

  public init(sender: Sender, clientPort: UInt16, serverPort: UInt16, isStart: Bool = true) {
    self.sender = sender
    self.clientPort = clientPort
    self.serverPort = serverPort
    self.isStart = isStart
  }

  /// Whether either side has this port: which is the server's may be unknown.
  public func isOn(_ port: UInt16) -> Bool { serverPort == port || clientPort == port }
}
