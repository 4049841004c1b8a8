import Captures
import Foundation
import Testing

/// Folders that grow while they are read: every packet once, whatever the files look like on the way.
@Suite struct FollowedFolderTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "follow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// What was read so far.
  private final class Reading {
    let captures: FollowedCaptures
    private(set) var seconds: [Int64] = []
    private(set) var frames: [Int] = []
    private let said: Said

    private final class Said {
      var sentences: [String] = []
    }

    init(_ place: URL, seconds: Double = 10) throws {
      let deadline = ContinuousClock.now + .seconds(seconds)
      let said = Said()
      self.said = said
      captures = try FollowedCaptures(
        place.path, tell: { said.sentences.append($0) },
        shouldStop: { ContinuousClock.now > deadline })
    }

    /// How often a file was begun after the first.
    var continuations: Int { said.sentences.count { $0.hasPrefix("Reading goes on with") } }

    /// Reads until that many packets are there, and nothing more comes for a while.
    func read(_ count: Int) {
      var idle = 0
      let deadline = ContinuousClock.now + .seconds(1)
      while idle < 4, .now < deadline, let batch = captures.nextBatch() {
        seconds += batch.records.map { $0.time / 1_000_000_000 }
        frames += batch.records.map(\.frame)
        idle = seconds.count >= count && batch.records.isEmpty ? idle + 1 : 0
      }
    }
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appending(path: name))
  }

  private func append(_ name: String, _ seconds: UInt32...) throws {
    var records = CaptureBytes()
    for second in seconds { records.addRecord(seconds: second, [UInt8](repeating: 1, count: 60)) }
    let file = try FileHandle(forWritingTo: folder.appending(path: name))
    try file.seekToEnd()
    try file.write(contentsOf: Data(records.bytes))
    try file.close()
  }

  @Test func aFileThatHeldOnlyItsHeaderWhenItWasBegunIsReadOnce() throws {
    try write("a", CaptureBytes.pcap().bytes)
    let reading = try Reading(folder)
    for (index, name) in ["a", "b", "c"].enumerated() {
      if index > 0 { try write(name, CaptureBytes.pcap().bytes) }
      reading.read(index)
      try append(name, UInt32(index + 1))
      reading.read(index + 1)
    }
    #expect(reading.seconds == [1, 2, 3])
    #expect(reading.frames == [1, 2, 3])
    #expect(reading.continuations == 2)
  }

  @Test func whatTwoRecordersWriteInTurnIsAllRead() throws {
    for name in ["a", "b"] { try write(name, CaptureBytes.pcap().bytes) }
    try append("a", 1)
    try append("b", 2)
    let reading = try Reading(folder)
    reading.read(2)
    for second in 3..<8 as Range<UInt32> {
      try append(second % 2 == 1 ? "a" : "b", second)
      reading.read(Int(second))
    }
    #expect(reading.seconds == Array(1...7))
    #expect(reading.frames == Array(1...7))
    #expect(reading.continuations == 1)
  }

  @Test func aFileThatGrowsWhenManyOthersHaveBeenReadIsTold() throws {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    for (index, name) in names.enumerated() {
      try write(name, CaptureBytes.pcap().bytes)
      try append(name, UInt32(index + 1))
    }
    let reading = try Reading(folder)
    while reading.seconds.count < 10 { reading.read(10) }
    try append("a", 11)
    try append("i", 12)
    reading.read(11)
    #expect(reading.seconds == Array(1...10) + [12])
    let problems = reading.captures.description.problems
    #expect(problems.count == 1)
    #expect(problems.first?.text.contains("/a' got longer when 8 others had been read") == true)
  }

  @Test func aFileThatIsCutShortIsToldAtTheEnd() throws {
    for name in ["a", "b"] { try write(name, CaptureBytes.pcap().bytes) }
    try append("a", 1)
    let file = try FileHandle(forWritingTo: folder.appending(path: "a"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(repeating: 1, count: 9))
    try file.close()
    try append("b", 2)
    let reading = try Reading(folder, seconds: 1)
    reading.read(3)
    while reading.captures.nextBatch() != nil {}
    #expect(reading.seconds == [1, 2])
    #expect(reading.captures.description.problems.map(\.kind) == [.cutShort])
  }

  @Test func manyNamelessInterfacesTakeNoLongerThanTheyAreMany() throws {
    var capture = CaptureBytes.pcapng()
    for _ in 0..<20_000 { capture.addInterface() }
    capture.addPacket(ticks: 1_000_000, [UInt8](repeating: 1, count: 60), interface: 19_999)
    try write("a", capture.bytes)
    let reading = try Reading(folder.appending(path: "a"))
    let took = ContinuousClock().measure { reading.read(1) }
    #expect(reading.seconds == [1])
    #expect(reading.captures.description.interfaces.count == 20_000)
    #expect(took < .seconds(4), "\(took)")
  }
}
