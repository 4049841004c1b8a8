/// How text is to be laid out.
public struct TextOptions: Sendable {
  /// Columns a line may take; at least 60.
  public var width: Int { didSet { width = max(60, width) } }
  public var style: TextStyle
  public var time: LocalTime

  public init(width: Int = 100, style: TextStyle = .plain, time: LocalTime = .utc) {
    self.width = max(60, width)
    self.style = style
    self.time = time
  }
}
