import Captures
import Packets

/// Packets that arrived at one or several inputs while one waited, before they are numbered.
struct LiveBatch {
  /// Which packets are kept, and how much of each.
  struct Selection {
    var filter: CaptureFilter
    var snapLength = Int.max
    /// Packets at most.
    var limit = Int.max
  }

  /// What the packets lie in; inputs append to it.
  var bytes: [UInt8] = []
  private(set) var records: [CaptureRecord] = []
  /// Which stream a record came in, for those whose frame numbers are the stream's own.
  private var streams: [Int] = []
  private var comments: [(stream: Int, comment: CaptureComment)] = []
  private let selection: Selection
  private var inputs = 0

  init(_ selection: Selection) {
    self.selection = selection
  }

  /// The filter's words for a link type; nil where everything passes.
  func filterText(for linkType: LinkType) -> String? { selection.filter.text(for: linkType) }

  /// Whether as many packets are there as are wanted.
  var isFull: Bool { records.count >= selection.limit }

  /// Notes that what follows comes from another input.
  mutating func beginInput() { inputs += 1 }

  /// Adds a packet that lies in `bytes`, if it is wanted.
  mutating func add(_ record: CaptureRecord, stream: Int = 0) {
    guard !isFull, passes(record) else { return }
    var record = record
    record.capturedLength = min(record.capturedLength, selection.snapLength)
    records.append(record)
    streams.append(stream)
  }

  private func passes(_ record: CaptureRecord) -> Bool {
    selection.filter.matches(
      bytes.rawSpan.extracting(record.offset..<record.offset + record.capturedLength),
      wireLength: record.originalLength, linkType: record.linkType)
  }

  /// Adds remarks that a stream brought with its packets.
  mutating func add(_ comments: [CaptureComment], stream: Int) {
    for comment in comments { self.comments.append((stream, comment)) }
  }

  /// Numbers the packets, those of several inputs in the order of their times.
  mutating func finish(_ description: inout CaptureDescription) -> CaptureBatch {
    var order = Array(records.indices)
    if inputs > 1 {
      // Stable, so that the packets of one moment stay in the order they came in.
      order.sort { (records[$0].time, $0) < (records[$1].time, $1) }
    }
    var tally = PacketTally(description)
    var numbers: [Origin: Int] = [:]
    let numbered = order.map { index in
      var record = records[index]
      let number = tally.count(time: record.time, originalLength: record.originalLength)
      if !comments.isEmpty {
        numbers[Origin(stream: streams[index], frame: record.frame)] = number
      }
      record.frame = number
      return record
    }
    tally.store(in: &description)
    for (stream, comment) in comments {
      let number = comment.frame.flatMap { numbers[Origin(stream: stream, frame: $0)] }
      description.add(CaptureComment(frame: number, time: comment.time, text: comment.text))
    }
    return CaptureBatch(bytes: bytes, records: numbered)
  }

  private struct Origin: Hashable {
    let stream: Int
    let frame: Int
  }
}
