import Packets
import TestSupport
import Testing

@testable import Traffic

/// What two ends of a TCP connection say in turn, and what is understood of it however it is cut into segments.
struct Dialogue {
  /// All that was noted, in a form that compares: evidence left out, since cutting moves it.
  struct Notes: Equatable {
    var facts: [FlowFact] = []
    var claims: [DeviceClaim] = []
    var records: [String] = []
    var service: String?
    var gapBytes = 0
  }

  var turns: [(sender: Sender, bytes: [UInt8])]
  var clientPort: UInt16 = 50_000
  var serverPort: UInt16

  init(_ turns: [(Sender, [UInt8])], serverPort: UInt16) {
    self.turns = turns.map { (sender: $0.0, bytes: $0.1) }
    self.serverPort = serverPort
  }

  /// What is noted of one side alone, or of both.
  ///
  /// - Parameters:
  ///   - describing: whether records are wanted too: to write them down takes longer than all else.
  ///   - logging: whether a log is asked for.
  func notes(
    segment: Int = 1400, only: Sender? = nil, withSYN: Bool = true, describing: Bool = true,
    logging: Bool = true
  ) -> Notes {
    var talk = Talk(self, withSYN: withSYN, describing: describing, logging: logging)
    for turn in turns where only == nil || turn.sender == only {
      for start in stride(from: 0, to: turn.bytes.count, by: max(1, segment)) {
        let end = min(start + max(1, segment), turn.bytes.count)
        talk.say(Array(turn.bytes[start..<end]), by: turn.sender)
      }
    }
    return talk.finish()
  }

  /// Segments of one byte, of two, seven and 1400 must all say the same.
  func expectSegmentationDoesNotMatter(sourceLocation: SourceLocation = #_sourceLocation) {
    let whole = notes(segment: 1 << 20)
    for size in [1, 2, 7, 1400] {
      #expect(notes(segment: size) == whole, "segments of \(size)", sourceLocation: sourceLocation)
    }
  }

  /// Cut anywhere, and corrupted ten thousand times: never traps, and ends.
  func expectNothingTraps(rounds: Int = 10_000, seed: UInt64 = 1) {
    var random = SplitMix64(seed: seed)
    for round in 0..<rounds {
      var dialogue = self
      for index in dialogue.turns.indices where index % 3 == round % 3 {
        dialogue.turns[index].bytes = random.corrupt(dialogue.turns[index].bytes)
      }
      _ = dialogue.notes(segment: round % 5 == 0 ? 3 : 1400, describing: false)
    }
    for index in turns.indices {
      for count in turns[index].bytes.indices {
        var dialogue = self
        dialogue.turns[index].bytes = Array(turns[index].bytes.prefix(count))
        _ = dialogue.notes(describing: false)
      }
    }
  }

  /// Where no log is asked for, all but records must be as it is for one.
  func expectALogDoesNotMatter(sourceLocation: SourceLocation = #_sourceLocation) {
    for only in [nil, Sender.client, .server] {
      for size in [1, 1400] {
        var logged = notes(segment: size, only: only)
        logged.records = []
        #expect(
          notes(segment: size, only: only, logging: false) == logged,
          "segments of \(size)", sourceLocation: sourceLocation)
      }
    }
  }

  private struct Talk {
    private var conversation = Conversation()
    private var notes: SessionNotes
    private var next: [Sender: UInt32] = [.client: 4_294_967_000, .server: 77]
    private var found = Notes()
    private let isDescribing: Bool

    init(_ dialogue: Dialogue, withSYN: Bool, describing: Bool, logging: Bool) {
      isDescribing = describing
      notes = SessionNotes(wantsRecords: logging)
      notes.packet.kind = .tcp
      notes.packet.sourcePort = dialogue.clientPort
      notes.packet.destinationPort = dialogue.serverPort
      notes.packet.source = IPAddress(v4: 0xc0a8_0105)
      notes.packet.destination = IPAddress(v4: 0xc633_6407)
      notes.packet.frame = 1
      guard withSYN else { return }
      for (sender, sequence) in next {
        conversation.begin(at: sequence &- 1, upward: sender == .client)
      }
    }

    mutating func say(_ bytes: [UInt8], by sender: Sender) {
      if notes.sender != sender {
        notes.sender = sender
        swap(&notes.packet.source, &notes.packet.destination)
        swap(&notes.packet.sourcePort, &notes.packet.destinationPort)
      }
      let sequence = next[sender] ?? 0
      conversation.take(
        bytes.rawSpan, at: sequence, upward: sender == .client, from: sender, &notes)
      next[sender] = sequence &+ UInt32(bytes.count)
      collect()
    }

    mutating func finish() -> Notes {
      found.service = conversation.service
      found.gapBytes = conversation.gapBytes
      conversation.end(originatorIsLow: true, &notes)
      collect()
      found.facts.sort()
      found.claims.sort()
      return found
    }

    private mutating func collect() {
      found.facts += notes.facts.map(\.fact)
      found.claims += notes.claims.map(\.claim)
      if isDescribing { found.records += notes.records.map { "\($0.record)" } }
      notes.removeAll()
    }
  }
}
