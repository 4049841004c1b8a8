import Traffic

/// How long a contact's connections stood, and how they ended.
public struct Standing: Hashable, Sendable {
  /// The part of the capture during which at least one of its connections stood, 0...1.
  public var share = 0.0
  /// The same in seconds.
  public var seconds = 0.0
  /// Of these, the seconds between the first and the last packet of a connection: the others are believed.
  public var secondsSeen: Double {
    get { Double(seen) }
    set { seen = Float(newValue) }
  }
  /// Connections that were begun within the capture.
  @SmallCount public var starts = 0
  /// Connections that stood already when the capture began, as far as is known.
  @SmallCount public var openBefore = 0
  /// Connections that stood still when the capture ended, as far as is known.
  @SmallCount public var openAfter = 0
  /// TCP connections by who ended them: whose FIN or RST came first.
  @SmallCount public var closedByDevice = 0
  @SmallCount public var closedByDestination = 0

  // No larger than needed: there are tens of thousands of contacts.
  private var seen: Float = 0

  public init() {}

  /// Whether no connection began within the capture, and some stood before.
  public var stoodBeforeOnly: Bool { starts == 0 && openBefore > 0 }
}
