/// A count that is kept in four bytes, for what there are tens of thousands of: it stops at ``UInt32/max``, and at 0.
@propertyWrapper
@frozen
public struct SmallCount: Hashable, Sendable {
  @usableFromInline var stored: UInt32

  @inlinable
  public init(wrappedValue: Int) {
    stored = UInt32(clamping: wrappedValue)
  }

  @inlinable
  public var wrappedValue: Int {
    get { Int(stored) }
    set { stored = UInt32(clamping: newValue) }
  }
}
