import Packets

/// The last packet of either side of a connection: two moments without gaps between.
struct HTTPHeard: Sendable {
  private var times: InlineArray<2, Int64> = .init(repeating: 0)
  private var places: InlineArray<2, Evidence> = .init(
    repeating: Evidence(capture: 0, frame: 0))
  /// Who sent it, which is the other side where an acknowledgment told that nothing more is to be waited for; nil of a side
  /// that wasn't heard.
  private var senders: InlineArray<2, Sender?> = .init(repeating: nil)

  subscript(_ side: Sender) -> Moment? {
    get {
      let index = Int(side.rawValue)
      guard let sender = senders[index] else { return nil }
      return Moment(time: times[index], evidence: places[index], sender: sender)
    }
    set {
      let index = Int(side.rawValue)
      senders[index] = newValue?.sender
      guard let newValue else { return }
      times[index] = newValue.time
      places[index] = newValue.evidence
    }
  }
}
