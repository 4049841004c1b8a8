import Packets
import Testing

@testable import Analysis

@Suite("Where each device's contacts are")
struct ContactRangesTests {
  /// Counts on both sides of where the search doubles its step.
  @Test(arguments: [
    [0, 0, 0], [1, 0, 2], [0, 3, 0], [2, 1, 4], [5, 7, 8], [9, 15, 16], [17, 31, 0], [33, 0, 1],
  ])
  func isFoundByFewLooks(_ counts: [Int]) {
    var report = SampleReport.report()
    let sample = report.contacts[0]
    report.contacts = zip(report.devices, counts).flatMap { device, count in
      var own = sample
      own.device = device.id
      return Array(repeating: own, count: count)
    }
    var start = 0
    let expected = counts.map { count in
      defer { start += count }
      return start..<(start + count)
    }
    #expect(report.contactRanges == expected)
  }
}
