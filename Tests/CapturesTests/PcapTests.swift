import Captures
import Packets
import Testing

@Suite struct PcapTests {
  @Test(arguments: CaptureBytes.Order.allCases)
  func microsecondsAreReadInBothByteOrders(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcap(order, snapLength: 96)
    built.addRecord(seconds: 1_700_000_000, fraction: 250_000, [1, 2, 3], original: 1500)
    built.addRecord(seconds: 1_700_000_001, fraction: 999_999, [4])
    let capture = try ReadCapture(built)
    #expect(
      capture.packets == [
        .init(
          frame: 1, time: 1_700_000_000_250_000_000, bytes: [1, 2, 3], originalLength: 1500,
          linkType: 1, interface: 0),
        .init(
          frame: 2, time: 1_700_000_001_999_999_000, bytes: [4], originalLength: 1, linkType: 1,
          interface: 0),
      ])
    let description = capture.description
    #expect(description.format == .pcap)
    #expect(description.compression == nil)
    #expect(description.isComplete)
    #expect(description.packets == 2)
    #expect(description.bytes == 1501)
    #expect(description.start == 1_700_000_000_250_000_000)
    #expect(description.end == 1_700_000_001_999_999_000)
    #expect(description.interfaces.map(\.snapLength) == [96])
    #expect(description.interfaces.map(\.timestampResolution) == [.microseconds])
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func nanosecondsAreReadInBothByteOrders(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcap(order, magic: 0xa1b2_3c4d)
    built.addRecord(seconds: 1_700_000_000, fraction: 123_456_789, [1])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.time) == [1_700_000_000_123_456_789])
    #expect(capture.description.interfaces.map(\.timestampResolution) == [.nanoseconds])
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func kuznetzovsLongerRecordHeadersAreRead(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcap(order, magic: 0xa1b2_cd34)
    built.addRecord(seconds: 1, [7, 8], extra: [0, 0, 0, 2, 8, 0, 4, 0])
    built.addRecord(seconds: 2, [9], extra: [0, 0, 0, 2, 8, 0, 4, 0])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[7, 8], [9]])
    #expect(capture.description.isComplete)
  }

  @Test func lengthOfTheFrameCheckSequenceStandsAboveTheLinkType() throws {
    var built = CaptureBytes.pcap(network: 0x2400_0001)
    built.addRecord(seconds: 1, [1])
    #expect(try ReadCapture(built).records.map(\.fcsLength) == [4])
    var unflagged = CaptureBytes.pcap(network: 0x2000_0001)
    unflagged.addRecord(seconds: 1, [1])
    let capture = try ReadCapture(unflagged)
    #expect(capture.records.map(\.fcsLength) == [0])
    #expect(capture.records.map(\.linkType) == [.ethernet])
  }

  @Test(arguments: [(12, 101), (14, 101), (11, 100), (19, 106), (127, 127), (276, 276)])
  func earlyLinkTypeNumbersMeanWhatTheyMeantThen(_ recorded: UInt32, _ meant: UInt16) throws {
    var built = CaptureBytes.pcap(network: recorded)
    built.addRecord(seconds: 1, [1])
    #expect(try ReadCapture(built).records.map(\.linkType.rawValue) == [meant])
  }

  @Test func earlyVersionsPutTheOriginalLengthFirst() throws {
    var built = CaptureBytes.pcap(version: (2, 2))
    built.addRecord(seconds: 1, [1, 2], captured: 60, original: 2)
    let packet = try ReadCapture(built).packets.first
    #expect(packet?.bytes == [1, 2])
    #expect(packet?.originalLength == 60)
    var between = CaptureBytes.pcap(version: (2, 3))
    between.addRecord(seconds: 1, [1, 2], captured: 60, original: 2)
    between.addRecord(seconds: 1, [3, 4], captured: 2, original: 60)
    #expect(try ReadCapture(between).packets.map(\.bytes) == [[1, 2], [3, 4]])
  }

  @Test func anOriginalLengthBelowTheCapturedOneIsRaised() throws {
    var built = CaptureBytes.pcap()
    built.addRecord(seconds: 1, [1, 2, 3], original: 0)
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.originalLength) == [3])
    #expect(capture.description.isComplete)
  }

  @Test func aCaptureWithoutPacketsIsComplete() throws {
    let capture = try ReadCapture(CaptureBytes.pcap())
    #expect(capture.packets.isEmpty)
    #expect(capture.description.isComplete)
    #expect(capture.description.start == nil)
    #expect(capture.description.end == nil)
  }

  @Test func startAndEndDontDependOnTheOrderOfPackets() throws {
    var built = CaptureBytes.pcap()
    for seconds in [5, 3, 9, 4] as [UInt32] { built.addRecord(seconds: seconds, [0]) }
    let description = try ReadCapture(built).description
    #expect(description.start == 3_000_000_000)
    #expect(description.end == 9_000_000_000)
  }
}
