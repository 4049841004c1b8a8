import Analysis
import Traffic

/// Finds what the log tells of one frame.
public struct FrameMessages {
  private let frame: Int
  private var teller = EventTeller(NameBook())
  private var own: [String] = []
  /// How many frames after it are looked at for the end of a message that it is a piece of.
  private static let horizon = 256

  public init(of frame: Int) {
    self.frame = frame
  }

  /// Reads no farther than a message is likely to go.
  public var options: Analysis.Options {
    var options = Analysis.Options()
    options.frames = 1...(frame + Self.horizon)
    return options
  }

  public mutating func take(_ events: [TrafficEvent]) {
    for event in events {
      guard let sentence = teller.tell(event), event.evidence.frame == frame else { continue }
      own.append("\(sentence.who) \(sentence.what)")
    }
  }

  public var lines: [String] { own }
}
