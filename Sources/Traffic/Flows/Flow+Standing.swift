/// When a log tells of a connection again, so that whoever reads it live knows what stands.
extension Flow {
  /// How long after the log last told of a connection it does so again, in nanoseconds: ten minutes.
  static let tellingAgain: Int64 = 600_000_000_000

  /// When the log last told that it is there.
  private var toldAt: Int64 { max(first, extras.first?.rare?.toldAgainAt ?? .min) }

  /// Notes that the log tells of it again.
  mutating func tellAgain(at time: Int64) {
    modifyExtras { $0.modifyRare { $0.toldAgainAt = time } }
  }

  /// Whether it is to be told at a packet's time that it goes on: it is a TCP connection, or datagrams went both ways,
  /// and its end is not at hand.
  func isDueToBeTold(at time: Int64) -> Bool {
    let (silence, overflow) = time.subtractingReportingOverflow(toldAt)
    guard !overflow, silence >= Self.tellingAgain, !isClosed else { return false }
    return key.kind == .tcp || key.kind == .udp && low.packets > 0 && high.packets > 0
  }
}
