import Analysis
import Packets

/// One direction of a TCP connection around a frame: its bytes in order, and which frame each came in.
struct FrameStream {
  private(set) var bytes: [UInt8] = []
  /// Where the frame's payload lies.
  private(set) var own = 0..<0
  /// Whether the bytes are those that the connection began with.
  private(set) var isStart = false
  /// Where each frame's bytes begin, in order.
  private var pieces: [(from: Int, frame: Int)] = []

  /// Puts segments in order, without gaps before or in the frame's own; of bytes that come twice the first copy counts.
  /// Nil where the frame's aren't among them.
  init?(_ segments: [FlowSegment], around number: Int) {
    guard let first = segments.first else { return nil }
    let opening = segments.last { $0.packet.tcpFlags.contains(.syn) && $0.packet.frame <= number }
    let base = (opening ?? first).packet.payloadSequence
    let placed = segments.filter {
      !$0.payload.isEmpty && $0.packet.frame >= (opening?.packet.frame ?? 0)
    }
    .map { (offset: Int(Int32(bitPattern: $0.packet.payloadSequence &- base)), segment: $0) }
    .sorted { ($0.offset, $0.segment.packet.frame) < ($1.offset, $1.segment.packet.frame) }
    guard let mine = placed.first(where: { $0.segment.packet.frame == number }) else { return nil }
    var start = placed[0].offset
    for (offset, segment) in placed {
      let end = start + bytes.count
      if offset > end {
        // Something is missing: what lies before it doesn't matter unless the frame does.
        if mine.offset < end { break }
        bytes = []
        pieces = []
        start = offset
      }
      let known = start + bytes.count - offset
      guard known < segment.payload.count else { continue }
      pieces.append((bytes.count, segment.packet.frame))
      bytes += segment.payload[known...]
    }
    isStart = opening != nil && start == 0
    let begin = max(0, mine.offset - start)
    own = begin..<begin + mine.segment.payload.count
  }

  /// The frame that brought a byte.
  func frame(at offset: Int) -> Int? { pieces.last { $0.from <= offset }?.frame }

  /// The one of a flow's protocols that frames its messages, as Zeek's `service` has them.
  static func service(of services: [String]) -> String? {
    services.first { $0 == "http" } ?? services.first
  }
}
