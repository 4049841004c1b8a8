/// Why bytes could not be decoded, and where.
@frozen
public struct DecodeError: Error, Hashable, Sendable {
  @frozen
  public enum Problem: Hashable, Sendable {
    /// The bytes end before the field does. Both counts are in bytes.
    case truncated(needed: Int, available: Int)
    /// A field, named as its specification names it, holds a forbidden value.
    case invalid(field: String, value: UInt64)
    /// A structure nests or repeats beyond the decoder's stated bound.
    case limit(field: String, bound: Int)
  }

  public let problem: Problem
  /// Offset of the first offending byte from the start of what was decoded.
  public let offset: Int

  @inlinable
  public init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}

extension DecodeError: CustomStringConvertible {
  public var description: String {
    switch problem {
    case .truncated(let needed, let available):
      "needed \(needed) bytes at offset \(offset), found \(available)"
    case .invalid(let field, let value):
      "\(field) at offset \(offset) must not be \(value)"
    case .limit(let field, let bound):
      "\(field) at offset \(offset) exceeds the limit of \(bound)"
    }
  }
}
