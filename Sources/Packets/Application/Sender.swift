/// Which end of a conversation spoke.
@frozen
public enum Sender: UInt8, Hashable, Sendable {
  /// Who began.
  case client
  case server

  public var other: Sender { self == .client ? .server : .client }
}
