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
  public var starts: Int {
    get { Int(began) }
    set { began = UInt32(clamping: newValue) }
  }
  /// Connections that stood already when the capture began, as far as is known.
  public var openBefore: Int {
    get { Int(before) }
    set { before = UInt32(clamping: newValue) }
  }
  /// Connections that stood still when the capture ended, as far as is known.
  public var openAfter: Int {
    get { Int(after) }
    set { after = UInt32(clamping: newValue) }
  }
  /// TCP connections by who ended them: whose FIN or RST came first.
  public var closedByDevice: Int {
    get { Int(endedByDevice) }
    set { endedByDevice = UInt32(clamping: newValue) }
  }
  public var closedByDestination: Int {
    get { Int(endedByDestination) }
    set { endedByDestination = UInt32(clamping: newValue) }
  }

  // No larger than needed: there are tens of thousands of contacts.
  private var seen: Float = 0
  private var began: UInt32 = 0
  private var before: UInt32 = 0
  private var after: UInt32 = 0
  private var endedByDevice: UInt32 = 0
  private var endedByDestination: UInt32 = 0

  public init() {}

  /// Whether no connection began within the capture, and some stood before.
  public var stoodBeforeOnly: Bool { starts == 0 && openBefore > 0 }
}
