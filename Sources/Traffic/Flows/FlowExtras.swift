/// What few flows have: on the heap, so that the others don't hold room for it.
struct FlowExtras: Sendable {
  var rhythm = FlowRhythm()
  /// The minutes in which anything happened, but for the one the flow is in.
  var activeMinutes = ActiveMinutes()
  /// The `uid` of the tunnel's flow it was found inside; 0 for none. Only logs need it.
  var parent: UInt64 = 0
  /// When the log told again that it is there; `.min` where it told its beginning alone.
  var toldAgainAt = Int64.min
}
