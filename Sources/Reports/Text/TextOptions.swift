/// How text is to be laid out.
public struct TextOptions: Sendable {
  /// Narrower than this no table is readable.
  private static let leastWidth = 40

  /// Columns a line may take; at least 40.
  public var width: Int { didSet { width = max(Self.leastWidth, width) } }
  public var style: TextStyle
  public var time: LocalTime
  /// What is done with secrets that crossed in the clear.
  public var secrets: Secrets
  /// What the commands that it suggests are given, too.
  public var carried: CarriedOptions

  public init(
    width: Int = 100, style: TextStyle = .plain, time: LocalTime = .utc,
    secrets: Secrets = .masked, carried: CarriedOptions = CarriedOptions()
  ) {
    self.width = max(Self.leastWidth, width)
    self.style = style
    self.time = time
    self.secrets = secrets
    self.carried = carried
  }
}
