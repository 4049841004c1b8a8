import Traffic

/// The judgement of one contact: each question in a file of its own.
extension ContactBehaviour {
  public init(judging dealings: borrowing Dealings) {
    guard dealings.kind == .tcp || dealings.kind == .udp else { return }
    let starts = dealings.rhythm.starts
    if dealings.isUnanswered {
      pattern = .unanswered
      attempts = Attempts(judging: dealings)
      period = attempts?.period
      return
    }
    // The last packets of a connection that stood before tell nothing of how it goes on.
    if dealings.kind == .tcp, dealings.answered == 0 { return }
    if dealings.keepsConnections {
      standing = Standing(judging: dealings)
      keepalives = Keepalive.all(in: dealings)
    }
    standing.starts = starts.count
    period = Period(ofStarts: starts.times)
    if var known = period, starts.isCut {
      known.count = max(known.count, starts.count)
      period = known
    }
    if standing.share > Standing.persistentShare, !standing.isPassing {
      pattern = .persistent
    } else if dealings.isOneFlow, standing.secondsSeen < Standing.habitSeconds {
      // However it pauses, that is too little to call it several.
      pattern = .oneShot
      standing.starts = min(1, starts.count)
      period = nil
    } else if period != nil {
      pattern = .polling
    } else {
      pattern = starts.count == 1 && standing.openBefore == 0 ? .oneShot : .occasional
    }
  }
}
