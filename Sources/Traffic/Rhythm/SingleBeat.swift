/// One beat.
struct SingleBeat: Sendable {
  /// In nanoseconds since 1970.
  let time: Int64
  let evidence: Evidence
  /// How long after the last that its sender had sent over the connection; nil where that was nothing.
  let quiet: Int64?
  let key: BeatTotals.Key
}

extension BeatTotals {
  /// Adds a beat of the same connection.
  mutating func add(_ beat: SingleBeat) {
    add(at: beat.time, after: beat.quiet, beat.evidence)
  }
}
