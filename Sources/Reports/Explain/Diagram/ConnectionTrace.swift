import Analysis
import Behaviour
import Packets
import Traffic

/// One connection, or one exchange of datagrams, told step by step. Bounded.
struct ConnectionTrace {
  /// Steps that are kept; what comes after is counted.
  static let bound = 14
  /// Nanoseconds of silence that end a burst of data; a judgement.
  private static let lull: Int64 = 1_000_000_000
  /// Bytes of a message that is told as a small one, and packets of a burst that is one.
  private static let smallBytes = 160
  private static let smallPackets = 2
  /// Bursts that are told one by one; later ones are told together.
  private static let burstBound = 2

  /// What one side said without saying what.
  private struct Burst {
    var step: DiagramStep
    var isFirst: Bool
  }

  let start: Int64
  let firstFrame: Evidence
  private(set) var steps: [DiagramStep] = []
  private(set) var omitted = Tally()
  private(set) var isBegun = false
  private(set) var isAnswered = false
  private(set) var isOver = false
  private(set) var tally = Tally()
  /// Whether anything but a SYN was sent.
  private var hasGoneOn = false
  private let language: String?
  /// Whether answers were not captured.
  private let hidesAnswers: Bool
  private var bursts: [Burst] = []
  private var burstEnd: Int64 = 0
  private var burstCount = 0
  /// The next sequence number of either side, the device's first.
  private var next: [UInt32?] = [nil, nil]
  private var synTime: Int64?
  private var tries: [Int64] = []

  init(_ packet: WatchedPacket, _ language: String?, hidesAnswers: Bool = false) {
    self.hidesAnswers = hidesAnswers
    start = packet.packet.time
    firstFrame = packet.evidence
    self.language = language
  }

  /// Takes a packet, and what was understood of it.
  mutating func take(_ watched: WatchedPacket, fromDevice: Bool, _ said: [DiagramStep]) {
    let packet = watched.packet
    tally += Tally(packets: 1, bytes: Int(packet.wireLength))
    if packet.kind == .tcp {
      if !packet.tcpFlags.contains(.syn) { hasGoneOn = true }
      if takeFlags(watched, fromDevice) { return }
      if isProbe(packet, fromDevice) {
        add(
          DiagramStep(
            packet.time, watched.evidence, fromDevice: fromDevice, "TCP probe",
            meaning: "is the line still open?", key: "probe\(fromDevice)"))
        return
      }
      noteAcknowledgment(packet, fromDevice)
      guard packet.payloadLength > 0, isNews(packet, fromDevice) else { return }
    }
    guard packet.payloadLength > 0 else { return }
    if packet.kind != .tcp, !isAnswered, fromDevice != steps.first?.isFromDevice, !steps.isEmpty {
      isAnswered = true
    }
    let words = PayloadWords(watched, language)
    if !said.isEmpty, !words.isBeat {
      endBurst()
      for step in said { add(step) }
      return
    }
    switch words {
    case .handshake(let what, let meaning):
      endBurst()
      add(
        DiagramStep(
          packet.time, watched.evidence, fromDevice: fromDevice, what, meaning: meaning,
          key: "\(what)\(fromDevice)"))
    case .beat(let what, let meaning):
      add(
        DiagramStep(
          packet.time, watched.evidence, fromDevice: fromDevice, what, meaning: meaning,
          key: "\(what)\(fromDevice)"))
    case .data: takeData(watched, fromDevice)
    }
  }

  /// Adds what is known only later than the packets it was in.
  mutating func add(late step: DiagramStep) {
    let own = steps.indices.filter { steps[$0].isFromDevice == step.isFromDevice }
    guard
      let place = own.first(where: { steps[$0].carries(step) })
        ?? own.first(where: { steps[$0].ends(with: step) })
    else { return }
    steps[place].what = step.what
    steps[place].meaning = step.meaning
    (steps[place].packets, steps[place].bytes) = (step.packets, step.bytes)
    // What ends the same burst is another message: it does not rest on this one's frame.
    steps[place].burstEnd = nil
  }

  /// Notes how an encrypted connection began: the hellos of either side are the ends of it.
  mutating func note(_ connection: TLSConnection) {
    guard let first = steps.firstIndex(where: { $0.what == "TLS hello" }),
      abs(steps[first].time - connection.began) < Self.lull
    else { return }
    if let name = connection.serverName { steps[first].meaning = "asks for \(name)" }
    guard let version = connection.version?.words,
      let back = steps.firstIndex(where: { $0.what == "TLS hello back" })
    else { return }
    steps[back].meaning = "\(version): sealed from here"
  }

  /// Tells what is pending.
  mutating func finish() {
    endBurst()
    noteTries()
  }

  // MARK: TCP

  /// Takes what opens and closes a connection; true when there is nothing more in the packet.
  private mutating func takeFlags(_ watched: WatchedPacket, _ fromDevice: Bool) -> Bool {
    let packet = watched.packet
    let flags = packet.tcpFlags
    if flags.contains(.rst) {
      endBurst()
      let meaning = isBegun && !isAnswered ? "refuses" : "breaks off"
      if !isOver {
        add(
          DiagramStep(
            packet.time, watched.evidence, fromDevice: fromDevice, "RST", meaning: meaning))
      }
      isOver = true
      return true
    }
    if flags.contains(.syn) {
      let isAnswer = flags.contains(.ack)
      let side = fromDevice ? 0 : 1
      let start = packet.payloadSequence
      let isRepeated = next[side].map { $0 &- start <= packet.payloadLength } ?? false
      if !isRepeated { next[side] = start }
      isAnswer
        ? takeAnswer(watched, fromDevice) : takeCall(watched, fromDevice)
      return packet.payloadLength == 0
    }
    if flags.contains(.fin), !isOver {
      endBurst()
      isOver = true
      if packet.payloadLength > 0, isNews(packet, fromDevice) {
        takeData(watched, fromDevice)
        endBurst()
      }
      add(
        DiagramStep(
          packet.time, watched.evidence, fromDevice: fromDevice, "FIN", meaning: "hangs up"))
      return true
    }
    return false
  }

  private mutating func takeCall(_ watched: WatchedPacket, _ fromDevice: Bool) {
    let packet = watched.packet
    isBegun = true
    guard let synTime else {
      synTime = packet.time
      add(
        DiagramStep(
          packet.time, watched.evidence, fromDevice: fromDevice, "SYN", meaning: "calls",
          key: "SYN"))
      return
    }
    if tries.count < 8 { tries.append(packet.time - synTime) }
    add(
      DiagramStep(
        packet.time, watched.evidence, fromDevice: fromDevice, "SYN", key: "SYN"))
  }

  private mutating func takeAnswer(_ watched: WatchedPacket, _ fromDevice: Bool) {
    guard !isAnswered else { return }
    isAnswered = true
    let wait = synTime.map { " after \(Quantity.duration(watched.packet.time - $0))" } ?? ""
    add(
      DiagramStep(
        watched.packet.time, watched.evidence, fromDevice: fromDevice, "SYN-ACK",
        meaning: "answers\(wait)"))
  }

  /// How often it called in vain.
  private mutating func noteTries() {
    guard let place = steps.firstIndex(where: { $0.what == "SYN" }) else { return }
    let waits = Attempts(
      count: 1, packets: tries.count + 1, repetitions: tries.map { Double($0) / 1e9 })
    steps[place].meaning = waits.repetitionWords.map { "again after \($0)" } ?? "calls"
    steps[place].tellsCount = true
    // Whoever goes on was answered, though nobody captured that.
    if !isAnswered, !isOver, !hasGoneOn, !hidesAnswers || !tries.isEmpty {
      steps[place].what = "SYN, no answer"
    }
  }

  /// Whether the segment holds bytes that were not sent before, and notes them.
  private mutating func isNews(_ packet: DecodedPacket, _ fromDevice: Bool) -> Bool {
    let side = fromDevice ? 0 : 1
    let end = packet.payloadSequence &+ packet.payloadLength
    guard let known = next[side] else {
      next[side] = end
      return true
    }
    guard Int32(bitPattern: end &- known) > 0 else { return false }
    next[side] = end
    return true
  }

  /// A byte or none, before what is sent next (RFC 9293 §3.8.4).
  private func isProbe(_ packet: DecodedPacket, _ fromDevice: Bool) -> Bool {
    packet.payloadLength <= 1 && packet.tcpFlags.isDisjoint(with: [.syn, .fin, .rst])
      && next[fromDevice ? 0 : 1] == packet.sequence &+ 1
  }

  /// What one side acknowledges the other has sent.
  private mutating func noteAcknowledgment(_ packet: DecodedPacket, _ fromDevice: Bool) {
    let other = fromDevice ? 1 : 0
    if next[other] == nil, packet.tcpFlags.contains(.ack) { next[other] = packet.acknowledgment }
  }

  // MARK: Data

  private mutating func takeData(_ watched: WatchedPacket, _ fromDevice: Bool) {
    let packet = watched.packet
    if !bursts.isEmpty, packet.time - burstEnd > Self.lull { endBurst() }
    burstEnd = packet.time
    let place =
      bursts.firstIndex { $0.step.isFromDevice == fromDevice }
      ?? {
        bursts.append(
          Burst(
            step: DiagramStep(packet.time, watched.evidence, fromDevice: fromDevice, ""),
            isFirst: bursts.isEmpty))
        return bursts.count - 1
      }()
    bursts[place].step.packets += 1
    bursts[place].step.bytes += Int(packet.payloadLength)
    bursts[place].step.last = packet.time
  }

  private mutating func endBurst() {
    guard !bursts.isEmpty else { return }
    let isSmall = bursts.allSatisfy {
      $0.step.bytes <= Self.smallBytes && $0.step.packets <= Self.smallPackets
    }
    if !isSmall { burstCount += 1 }
    let sizes = bursts.map { "\($0.step.bytes)" }.joined(separator: "/")
    for burst in bursts {
      var step = burst.step
      step.burstEnd = step.last
      step.last = step.time
      let answers = burst.isFirst ? "" : "answer"
      if isSmall {
        step.key = "small \(sizes) \(answers)\(step.isFromDevice)"
        step.what = "\(Quantity.bytes(step.bytes))"
      } else {
        step.key =
          burstCount > Self.burstBound ? "more \(answers)\(step.isFromDevice)" : nil
        step.what = ""
      }
      add(step)
    }
    bursts = []
  }

  private mutating func add(_ step: DiagramStep) {
    if let key = step.key,
      let place = steps.lastIndex(where: { $0.key == key && $0.isFromDevice == step.isFromDevice })
    {
      return steps[place].add(step)
    }
    if steps.count < Self.bound {
      steps.append(step)
    } else {
      omitted += Tally(packets: max(1, step.packets), bytes: step.bytes)
    }
  }
}

extension DiagramStep {
  /// Whether it is of the frame that the other was said in, and no SYN: what that carries is told beside it.
  fileprivate func carries(_ other: DiagramStep) -> Bool {
    evidence.first == other.evidence.first && !what.hasPrefix("SYN")
  }

  /// Whether it is a burst, told once, whose last packet is the other's.
  fileprivate func ends(with other: DiagramStep) -> Bool {
    count == 1 && burstEnd == other.time
  }
}
