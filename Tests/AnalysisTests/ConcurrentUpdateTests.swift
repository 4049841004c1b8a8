import Testing

@testable import Analysis

@Suite("Elements are changed where they are, on all cores")
struct ConcurrentUpdateTests {
  @Test(
    "as one after the other, however many there are and go to a core",
    arguments: [0, 1, 2, 63, 64, 65, 128, 129, 1000, 4097], [1, 64])
  func likeOneAfterTheOther(_ count: Int, _ leastLength: Int) {
    var elements = (0..<count).map { ["\($0)"] }
    elements.concurrentUpdate(inPartsOf: leastLength) { index, element in
      element.append("\(index * 2)")
    }
    #expect(elements == (0..<count).map { ["\($0)", "\($0 * 2)"] })
  }
}
