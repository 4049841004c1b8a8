/// One layer of a frame, field by field.
public struct DissectedLayer: Hashable, Sendable {
  /// `Internet Protocol, version 4`.
  public let name: String
  /// Where it lies.
  public internal(set) var range: Range<Int>
  public internal(set) var fields: [Field]
  /// Where it stopped making sense; nil where it was read to its end.
  public internal(set) var problem: String?

  public init(_ name: String, range: Range<Int>, fields: [Field] = []) {
    self.name = name
    self.range = range
    self.fields = fields
  }
}
