/// How a contact behaves over a whole capture.
public struct ContactBehaviour: Hashable, Sendable {
  /// Nil where the capture can't tell.
  public var pattern: ContactPattern?
  /// From one start to the next, where these are regular: of connections, of questions, of tries.
  public var period: Period? {
    get { periods.first }
    set { periods = newValue.map { [$0] } ?? [] }
  }
  /// Those with most beats first.
  public var keepalives: [Keepalive] = []
  public var standing = Standing()
  /// Of contacts that were never answered.
  public var attempts: Attempts? {
    get { allAttempts.first }
    set { allAttempts = newValue.map { [$0] } ?? [] }
  }
  /// None or one, on the heap: of tens of thousands of contacts few have either.
  private var periods: [Period] = []
  private var allAttempts: [Attempts] = []

  public init() {}
}
