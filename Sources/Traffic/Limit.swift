/// A bound that was reached.
public struct Limit: Hashable, Sendable {
  public let what: String
  /// The most there can be.
  public let cap: Int
  /// How often something was left out because of it.
  public let reached: Int

  public init(what: String, cap: Int, reached: Int) {
    self.what = what
    self.cap = cap
    self.reached = reached
  }
}
