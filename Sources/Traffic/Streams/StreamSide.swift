import Packets

/// One direction of a TCP connection: put in order, and handed to whoever understands it.
struct StreamSide: Sendable {
  // The widest first: there are two in each conversation, and nothing lies between them then.
  private var order = StreamOrder()
  /// How many bytes there must be before the session is asked again: no more than ``tailBound``, or one more.
  private var needed: UInt32 = 1
  /// Whether the next message has to be looked for.
  private var isLost = false
  private var hasDelivered = false
  /// Bytes of a message that is not complete.
  private var tail: [UInt8] = []
  /// Bytes to come that the session has no use for.
  private var toSkip = 0
  /// Bytes that were never captured, or made no sense, and were passed over.
  private(set) var gapBytes = 0

  /// What is held in memory, in bytes.
  @inline(__always)
  var heldBytes: Int { order.heldBytes + tail.count }

  /// Most bytes of a message that are kept.
  static let tailBound = 1 << 18

  mutating func place(at sequence: UInt32, isStart: Bool) {
    order.place(at: sequence, isStart: isStart)
  }

  /// Takes a segment's payload.
  @inline(__always)
  mutating func take(
    _ payload: RawSpan, at sequence: UInt32, from sender: Sender, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) {
    order.place(at: sequence, isStart: false)
    if order.goOn(payload, at: sequence) {
      deliver(payload, from: sender, &interpreter, &notes)
    } else if let known = order.arrive(payload, at: sequence, in: notes.moment) {
      deliver(payload.extracting(known..<payload.byteCount), from: sender, &interpreter, &notes)
    }
    if order.isWaiting { takeWaiting(from: sender, order.isFull, &interpreter, &notes) }
    if order.hasConflicts { noteConflicts(from: sender, &notes) }
  }

  /// Takes notice that a snap length cut bytes off from the end of a segment: they will never come.
  mutating func passOver(
    cut count: Int, at sequence: UInt32, from sender: Sender, _ interpreter: inout Interpreter
  ) {
    if order.passOver(cut: count, at: sequence) { miss(count, from: sender, &interpreter) }
  }

  private mutating func noteConflicts(from sender: Sender, _ notes: inout SessionNotes) {
    notes.fact(.conflictingBytes, sender.name, count: order.takeConflicts())
  }

  /// Lets go of what is held, for want of room.
  mutating func letGo(from sender: Sender, _ interpreter: inout Interpreter) {
    guard heldBytes > 0 else { return }
    gapBytes += order.letGo()
    hasDelivered = true
    lose(from: sender, &interpreter)
  }

  /// Takes the other side's acknowledgment.
  @inline(__always)
  mutating func acknowledge(
    _ number: UInt32, from sender: Sender, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) {
    guard order.isGapCovered(by: number) else { return }
    takeWaiting(from: sender, true, &interpreter, &notes)
  }

  /// Takes what still waits.
  mutating func finish(
    from sender: Sender, _ interpreter: inout Interpreter, _ notes: inout SessionNotes
  ) {
    while order.isWaiting { takeWaiting(from: sender, true, &interpreter, &notes) }
    tail = []
  }

  private mutating func takeWaiting(
    from sender: Sender, _ givesUpGap: Bool, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) {
    if givesUpGap { miss(order.giveUpGap(), from: sender, &interpreter) }
    while let (bytes, moment) = order.takeReady() {
      // What fills a gap completes what waited behind it; where a gap stays, they are complete by themselves.
      notes.at(givesUpGap ? moment : nil) { notes in
        deliver(bytes.rawSpan, from: sender, &interpreter, &notes)
      }
    }
  }

  /// Passes over bytes that were never captured.
  private mutating func miss(_ count: Int, from sender: Sender, _ interpreter: inout Interpreter) {
    guard count > 0 else { return }
    gapBytes += count
    hasDelivered = true
    if count <= toSkip {
      toSkip -= count
    } else {
      lose(from: sender, &interpreter)
    }
  }

  private mutating func lose(from sender: Sender, _ interpreter: inout Interpreter) {
    gapBytes += tail.count
    tail = []
    toSkip = 0
    needed = 1
    isLost = true
    interpreter.lose(from: sender)
  }

  // MARK: In order

  /// Takes the next bytes in order.
  private mutating func deliver(
    _ bytes: RawSpan, from sender: Sender, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) {
    let isStart = order.isFromStart && !hasDelivered
    hasDelivered = true
    var bytes = bytes
    if toSkip > 0 {
      let count = min(toSkip, bytes.byteCount)
      toSkip -= count
      bytes = bytes.extracting(count..<bytes.byteCount)
    }
    guard !bytes.isEmpty else { return }
    guard tail.isEmpty else {
      deliverWithTail(bytes, from: sender, &interpreter, &notes)
      return
    }
    let kept = interpret(bytes, from: sender, isStart: isStart, &interpreter, &notes)
    if kept < bytes.byteCount { tail = [UInt8](copying: bytes.extracting(kept..<bytes.byteCount)) }
  }

  private mutating func deliverWithTail(
    _ bytes: RawSpan, from sender: Sender, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) {
    tail.append(copying: bytes)
    guard tail.count >= Int(needed) else { return }
    let whole = tail
    tail = []
    let kept = interpret(
      whole.rawSpan, from: sender, isStart: order.isFromStart, &interpreter, &notes)
    if kept == 0 { tail = whole } else if kept < whole.count { tail = Array(whole[kept...]) }
    if tail.count > Self.tailBound { lose(from: sender, &interpreter) }
  }

  /// Lets the session understand bytes; how many of them are done with.
  private mutating func interpret(
    _ bytes: RawSpan, from sender: Sender, isStart: Bool, _ interpreter: inout Interpreter,
    _ notes: inout SessionNotes
  ) -> Int {
    let count = bytes.byteCount
    if !interpreter.isDecided {
      switch interpreter.recognise(bytes, from: sender, isStart: isStart, &notes) {
      case .certain: isLost = false
      case .possible:
        needed = UInt32(clamping: count + 1)
        return 0
      case .no:
        needed = 1
        return count
      }
    }
    if isLost {
      guard interpreter.resumes(with: bytes, from: sender, notes) else {
        gapBytes += count
        return count
      }
      isLost = false
    }
    var done = 0
    while done < count {
      let progress = interpreter.take(bytes.extracting(done..<count), from: sender, &notes)
      if progress.isLost {
        gapBytes += count - done
        lose(from: sender, &interpreter)
        return count
      }
      done += min(max(0, progress.consumed), count - done)
      if progress.skipped > 0 {
        let here = min(progress.skipped, count - done)
        done += here
        toSkip = progress.skipped - here
      }
      if progress.consumed <= 0, progress.skipped <= 0 {
        let sought = max(progress.needed, count - done + 1)
        if sought > Self.tailBound {
          lose(from: sender, &interpreter)
          return count
        }
        needed = UInt32(clamping: sought)
        return done
      }
    }
    needed = 1
    return done
  }
}
