/// How text is to be laid out.
public struct TextOptions: Sendable {
  /// Columns a line may take; at least 60.
  public var width: Int { didSet { width = max(60, width) } }
  public var style: TextStyle
  public var time: LocalTime
  /// What is done with secrets that crossed in the clear.
  public var secrets: Secrets

  public init(
    width: Int = 100, style: TextStyle = .plain, time: LocalTime = .utc,
    secrets: Secrets = .masked
  ) {
    self.width = max(60, width)
    self.style = style
    self.time = time
    self.secrets = secrets
  }
}
