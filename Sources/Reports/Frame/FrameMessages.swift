import Analysis
import Packets
import Traffic

/// Finds what the log tells of some frames, and which protocols a flow speaks.
struct FrameMessages {
  private let frames: ClosedRange<Int>
  private let flow: FlowEnds?
  private var teller: EventTeller
  private var lines: [Int: [String]] = [:]
  /// The protocols of the flow, as far as they are known.
  private(set) var services: [String] = []

  /// The two ends of a flow, in either order.
  struct FlowEnds {
    let addresses: Set<IPAddress>
    let ports: Set<UInt16>
  }

  init(of frames: ClosedRange<Int>, in flow: FlowEnds?, _ secrets: Secrets) {
    self.frames = frames
    self.flow = flow
    teller = EventTeller(NameBook(), secrets)
  }

  mutating func take(_ events: [TrafficEvent]) {
    for event in events {
      if case .left(let left) = event.kind { learn(left) }
      guard let sentence = teller.tell(event), frames.contains(event.evidence.frame) else {
        continue
      }
      lines[event.evidence.frame, default: []].append(
        "\(sentence.who) \(teller.shown(sentence.what, event))")
    }
  }

  private mutating func learn(_ left: Flow) {
    guard let flow, flow.addresses == [left.key.low, left.key.high],
      flow.ports == [left.key.lowPort, left.key.highPort]
    else { return }
    services = left.services
  }

  /// What was said in these frames, in their order.
  func said(in frames: Set<Int>) -> [String] { frames.sorted().flatMap { lines[$0] ?? [] } }
}
