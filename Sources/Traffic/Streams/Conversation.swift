import Packets

/// A TCP connection as its application sees it: both streams in order, and the session that understands them.
public struct Conversation: Sendable {
  private var low = StreamSide()
  private var high = StreamSide()
  private var interpreter = Interpreter()
  private var lowIsClient = true
  /// What its streams held when that was last asked.
  var heldBytes: Int { Int(held) }
  private var held: UInt32 = 0

  public init() {}

  /// The protocol that was recognised, as Zeek's `service` has it.
  public var service: String? { interpreter.service }

  /// Bytes that were never captured, or made no sense, and were passed over.
  public var gapBytes: Int { low.gapBytes + high.gapBytes }

  /// Whether nothing more is to be understood: neither side need be put in order.
  public var isMute: Bool { interpreter.isMute }

  /// Notes a SYN: the stream begins after it.
  public mutating func begin(at sequence: UInt32, upward: Bool) {
    if upward {
      low.place(at: sequence &+ 1, isStart: true)
    } else {
      high.place(at: sequence &+ 1, isStart: true)
    }
  }

  /// Takes a segment: its payload, and what it acknowledges. Whether nothing more is to be understood then.
  mutating func take(
    _ packet: DecodedPacket, _ payload: RawSpan, upward: Bool, _ notes: inout SessionNotes
  ) -> Bool {
    if packet.tcpFlags.contains(.syn) { begin(at: packet.sequence, upward: upward) }
    if !payload.isEmpty {
      take(payload, at: packet.payloadSequence, upward: upward, from: notes.sender, &notes)
    }
    let cut = Int(packet.payloadLength) - payload.byteCount
    if cut > 0 {
      let place = packet.payloadSequence &+ UInt32(truncatingIfNeeded: payload.byteCount)
      passOver(cut: cut, at: place, upward: upward, from: notes.sender)
    }
    if packet.tcpFlags.contains(.ack) {
      acknowledge(packet.acknowledgment, upward: upward, from: notes.sender, &notes)
    }
    return isMute
  }

  /// Takes a segment's payload.
  public mutating func take(
    _ payload: RawSpan, at sequence: UInt32, upward: Bool, from sender: Sender,
    _ notes: inout SessionNotes
  ) {
    lowIsClient = upward == (sender == .client)
    if upward {
      low.take(payload, at: sequence, from: sender, &interpreter, &notes)
    } else {
      high.take(payload, at: sequence, from: sender, &interpreter, &notes)
    }
  }

  /// Takes notice that the end of a segment was cut off in capturing.
  private mutating func passOver(
    cut count: Int, at sequence: UInt32, upward: Bool, from sender: Sender
  ) {
    if upward {
      low.passOver(cut: count, at: sequence, from: sender, &interpreter)
    } else {
      high.passOver(cut: count, at: sequence, from: sender, &interpreter)
    }
  }

  /// Takes an acknowledgment that went up or down: what it covers and is not here was never captured.
  public mutating func acknowledge(
    _ number: UInt32, upward: Bool, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if upward {
      high.acknowledge(number, from: sender.other, &interpreter, &notes)
    } else {
      low.acknowledge(number, from: sender.other, &interpreter, &notes)
    }
  }

  /// Gives up what is still missing, and ends the session.
  public mutating func end(originatorIsLow: Bool, _ notes: inout SessionNotes) {
    let (lowSender, highSender) = Self.senders(originatorIsLow)
    low.finish(from: lowSender, &interpreter, &notes)
    high.finish(from: highSender, &interpreter, &notes)
    if interpreter.isDecided {
      if low.gapBytes > 0 { notes.fact(.passedOver, lowSender.name, bytes: low.gapBytes) }
      if high.gapBytes > 0 { notes.fact(.passedOver, highSender.name, bytes: high.gapBytes) }
    }
    interpreter.end(&notes)
  }

  // MARK: Memory

  /// How many bytes more its streams hold than when that was last asked.
  @inline(__always)
  mutating func heldChange() -> Int {
    let now = low.heldBytes + high.heldBytes
    defer { held = UInt32(clamping: now) }
    return now - heldBytes
  }

  /// Lets go of what its streams hold, for want of room.
  mutating func letGo() {
    let (lowSender, highSender) = Self.senders(lowIsClient)
    low.letGo(from: lowSender, &interpreter)
    high.letGo(from: highSender, &interpreter)
  }

  private static func senders(_ lowIsClient: Bool) -> (low: Sender, high: Sender) {
    lowIsClient ? (.client, .server) : (.server, .client)
  }
}
