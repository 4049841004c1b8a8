/// What happened in a connection, a letter each, as in Zeek's conn.log: `s` SYN, `h` SYN-ACK,
/// `a` pure acknowledgment, `d` payload without any of those flags, `f` FIN, `r` RST, `g` gap,
/// `t` retransmitted payload, `w` zero window, `i` FIN with RST, `q` SYN with FIN or RST. Upper
/// case is the originator's; `^` before all says that its side did not send the first packet.
///
/// Each letter stands once for each side, at its first occurrence. `s`, `h`, `f` and `r` come again with
/// another sequence number than before; `g`, `t` and `w` at the 10th, 100th, … time.
public struct FlowHistory: Sendable {
  public enum Letter: UInt8, Sendable {
    case syn = 0
    case synAck
    case ack
    case data
    case fin
    case rst
    case gap
    case retransmission
    case zeroWindow
    case multipleFlags
    case inconsistent

    var character: Character {
      switch self {
      case .syn: "s"
      case .synAck: "h"
      case .ack: "a"
      case .data: "d"
      case .fin: "f"
      case .rst: "r"
      case .gap: "g"
      case .retransmission: "t"
      case .zeroWindow: "w"
      case .multipleFlags: "q"
      case .inconsistent: "i"
      }
    }
  }

  private static let bound = 30
  private static let usualCount = 14
  /// Letter and side (bit 7: from the low end point), in order: those of most connections, and what is beyond on the heap.
  private var more: [UInt8] = []
  private var seen: UInt32 = 0
  private var first: InlineArray<14, UInt8> = .init(repeating: 0)
  private var count: UInt8 = 0

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func record(_ letter: Letter, upward: Bool) {
    let bit: UInt32 = 1 << (UInt32(letter.rawValue) + (upward ? 16 : 0))
    guard seen & bit == 0 else { return }
    seen |= bit
    append(letter, upward)
  }

  /// Records a control flag: again when the sequence number it stands for is another one.
  mutating func record(_ letter: Letter, upward: Bool, isRepetition: Bool) {
    if contains(letter, upward: upward) {
      if !isRepetition { append(letter, upward) }
    } else {
      record(letter, upward: upward)
    }
  }

  /// Records something that is worth telling again when it becomes frequent; `times` counts this one.
  mutating func record(_ letter: Letter, upward: Bool, times: Int) {
    var power = 1
    while power < times { power *= 10 }
    if power == times { append(letter, upward) }
  }

  @inline(__always)
  func contains(_ letter: Letter, upward: Bool) -> Bool {
    seen & 1 << (UInt32(letter.rawValue) + (upward ? 16 : 0)) != 0
  }

  private mutating func append(_ letter: Letter, _ upward: Bool) {
    guard count < Self.bound else { return }
    let entry = letter.rawValue | (upward ? 0x80 : 0)
    if count < Self.usualCount { first[Int(count)] = entry } else { more.append(entry) }
    count += 1
  }

  private func entry(_ place: Int) -> UInt8 {
    place < Self.usualCount ? first[place] : more[place - Self.usualCount]
  }

  /// The letters, with the originator's in upper case.
  func text(originatorIsLow: Bool, isFlipped: Bool) -> String {
    var text = isFlipped && count > 0 ? "^" : ""
    for index in 0..<Int(count) {
      guard let letter = Letter(rawValue: entry(index) & 0x7f) else { continue }
      let isOriginators = (entry(index) & 0x80 != 0) == originatorIsLow
      text += isOriginators ? letter.character.uppercased() : String(letter.character)
    }
    return text
  }

  /// Adds what a later part of the same flow recorded.
  mutating func append(_ later: FlowHistory) {
    for index in 0..<Int(later.count) {
      guard let letter = Letter(rawValue: later.entry(index) & 0x7f) else { continue }
      record(letter, upward: later.entry(index) & 0x80 != 0)
    }
  }
}
