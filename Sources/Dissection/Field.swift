/// One field of a frame: what it is called, what it holds, what that means, and where it lies.
public struct Field: Hashable, Sendable {
  /// As its specification has it.
  public let name: String
  public let value: String
  /// What the value stands for, where it doesn't speak for itself.
  public let meaning: String?
  /// Its bytes, counted from the start of ``Dissection/buffers``' buffer that its layer lies in.
  public let range: Range<Int>
  /// Whether the value is a secret that is shown only when asked for.
  public let isSecret: Bool

  public init(
    _ name: String, _ value: String, meaning: String? = nil, range: Range<Int>,
    isSecret: Bool = false
  ) {
    self.name = name
    self.value = value
    self.meaning = meaning
    self.range = range
    self.isSecret = isSecret
  }
}
