import Foundation
import Packets
import TestSupport

@testable import Behaviour
@testable import Traffic

/// Times that something in a home kept, made by a seed.
struct Clockwork {
  /// In seconds.
  var period: Double
  /// In nanoseconds since 1970.
  var times: [Int64]

  static let start: Int64 = 1_700_000_000_000_000_000

  /// A period of 5 s to an hour, up to 15 % of jitter each time, a tenth missing, and nothing captured for an hour in the
  /// middle.
  ///
  /// - Parameter isDrifting: whether each comes a period after the one before came, so that jitter adds up and the period
  ///   that was kept is the mean; else each is off its own time only.
  static func regular(seed: UInt64, isDrifting: Bool) -> Clockwork {
    var random = SplitMix64(seed: seed)
    let period = 5 * pow(720, Double.random(in: 0...1, using: &random))
    let jitter = period * Double.random(in: 0...0.15, using: &random)
    let half = Double(Int.random(in: 6...100, using: &random)) * period
    var times: [Int64] = []
    var (count, time) = (0.0, 0.0)
    while time < half * 2 + 3600 {
      let off = Double.random(in: -1...1, using: &random) * jitter
      count += 1
      time = isDrifting ? time + period + off : count * period + off / 2
      let isCaptured = time < half || time >= half + 3600
      if isCaptured, Double.random(in: 0...1, using: &random) >= 0.1 {
        times.append(start + Int64(time * 1e9))
      }
    }
    return Clockwork(period: time / count, times: times)
  }

  /// Starts at random, as of somebody who doesn't look at the clock: 5 to 200 of them.
  static func random(seed: UInt64) -> [Int64] {
    var random = SplitMix64(seed: seed)
    let mean = 5 * pow(720, Double.random(in: 0...1, using: &random))
    var time = Double.zero
    return (0..<Int.random(in: 5...200, using: &random)).map { _ in
      time += -mean * log(1 - Double.random(in: 0..<1, using: &random))
      return start + Int64(time * 1e9)
    }
  }

  /// Whether a period found is the one that was kept, by the bar: 2 % or half a second.
  func isKept(by seconds: Double?) -> Bool {
    guard let seconds else { return false }
    return abs(seconds - period) <= max(0.5, period * 0.02)
  }
}

extension BeatTotals {
  /// Beats at these times of one connection, nothing else sent over it.
  static func at(
    _ times: some Collection<Int64>, _ kind: Beat.Kind = .tcp, isFromClient: Bool = true,
    size: UInt16 = 0
  ) -> BeatTotals {
    var totals = BeatTotals(BeatTotals.Key(kind: kind, isFromClient: isFromClient, size: size))
    for (place, time) in times.enumerated() {
      totals.add(at: time, after: nil, Evidence(capture: 0, frame: place + 1))
    }
    return totals
  }
}

extension Dealings {
  /// A contact that its device began, over TCP where not said, in an hour's capture.
  static func made(
    _ kind: DecodedPacket.Kind = .tcp, service: String? = nil, initiator: Side = .device,
    flows: Int = 1, answered: Int = 1, seconds: Double = 3600, pauses: [Range<Int64>] = [],
    _ change: (inout ContactRhythm) -> Void = { _ in }
  ) -> Dealings {
    var rhythm = ContactRhythm()
    change(&rhythm)
    var dealings = Dealings(
      kind: kind, service: service, rhythm: CompactRhythm(rhythm), initiator: initiator,
      flows: flows, answered: answered,
      captured: CapturedTime(
        start: Clockwork.start, end: Clockwork.start + Int64(seconds * 1e9), pauses: pauses))
    dealings.packetsSent = flows
    dealings.packetsReceived = answered
    return dealings
  }

  var judged: ContactBehaviour { ContactBehaviour(judging: self) }
}

extension ContactRhythm {
  /// Adds a connection from one second of the capture to another.
  mutating func stand(
    _ from: Double, _ to: Double, silence: Double = 60, beginsInside: Bool = true,
    isClosed: Bool = true
  ) {
    let first = Clockwork.start + Int64(from * 1e9)
    spans.insert(
      ConnectionSpan(
        first: first, last: Clockwork.start + Int64(to * 1e9),
        longestSilence: Int64(silence * 1e9), beginsInside: beginsInside, isClosed: isClosed))
    if beginsInside { starts.insert(first) }
  }

  mutating func start(at seconds: some Sequence<Double>) {
    for second in seconds { starts.insert(Clockwork.start + Int64(second * 1e9)) }
  }
}
