/// One field of a frame: what it is called, what it holds, what that means, and where it lies.
public struct Field: Hashable, Sendable {
  /// As its specification has it.
  public let name: String
  public let value: String
  /// What the value stands for, where it doesn't speak for itself.
  public let meaning: String?
  /// Its bytes in the frame.
  public let range: Range<Int>
  /// Which of several alike parts of its layer it belongs to: `Answer 2`; nil outside all.
  public let group: String?
  /// What its value is called where the field's own name doesn't tell: the topic of a payload.
  public let subject: String?
  /// The point in time that it stands for, in nanoseconds since 1970.
  public let time: Int64?
  /// Whether the value is a secret that is shown only when asked for.
  public let isSecret: Bool

  public init(
    _ name: String, _ value: String, meaning: String? = nil, range: Range<Int>,
    group: String? = nil, subject: String? = nil, time: Int64? = nil,
    isSecret: Bool = false
  ) {
    self.name = name
    self.value = value
    self.meaning = meaning
    self.range = range
    self.group = group
    self.subject = subject
    self.time = time
    self.isSecret = isSecret
  }
}
