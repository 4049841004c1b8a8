import Traffic

/// What a device is, as far as its traits tell.
struct Identity: Sendable {
  /// A conclusion, and what says so.
  struct Conclusion: Sendable {
    let value: String
    /// What was looked at: a claim's subject, `vendor`, `asks`, `serves`.
    let source: String
    let evidence: Evidence?
  }

  var maker: Conclusion?
  var model: Conclusion?
  var type: Conclusion?
  /// The operating system, or the network stack.
  var system: Conclusion?
}
