import Packets

/// What becomes of a part when the next part of the same captures is added.
extension Summary {
  /// Adds what a later part of the same captures found: its first flows may go on from this one's last.
  ///
  /// The later part must have kept its heads.
  public mutating func append(_ later: Summary) {
    mergeTotals(later)
    var open = Dictionary(tails.map { ($0.key, $0) }) { _, last in last }
    let copies = copies(in: later.opening, of: open)
    merge(later.recentFrames)
    for head in later.heads.values.sorted(by: { $0.firstFrame < $1.firstFrame }) {
      let flow = succeed(open.removeValue(forKey: head.key), with: head, in: later, copies)
      take(departed: flow)
    }
    for tail in later.tails {
      open[tail.key] = succeed(open[tail.key], with: tail, in: later, copies)
    }
    tails = Array(open.values)
  }

  /// What becomes of the flow that was open when the later part begins: joined with the later part's
  /// flow of the same tuple where that one goes on with it, else folded, and the later one stands.
  private mutating func succeed(
    _ earlier: Flow?, with flow: Flow, in later: Summary, _ copies: [FlowKey: [OpeningFrame]]
  ) -> Flow {
    let minutes = flow.isHead ? later.headMinutes[flow.key] ?? [] : []
    if var joined = earlier, flow.isHead, joined.continues(with: flow) {
      join(&joined, flow, minutes, copies[flow.key] ?? [])
      return joined
    }
    var flow = flow
    let wasHead = flow.isHead
    flow.isHead = wasHead && keepsHeads && earlier == nil && heads[flow.key] == nil
    if let earlier { take(departed: earlier) }
    if wasHead {
      for minute in minutes {
        if flow.isHead {
          headMinutes[flow.key, default: []].append(minute)
        } else {
          add(minute, of: flow)
        }
      }
    }
    return flow
  }

  /// The frames at a later part's beginning that are copies of the last frames of flows that were open.
  private func copies(
    in opening: [OpeningFrame], of open: [FlowKey: Flow]
  ) -> [FlowKey: [OpeningFrame]] {
    guard let recentFrames else { return [:] }
    var found: [FlowKey: [OpeningFrame]] = [:]
    for frame in opening where open[frame.key] != nil && recentFrames.hold(frame) {
      found[frame.key, default: []].append(frame)
    }
    return found
  }

  /// Adds a later part of a flow, with the minutes it has ended and the copies across the cut.
  private mutating func join(
    _ flow: inout Flow, _ later: Flow, _ minutes: [FlowMinute], _ copies: [OpeningFrame]
  ) {
    let last = flow.timeline
    flow.append(later)
    for copy in copies { flow.countCopy(copy) }
    uncount(copies, in: flow)
    // What the first part had begun to count, the minutes the later part ended, and the one it is in.
    var current = last
    for minute in minutes + [later.timeline] {
      guard !current.add(minute) else { continue }
      flow.timeline = current
      endMinute(of: flow)
      current = minute
    }
    flow.timeline = current
  }

  /// Takes frames out of the time lines that the later part could not know to be copies.
  private mutating func uncount(_ copies: [OpeningFrame], in flow: Flow) {
    for copy in copies where copy.isInTimeline {
      let minute = FlowMinute.minute(of: copy.time)
      let tally = Tally(packets: -1, bytes: -copy.bytes)
      let ends = [
        Party(mac: flow.lowMAC, address: flow.key.low),
        Party(mac: flow.highMAC, address: flow.key.high),
      ]
      let (sender, receiver) = copy.isFromLow ? (ends[0], ends[1]) : (ends[1], ends[0])
      update(sender) {
        $0.sent += tally
        $0.timeline.add(sent: tally, received: Tally(), minute: minute)
      }
      update(receiver) {
        $0.received += tally
        $0.timeline.add(sent: Tally(), received: tally, minute: minute)
      }
    }
  }
}
