/// What a capture holds more than once of a contact, and what it lacks.
public struct CaptureFlaws: Hashable, Sendable {
  /// Suspected second copies by a mirror.
  public var clientCopies = Tally()
  public var serverCopies = Tally()
  /// Bytes acknowledged but never captured, by the side that sent them.
  public var missedFromClient = 0
  public var missedFromServer = 0

  public static func += (left: inout Self, right: Self) {
    left.clientCopies += right.clientCopies
    left.serverCopies += right.serverCopies
    left.missedFromClient += right.missedFromClient
    left.missedFromServer += right.missedFromServer
  }
}
