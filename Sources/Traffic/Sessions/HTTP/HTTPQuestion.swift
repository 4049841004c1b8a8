import Packets

/// A request until its response came.
struct HTTPQuestion: Sendable {
  /// What is told of it. None or one: on the heap, and only where a log is wanted, or where more of the request is asked than
  /// ``asks`` has.
  var told: [HTTPTransaction] = []
  let asks: HTTPAsks
  let requester: Sender

  init(_ asks: HTTPAsks, of requester: Sender) {
    self.asks = asks
    self.requester = requester
  }

  mutating func tell(_ change: (inout HTTPTransaction) -> Void) {
    if !told.isEmpty { change(&told[0]) }
  }
}
