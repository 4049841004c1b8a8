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

  // The widest first: there are two in each connection, and nothing lies between them then.
  /// Payload bytes it sent, each counted once, as its sequence numbers tell: with those that were not captured.
  private(set) var streamBytes = 0
  /// None or one: on the heap, so that sides of which all was captured, the most, don't hold room for it.
  private var losses: [StreamLosses] = []
  /// The initial sequence number, where a SYN was captured; else the first sequence number known of.
  private(set) var initial: UInt32 = 0
  /// The sequence number after the last byte known of.
  private(set) var next: UInt32 = 0
  private var acknowledged: UInt32 = 0
  private var repeated: UInt32 = 0
  public internal(set) var state = State.inactive
  private var flags: Flags = []

  private struct Flags: OptionSet {
    let rawValue: UInt8

    static let isAbortedAfterFIN = Self(rawValue: 1)
    static let isPlaced = Self(rawValue: 1 << 1)
    static let isKnownByBareAck = Self(rawValue: 1 << 2)
    static let hasSpoken = Self(rawValue: 1 << 3)
    static let hasClosedWindow = Self(rawValue: 1 << 4)
    static let hasSYN = Self(rawValue: 1 << 5)
  }

  /// Whether it sent a RST after its FIN, while the other side had not ended yet.
  var isAbortedAfterFIN: Bool {
    get { flags[.isAbortedAfterFIN] }
    set { flags[.isAbortedAfterFIN] = newValue }
  }
  @inline(__always)
  private var isPlaced: Bool {
    get { flags[.isPlaced] }
    set { flags[.isPlaced] = newValue }
  }
  /// Whether all that was captured of it so far is one acknowledgment without payload: maybe a keepalive probe, which
  /// stands one before what comes next.
  private var isKnownByBareAck: Bool {
    get { flags[.isKnownByBareAck] }
    set { flags[.isKnownByBareAck] = newValue }
  }
  /// Whether a packet of its own was captured.
  @inline(__always)
  private var hasSpoken: Bool {
    get { flags[.hasSpoken] }
    set { flags[.hasSpoken] = newValue }
  }
  /// Whether it last said that it has no room for more.
  @inline(__always)
  private(set) var hasClosedWindow: Bool {
    get { flags[.hasClosedWindow] }
    set { flags[.hasClosedWindow] = newValue }
  }
  /// Whether a SYN of its own was captured.
  private(set) var hasSYN: Bool {
    get { flags[.hasSYN] }
    set { flags[.hasSYN] = newValue }
  }

  /// Segments that brought nothing new.
  public var retransmissions: Int { Int(repeated) }

  /// A jump farther than this is no gap but a sequence number that makes no sense.
  private static let farthestJump = 1 << 26

  /// What a segment was to the ones before it.
  enum Novelty {
    case new
    case retransmission
    case keepalive
  }

  /// Places a segment of this side.
  @inline(__always)
  mutating func send(_ packet: DecodedPacket) -> Novelty {
    let flags = packet.tcpFlags
    if flags.contains(.rst) { return .new }
    hasClosedWindow = packet.window == 0
    var length = packet.payloadLength
    if flags.contains(.syn) { length &+= 1 }
    if flags.contains(.fin) { length &+= 1 }
    let end = packet.sequence &+ length
    if !hasSpoken { beginSpeaking() }
    if flags.contains(.syn), !hasSYN {
      beginAgain(at: packet.sequence, end: end, payload: packet.payloadLength)
      return .new
    }
    guard isPlaced else {
      place(at: packet.sequence, end: end)
      isKnownByBareAck = length == 0
      streamBytes += Int(packet.payloadLength)
      return .new
    }
    let ahead = distance(from: next, to: packet.sequence)
    if ahead == 0 {
      next = end
      streamBytes += Int(packet.payloadLength)
      return .new
    }
    if ahead >= Self.farthestJump || ahead <= -Self.farthestJump && length > 0 {
      place(at: packet.sequence, end: end)
      streamBytes += Int(packet.payloadLength)
      return .new
    }
    if ahead > 0 {
      streamBytes += Int(packet.payloadLength)
      skip(to: packet.sequence, by: ahead)
      next = end
      return .new
    }
    // Whoever has sent its FIN asks no more: that is an acknowledgment that the FIN overtook.
    if ahead == -1, packet.payloadLength <= 1, flags.isDisjoint(with: [.syn, .fin]),
      state != .closed
    {
      return .keepalive
    }
    guard length > 0 else { return .new }
    // Acknowledged before it was captured, it counted as a byte.
    if flags.contains(.fin), !losses.isEmpty, losses[0].isMissing(end &- 1) { streamBytes -= 1 }
    let isFilling =
      !losses.isEmpty
      && losses[0].fill(from: packet.sequence, to: end, acknowledged: acknowledged)
    let beyond = distance(from: next, to: end)
    if beyond > 0 {
      streamBytes += Int(beyond) - (flags.contains(.fin) ? 1 : 0)
      next = end
      return .new
    }
    if isFilling { return .new }
    repeated &+= 1
    return .retransmission
  }

  /// What an acknowledgment by the other side tells.
  struct Acknowledged {
    /// Bytes beyond all that was captured.
    var uncaptured: UInt32 = 0
    /// How many stretches it covers that were not captured.
    var gaps: UInt8 = 0
    /// Whether it proves that the one segment known so far was a keepalive probe.
    var provesProbe = false
  }

  /// Takes an acknowledgment by the other side.
  @inline(__always)
  mutating func acknowledge(_ number: UInt32) -> Acknowledged {
    var told = Acknowledged()
    guard isPlaced else {
      place(at: number, end: number)
      return told
    }
    let ahead = distance(from: next, to: number)
    guard ahead < Self.farthestJump else { return told }
    if ahead == 1, isKnownByBareAck, streamBytes == 0 {
      place(at: number, end: number)
      isKnownByBareAck = false
      told.provesProbe = true
      return told
    }
    if ahead > 0 {
      skip(to: number, by: ahead)
      told.uncaptured = UInt32(ahead)
    }
    let before = acknowledged
    guard distance(from: before, to: number) > 0 else { return told }
    acknowledged = number
    if !losses.isEmpty { told.gaps = UInt8(losses[0].reached(from: before, to: number)) }
    return told
  }

  /// Whether a segment without payload stands where the next byte of this side is expected, which is known by
  /// more than such segments.
  func expects(_ sequence: UInt32) -> Bool {
    isPlaced && sequence == next && (hasSYN || streamBytes > 0)
  }

  /// Whether all that was captured of this side are acknowledgments without payload at this one place.
  func isKnownByAcksAlone(at sequence: UInt32) -> Bool {
    isPlaced && !hasSYN && streamBytes == 0 && sequence == initial && sequence == next
  }

  /// Takes the acknowledgment of a RST: all that is known of a side that was not captured before.
  mutating func refuse(_ number: UInt32) {
    if !isPlaced { initial = number }
  }

  /// Whether the other side acknowledged all that is known of, but for a FIN.
  var isAcknowledged: Bool { next &- acknowledged <= 1 }

  /// Bytes the other side acknowledged but the capture does not hold.
  public var missedBytes: Int { losses.first?.missedBytes(acknowledged: acknowledged) ?? 0 }

  /// Whether more than a FIN of this side was acknowledged behind a sequence number, but not captured.
  func isMissing(after number: UInt32) -> Bool {
    losses.first?.isMissing(after: number, acknowledged: acknowledged) ?? false
  }

  /// Adds what a later part of the same connection knew.
  mutating func append(_ later: TCPEndpoint) {
    let earlier = self
    if later.isPlaced {
      self = later
      // Acknowledged behind the cut, captured before it.
      if earlier.hasSpoken, !later.hasSpoken { losses = [] }
      if earlier.hasSpoken || !later.hasSpoken { addMissed(earlier.missedBytes) }
    }
    if earlier.isPlaced, earlier.hasSYN || !later.hasSYN { initial = earlier.initial }
    hasSYN = earlier.hasSYN || later.hasSYN
    hasSpoken = earlier.hasSpoken || later.hasSpoken
    state = earlier.state.followed(by: later.state)
    isAbortedAfterFIN = earlier.isAbortedAfterFIN || later.isAbortedAfterFIN
    repeated = earlier.repeated &+ later.repeated
    streamBytes = earlier.streamBytes + later.streamBytes
  }

  /// Forgets how far it had come: what is said while nobody captures is not missing.
  mutating func pause() {
    let missed = missedBytes
    losses = []
    addMissed(missed)
    isPlaced = false
    isKnownByBareAck = false
  }

  private mutating func place(at sequence: UInt32, end: UInt32) {
    isPlaced = true
    initial = sequence
    next = end
    acknowledged = sequence
  }

  /// Forgets what was acknowledged before the first packet of its own: it was on its way when the capture began.
  private mutating func beginSpeaking() {
    hasSpoken = true
    losses = []
  }

  /// Adds bytes that the other side acknowledged, of which nothing more is known.
  private mutating func addMissed(_ count: Int) {
    guard count > 0 else { return }
    if losses.isEmpty { losses = [StreamLosses()] }
    losses[0].missedBefore += count
  }

  /// Takes its first SYN, which an acknowledgment of it may have preceded in the capture.
  private mutating func beginAgain(at sequence: UInt32, end: UInt32, payload: UInt32) {
    hasSYN = true
    if isPlaced, distance(from: sequence, to: next) == 1, payload == 0 {
      initial = sequence
      return
    }
    place(at: sequence, end: end)
    streamBytes += Int(payload)
  }

  /// Goes on behind bytes that were not captured.
  ///
  /// One byte behind the first packet of a stream joined in the middle is none of these: that packet was a keepalive
  /// probe, which stands one byte before what comes next (RFC 9293 §3.8.4).
  private mutating func skip(to number: UInt32, by ahead: Int32) {
    if ahead > 1 || next != initial {
      if losses.isEmpty { losses = [StreamLosses()] }
      losses[0].add(from: next, to: number, acknowledged: acknowledged)
      streamBytes += Int(ahead)
    }
    next = number
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
func distance(from start: UInt32, to end: UInt32) -> Int32 {
  Int32(bitPattern: end &- start)
}
