import Testing

@testable import Captures

@Suite("Marks in a pcapng")
struct MarkReadingTests {
  private static let asked = "mark 2026-11-21T14:40:03.500000000Z: lamp on"
  private static let time: Int64 = 1_795_272_003_500_000_000

  private func capture(
    section: String? = nil, packet: String? = nil, statistics: String? = nil
  ) throws -> CaptureDescription {
    var bytes = CaptureBytes()
    bytes.addSection(options: section.map { bytes.option(1, $0) } ?? [])
    bytes.addInterface()
    bytes.addPacket(
      ticks: 1_795_272_010_000_000, [1, 2, 3],
      options: packet.map { bytes.option(1, $0) } ?? [])
    if let statistics {
      let ticks: UInt64 = 1_795_272_011_000_000
      bytes.addBlock(
        5,
        bytes.piece {
          $0.add(0 as UInt32)
          $0.add(UInt32(ticks >> 32))
          $0.add(UInt32(truncatingIfNeeded: ticks))
          $0.add($0.option(1, statistics))
        })
    }
    return try ReadCapture(bytes).description
  }

  @Test("have the time that was asked for, whatever they stand on")
  func ownForm() throws {
    let mark = CaptureMark(time: Self.time, text: "lamp on")
    #expect(try capture(section: Self.asked).marks == [mark])
    #expect(try capture(packet: Self.asked).marks == [mark])
    #expect(try capture(statistics: Self.asked).marks == [mark])
  }

  @Test("are what strangers say of packets, at the packets' times")
  func strangers() throws {
    let marks = try capture(packet: "here the lamp went on").marks
    #expect(
      marks == [CaptureMark(time: 1_795_272_010_000_000_000, text: "here the lamp went on")])
  }

  @Test("are not what programs say of their statistics, which has that block's time all the same")
  func statistics() throws {
    let description = try capture(statistics: "Counters provided by dumpcap")
    #expect(description.marks.isEmpty)
    #expect(description.comments.map(\.time) == [1_795_272_011_000_000_000])
  }

  @Test(
    "are not what is said of every packet of a capture that was written for it",
    arguments: [CaptureComment.onCitedFrames, CaptureComment.onDecryptedFrames])
  func annotated(section: String) throws {
    #expect(try capture(section: section, packet: "Frame 41").marks.isEmpty)
    #expect(try capture(section: section, packet: Self.asked).marks.count == 1)
  }

  @Test("are bounded, and those left out counted")
  func bound() throws {
    var bytes = CaptureBytes.pcapng()
    bytes.addInterface()
    for index in 0..<5000 {
      bytes.addPacket(ticks: UInt64(index), [1], options: bytes.option(1, "mark \(index)"))
    }
    let description = try ReadCapture(bytes).description
    #expect(description.marks.count == CaptureDescription.markBound)
    #expect(description.omitted.marks == 5000 - CaptureDescription.markBound)
  }
}
