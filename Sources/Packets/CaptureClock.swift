/// The clock of a machine that captures.
///
/// Routers without a battery begin at 1970 each time they are switched on, and count from there until they are told the time.
public enum CaptureClock {
  /// The first moment at which a capture can have been made: 1988, the year of the first tcpdump. In nanoseconds since 1970.
  public static let earliest: Int64 = 567_993_600_000_000_000

  /// Whether a clock that showed this time, in nanoseconds since 1970, had ever been set.
  public static func isSet(at time: Int64) -> Bool { time >= earliest }
}
