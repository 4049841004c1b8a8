/// What few flows have: on the heap, so that the others don't hold room for it.
struct FlowExtras: Sendable {
  var rhythm = FlowRhythm()
  /// The minutes in which anything happened, but for the one the flow is in.
  var activeMinutes = ActiveMinutes()
  /// None or one: what hardly any flow has.
  private var rarities: [Rarities] = []

  struct Rarities: Sendable {
    /// The `uid` of the tunnel's flow it was found inside; 0 for none. Only logs need it.
    var parent: UInt64 = 0
    /// When the log told again that it is there; `.min` where it told its beginning alone.
    var toldAgainAt = Int64.min
    /// When the first flight of a handshake over UDP that nobody had answered was sent again: the earliest few.
    var repetitions: [Int64] = []
    /// None or one: bare acknowledgments of the only side that was captured, which are probes or answers to these.
    var undecided: [BeatTotals] = []
  }

  var rare: Rarities? { rarities.first }

  mutating func modifyRare(_ change: (inout Rarities) -> Void) {
    if rarities.isEmpty { rarities = [Rarities()] }
    change(&rarities[0])
  }

  /// Whether anything in it was repeated.
  var repeatsAnything: Bool {
    !rhythm.isEmpty
      || !rarities.isEmpty && !(rarities[0].repetitions.isEmpty && rarities[0].undecided.isEmpty)
  }
}
