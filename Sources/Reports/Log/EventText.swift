import Packets
import Traffic

/// The log in words: a line an event, with the date on a line of its own where it changes.
public struct EventText: Sendable {
  private static let whoWidth = 16
  /// Bursts told of one mark.
  private static let reactionBound = 12

  private let time: LocalTime
  private let severalCaptures: Bool
  private var teller: EventTeller
  private var date = ""
  /// The mark of which bursts are told, and how many were.
  private var reactions = (markedAt: Int64.min, count: 0)

  /// - Parameters:
  ///   - severalCaptures: whether frame numbers must say whose they are.
  ///   - secrets: what is done with those that crossed in the clear.
  ///   - beginsLate: whether packets before those that are told of were left out.
  public init(
    _ names: NameBook, _ time: LocalTime, severalCaptures: Bool = false,
    _ secrets: Secrets = .masked, beginsLate: Bool = false
  ) {
    teller = EventTeller(names, secrets, beginsLate: beginsLate)
    self.time = time
    self.severalCaptures = severalCaptures
  }

  /// Learns what an event that is not asked for says of names.
  public mutating func learn(_ event: TrafficEvent) { teller.learn(event) }

  /// The lines that an event makes, without newlines; none when it says nothing new.
  public mutating func lines(_ event: TrafficEvent) -> [String] {
    var lines: [String] = []
    guard let sentence = teller.tell(event), isRoom(for: event) else { return [] }
    let today = time.date(event.time)
    if today != date {
      date = today
      lines.append(today)
    }
    let frame =
      event.evidence.frame > 0 ? "  " + event.evidence.words(severalCaptures: severalCaptures) : ""
    guard reactions.count <= Self.reactionBound else {
      let more = "more followed: 'phonehome report' tells what of it is out of the ordinary"
      lines.append(
        "\(time.clock(event.time, .milliseconds))  \("mark".padded(to: Self.whoWidth))  \(more)")
      return lines
    }
    lines.append(
      "\(time.clock(event.time, .milliseconds))  "
        + "\(sentence.who.inert.padded(to: Self.whoWidth))  \(teller.shown(sentence.what, event).inert)\(frame)"
    )
    return lines
  }

  /// Whether an event is told: of what followed a mark the first bursts, and that there are more.
  private mutating func isRoom(for event: TrafficEvent) -> Bool {
    guard case .reacted(let reaction) = event.kind else {
      reactions.count = 0
      return true
    }
    if reactions.markedAt != reaction.markedAt { reactions = (reaction.markedAt, 0) }
    reactions.count += 1
    return reactions.count <= Self.reactionBound + 1
  }
}
