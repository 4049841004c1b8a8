import Packets
import Traffic

/// What one contact said, in order: who to whom, when, how much, and what it means.
public struct SequenceDiagram: Sendable {
  let participants: [String]

  func lines(_ width: Int, _ style: TextStyle, _ time: LocalTime) -> [String] { [] }
}
