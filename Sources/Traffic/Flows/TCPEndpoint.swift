import Packets

/// What one side of a TCP connection has sent, in sequence space (RFC 9293 §3.4), as far as the capture shows.
public struct TCPEndpoint: Sendable {
  /// How far its connection has come, as Zeek tells it.
  public enum State: UInt8, Sendable {
    /// Nothing was captured from this side.
    case inactive
    case synSent
    /// Answered a SYN that was not captured.
    case synAckSent
    /// Seen only in mid-stream.
    case partial
    case established
    /// Sent a FIN.
    case closed
    /// Sent a RST.
    case reset
  }

  public internal(set) var state = State.inactive
  /// Segments that brought nothing new.
  public var retransmissions: Int { Int(repeated) }
  private var repeated: UInt32 = 0
  private(set) var retransmittedBytes = 0
  /// Bytes the other side acknowledged that left the list of holes before they were captured.
  private var missedBefore = 0
  private var holes: InlineArray<4, Hole> = .init(repeating: Hole(start: 0, end: 0))
  private var holeCount: UInt8 = 0
  private var isPlaced = false
  /// The initial sequence number, where a SYN was captured; else the first sequence number known of.
  private(set) var initial: UInt32 = 0
  /// The sequence number after the last byte known of.
  private(set) var next: UInt32 = 0
  private var acknowledged: UInt32 = 0

  /// A stretch of sequence numbers that was sent but not captured.
  private struct Hole: BitwiseCopyable {
    var start: UInt32
    var end: UInt32
  }

  /// A jump farther than this is no gap but a sequence number that makes no sense.
  private static let farthestJump: Int32 = 1 << 26

  /// What a segment was to the ones before it.
  enum Novelty {
    case new
    case gap
    case retransmission
    case keepalive
  }

  /// Places a segment of this side.
  @inline(__always)
  mutating func send(_ packet: DecodedPacket) -> Novelty {
    let flags = packet.tcpFlags
    var length = packet.payloadLength
    if flags.contains(.syn) { length &+= 1 }
    if flags.contains(.fin) { length &+= 1 }
    let end = packet.sequence &+ length
    guard isPlaced else {
      if !flags.contains(.rst) { place(at: packet.sequence, end: end) }
      return .new
    }
    let ahead = distance(from: next, to: packet.sequence)
    if ahead == 0 {
      next = end
      return .new
    }
    if flags.contains(.rst) { return .new }
    if ahead > 0 {
      guard ahead < Self.farthestJump else {
        place(at: packet.sequence, end: end)
        return .new
      }
      addHole(from: next, to: packet.sequence)
      next = end
      return .gap
    }
    guard length > 0 else { return .new }
    if ahead == -1, packet.payloadLength <= 1, flags.isDisjoint(with: [.syn, .fin]) {
      return .keepalive
    }
    if ahead <= -Self.farthestJump {
      place(at: packet.sequence, end: end)
      return .new
    }
    let filled = fillHoles(from: packet.sequence, to: end)
    if distance(from: next, to: end) > 0 {
      next = end
      return .new
    }
    if filled { return .new }
    repeated &+= 1
    retransmittedBytes += Int(packet.payloadLength)
    return .retransmission
  }

  /// Takes an acknowledgment by the other side: true when it covers bytes that were not captured.
  @inline(__always)
  mutating func acknowledge(_ number: UInt32) -> Bool {
    guard isPlaced else {
      place(at: number, end: number)
      acknowledged = number
      return false
    }
    if distance(from: acknowledged, to: number) > 0 { acknowledged = number }
    let ahead = distance(from: next, to: number)
    guard ahead > 0, ahead < Self.farthestJump else { return false }
    addHole(from: next, to: number)
    next = number
    return true
  }

  /// Bytes the other side acknowledged but the capture does not hold.
  public var missedBytes: Int {
    var sum = missedBefore
    for index in 0..<Int(holeCount) where distance(from: holes[index].end, to: acknowledged) >= 0 {
      sum += Int(holes[index].end &- holes[index].start)
    }
    return sum
  }

  /// Adds what a later part of the same connection knew.
  mutating func append(_ later: TCPEndpoint) {
    let missed = missedBytes
    let repeated = self.repeated &+ later.repeated
    let retransmittedBytes = self.retransmittedBytes + later.retransmittedBytes
    let state = self.state.followed(by: later.state)
    let initial = isPlaced ? self.initial : later.initial
    if later.isPlaced { self = later }
    self.initial = initial
    self.state = state
    self.repeated = repeated
    self.retransmittedBytes = retransmittedBytes
    missedBefore += missed
  }

  private mutating func place(at sequence: UInt32, end: UInt32) {
    isPlaced = true
    initial = sequence
    next = end
    acknowledged = sequence
  }

  private mutating func addHole(from start: UInt32, to end: UInt32) {
    if holeCount == 4 { forgetOldestHole() }
    holes[Int(holeCount)] = Hole(start: start, end: end)
    holeCount += 1
  }

  private mutating func forgetOldestHole() {
    missedBefore += Int(holes[0].end &- holes[0].start)
    for index in 1..<4 { holes[index - 1] = holes[index] }
    holeCount = 3
  }

  /// Takes `start..<end` out of the holes; true when some of it was missing.
  private mutating func fillHoles(from start: UInt32, to end: UInt32) -> Bool {
    var filled = false
    var index = 0
    while index < Int(holeCount) {
      let hole = holes[index]
      let overlaps =
        distance(from: start, to: hole.end) > 0 && distance(from: hole.start, to: end) > 0
      guard overlaps else {
        index += 1
        continue
      }
      filled = true
      let keepsHead = distance(from: hole.start, to: start) > 0
      let keepsTail = distance(from: end, to: hole.end) > 0
      switch (keepsHead, keepsTail) {
      case (true, true):
        holes[index].end = start
        addHole(from: end, to: hole.end)
        return true
      case (true, false): holes[index].end = start
      case (false, true): holes[index].start = end
      case (false, false):
        holeCount -= 1
        for later in index..<Int(holeCount) { holes[later] = holes[later + 1] }
        continue
      }
      index += 1
    }
    return filled
  }
}

extension TCPEndpoint.State {
  /// What a side's state is, when `later` is what a second part of the capture says of it.
  func followed(by later: Self) -> Self {
    switch later {
    case .inactive: self
    case .partial: self == .inactive ? .partial : self
    default: later
    }
  }
}

/// How far `end` lies after `start` in sequence space; negative when it lies before (RFC 9293 §3.4).
@inline(__always)
private func distance(from start: UInt32, to end: UInt32) -> Int32 {
  Int32(bitPattern: end &- start)
}
