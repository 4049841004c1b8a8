import Synchronization

/// An array whose memory is filled anew once nobody looks at it: for what is made many times over, and large.
///
/// Memory that is new to a program costs it a page fault for every page; to read 1 GB into it takes half as long again.
public final class PooledArray<Element: Sendable>: Sendable {
  public let elements: [Element]
  private let pool: Pool?

  /// - Parameter pool: where the memory goes to; nil where it is not needed again.
  public init(_ elements: consuming [Element], of pool: Pool? = nil) {
    self.elements = elements
    self.pool = pool
  }

  deinit { pool?.put(elements) }

  /// Memory that nobody looks at.
  public final class Pool: Sendable {
    private let unused = Mutex<[[Element]]>([])

    /// Arrays kept, at most: no fewer than wait to be looked at.
    private static var bound: Int { 32 }

    public init() {}

    /// An empty array with room for so many.
    public func take(capacity: Int) -> [Element] {
      var array = unused.withLock { $0.popLast() } ?? []
      array.removeAll(keepingCapacity: true)
      array.reserveCapacity(capacity)
      return array
    }

    fileprivate func put(_ array: [Element]) {
      unused.withLock { if $0.count < Self.bound { $0.append(array) } }
    }
  }
}
