import Captures
import Testing

/// Damage never loses what came before it, and what comes after only where nothing proves it.
@Suite struct DamageTests {
  private static func pcap(packets: ClosedRange<UInt32>, in built: inout CaptureBytes) {
    for seconds in packets {
      built.addRecord(seconds: 1_700_000_000 + seconds, [UInt8](repeating: 1, count: 40))
    }
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func readingGoesOnAfterGarbageInPcap(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcap(order)
    Self.pcap(packets: 1...5, in: &built)
    let start = built.bytes.count
    built.add([UInt8](repeating: 0xff, count: 1234))
    let end = built.bytes.count
    Self.pcap(packets: 6...9, in: &built)
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.frame) == Array(1...9))
    #expect(capture.packets.map { $0.time / 1_000_000_000 - 1_700_000_000 } == Array(1...9))
    #expect(capture.problemKinds == ["absurd-length", "garbage"])
    #expect(capture.description.problems.map(\.byteOffset) == [start, start])
    #expect(capture.description.problems.map(\.frame) == [6, 6])
    #expect(capture.description.problems.last?.text.contains("\(start) to \(end - 1)") == true)
  }

  @Test func readingDoesNotGoOnWhenOnlyTwoRecordsFollow() throws {
    var built = CaptureBytes.pcap()
    Self.pcap(packets: 1...5, in: &built)
    built.add([UInt8](repeating: 0xff, count: 1234))
    Self.pcap(packets: 6...7, in: &built)
    let capture = try ReadCapture(built)
    #expect(capture.packets.count == 5)
    #expect(capture.problemKinds == ["absurd-length"])
  }

  @Test func readingDoesNotGoOnWithRecordsOfAnotherDay() throws {
    var built = CaptureBytes.pcap()
    Self.pcap(packets: 1...5, in: &built)
    built.add([UInt8](repeating: 0xff, count: 1234))
    Self.pcap(packets: 100_000...100_009, in: &built)
    #expect(try ReadCapture(built).packets.count == 5)
  }

  @Test func theSearchIsBounded() throws {
    var built = CaptureBytes.pcap()
    Self.pcap(packets: 1...5, in: &built)
    built.add([UInt8](repeating: 0xff, count: 17 << 20))
    Self.pcap(packets: 6...9, in: &built)
    #expect(try ReadCapture(built).packets.count == 5)
  }

  @Test func aPacketOfTheGreatestLengthIsReadAndALongerOneIsNot() throws {
    for (length, count) in [(262_144, 1), (262_145, 0)] {
      var built = CaptureBytes.pcap()
      built.addRecord(seconds: 1, [UInt8](repeating: 1, count: length))
      let capture = try ReadCapture(built)
      #expect(capture.packets.count == count)
      #expect(capture.problemKinds == (count == 1 ? [] : ["absurd-length"]))
    }
    var bus = CaptureBytes.pcap(network: 249)
    bus.addRecord(seconds: 1, [UInt8](repeating: 1, count: 3 << 20))
    #expect(try ReadCapture(bus).packets.map(\.bytes.count) == [3 << 20])
  }

  @Test(arguments: CaptureBytes.Order.allCases)
  func readingGoesOnAfterGarbageInPcapng(_ order: CaptureBytes.Order) throws {
    var built = CaptureBytes.pcapng(order)
    built.addInterface()
    built.addPacket(ticks: 1, [1, 2, 3, 4, 5])
    let start = built.bytes.count
    built.add([UInt8](repeating: 0xee, count: 333))
    built.addPacket(ticks: 2, [6])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[1, 2, 3, 4, 5], [6]])
    #expect(capture.problemKinds == ["absurd-length", "garbage"])
    #expect(capture.description.problems.map(\.byteOffset) == [start, start])
  }

  @Test func aBlockThatEndsElsewhereIsLeftOut() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addPacket(ticks: 1, [1])
    var bytes = built.bytes
    bytes[bytes.count - 4] ^= 4
    var rest = CaptureBytes()
    rest.addPacket(ticks: 2, [2])
    let capture = try ReadCapture(bytes + rest.bytes)
    #expect(capture.packets.map(\.bytes) == [[2]])
    #expect(capture.problemKinds == ["bad-block", "garbage"])
  }

  @Test func aPacketOfAnUnknownInterfaceIsLeftOut() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addPacket(ticks: 1, [1], interface: 1)
    built.addPacket(ticks: 2, [2])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[2]])
    #expect(capture.packets.map(\.frame) == [1])
    #expect(capture.problemKinds == ["unknown-interface"])
  }

  @Test func aPacketLongerThanItsBlockIsLeftOut() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addPacket(ticks: 1, [1], captured: 500)
    built.addPacket(ticks: 2, [2])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[2]])
    #expect(capture.problemKinds == ["bad-block"])
  }

  @Test func aPacketKeepsItsBytesWhenAnOptionIsDamaged() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addPacket(ticks: 1, [1], options: [1, 0, 200, 0, 65, 66, 67, 68])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[1]])
    #expect(capture.problemKinds == ["bad-block"])
  }

  @Test func aLaterSectionOfAnUnknownVersionEndsTheCapture() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    built.addPacket(ticks: 1, [1])
    built.addSection(version: (7, 0))
    built.addPacket(ticks: 2, [2])
    let capture = try ReadCapture(built)
    #expect(capture.packets.map(\.bytes) == [[1]])
    #expect(capture.problemKinds == ["unknown-version"])
  }

  @Test func problemsAreBoundedAndCounted() throws {
    var built = CaptureBytes.pcapng()
    built.addInterface()
    for _ in 0..<300 { built.addPacket(ticks: 1, [1], interface: 9) }
    let description = try ReadCapture(built).description
    #expect(description.problems.count == 256)
    #expect(description.omitted.problems == 44)
  }
}
