import Packets
import Traffic

/// The log in words: a line an event, with the date on a line of its own where it changes.
public struct EventText: Sendable {
  private static let whoWidth = 16

  private let time: LocalTime
  private let severalCaptures: Bool
  private var teller: EventTeller
  private var date = ""

  /// - Parameters:
  ///   - severalCaptures: whether frame numbers must say whose they are.
  ///   - secrets: what is done with those that crossed in the clear.
  public init(
    _ names: NameBook, _ time: LocalTime, severalCaptures: Bool = false,
    _ secrets: Secrets = .masked
  ) {
    teller = EventTeller(names, secrets)
    self.time = time
    self.severalCaptures = severalCaptures
  }

  /// The lines that an event makes, without newlines; none when it says nothing new.
  public mutating func lines(_ event: TrafficEvent) -> [String] {
    guard let sentence = teller.tell(event) else { return [] }
    var lines: [String] = []
    let today = time.date(event.time)
    if today != date {
      date = today
      lines.append(today)
    }
    let frame =
      event.evidence.frame > 0 ? "  " + event.evidence.words(severalCaptures: severalCaptures) : ""
    lines.append(
      "\(time.clock(event.time, .milliseconds))  "
        + "\(sentence.who.inert.padded(to: Self.whoWidth))  \(teller.shown(sentence.what, event).inert)\(frame)"
    )
    return lines
  }
}
