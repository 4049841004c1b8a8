/// How a contact behaves over a whole capture.
public struct ContactBehaviour: Hashable, Sendable {
  /// Nil where the capture can't tell.
  public var pattern: ContactPattern?
  /// From one start to the next, where these are regular: of connections, of questions, of tries.
  public var period: Period?
  /// Those with most beats first.
  public var keepalives: [Keepalive] = []
  public var standing = Standing()
  /// Of contacts that were never answered.
  public var attempts: Attempts?

  public init() {}
}
