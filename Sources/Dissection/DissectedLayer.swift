/// One layer of a frame, field by field.
public struct DissectedLayer: Hashable, Sendable {
  /// `Internet Protocol, version 4`.
  public let name: String
  /// Where it lies in the frame.
  public let range: Range<Int>
  public let fields: [Field]
  /// Where it stopped making sense; nil where it was read to its end.
  public internal(set) var problem: String?
  /// Whether it is a message that goes on in a later frame.
  public internal(set) var continues = false
  /// Whether nothing is known of its bytes.
  public internal(set) var isUnexplained = false

  public init(_ name: String, range: Range<Int>, fields: [Field] = []) {
    self.name = name
    self.range = range
    self.fields = fields
  }
}
