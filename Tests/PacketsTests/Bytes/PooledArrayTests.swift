import Packets
import Testing

@Suite("Memory is filled anew once nobody looks at it")
struct PooledArrayTests {
  @Test("what is held stays as it is, whatever is made meanwhile")
  func heldArraysStay() {
    let pool = PooledArray<Int>.Pool()
    var held: [PooledArray<Int>] = []
    for round in 0..<50 {
      var array = pool.take(capacity: 100)
      array.append(contentsOf: (0..<100).map { $0 &* round })
      let made = PooledArray(array, of: pool)
      if round.isMultiple(of: 3) { held.append(made) }
    }
    for (index, array) in held.enumerated() {
      #expect(array.elements == (0..<100).map { $0 &* (3 * index) })
    }
  }

  @Test("what somebody still has of it stays, too")
  func elementsOutliveTheirArray() {
    let pool = PooledArray<Int>.Pool()
    var array = pool.take(capacity: 3)
    array += [1, 2, 3]
    let kept = PooledArray(array, of: pool).elements
    array = []
    var next = pool.take(capacity: 3)
    next += [4, 5, 6]
    #expect(kept == [1, 2, 3])
  }

  @Test("memory that is free is taken, with no elements and room enough")
  func freeMemoryIsTaken() {
    let pool = PooledArray<Int>.Pool()
    func fill() -> UInt {
      var array = pool.take(capacity: 1000)
      #expect(array.isEmpty && array.capacity >= 1000)
      array.append(7)
      let place = unsafe array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      _ = PooledArray(array, of: pool)
      return place
    }
    let first = fill()
    #expect(fill() == first)
    #expect(pool.take(capacity: 5000).capacity >= 5000)
  }
}
