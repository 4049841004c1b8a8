/// How regularly something happens again.
public struct Period: Hashable, Sendable {
  /// From one time to the next: the mean, those that were missed counted.
  public var seconds: Double
  /// Standard deviation of the single intervals, in seconds.
  public var jitter: Double
  /// How often it happened.
  public var count: Int
  /// How often it was due and did not happen, or was not captured.
  public var missed: Int

  public init(seconds: Double, jitter: Double, count: Int, missed: Int = 0) {
    self.seconds = seconds
    self.jitter = jitter
    self.count = count
    self.missed = missed
  }
}
