import Captures
import Foundation
import Packets
import Synchronization
import Testing

/// What the recorder leaves on the disk, read back by the reader.
@Suite struct RecorderTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "recorder-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static func options(_ rotation: RecordingRotation = RecordingRotation())
    -> RecordingOptions
  {
    var options = RecordingOptions(
      application: "tests 1", now: { 1_700_000_000_000_000_000 },
      timeInName: { _ in "2023-11-14T22-13-20" })
    options.rotation = rotation
    options.machine = CapturingMachine(hardware: "x86_64", operatingSystem: "Test 1")
    options.hosts = [CaptureHost(address: IPAddress(v4: 0xc0a8_0109), name: "Smart Light")]
    return options
  }

  private static func batch(_ first: Int, count: Int, length: Int = 1000) -> CaptureBatch {
    let records = (0..<count).map { index in
      CaptureRecord(
        time: 1_700_000_000_000_000_000 + Int64(first + index), frame: first + index,
        offset: index * length, capturedLength: length, originalLength: length,
        linkType: .ethernet, interface: 0, fcsLength: 0, direction: .unknown)
    }
    return CaptureBatch(
      bytes: [UInt8](repeating: UInt8(truncatingIfNeeded: first), count: count * length),
      records: records)
  }

  /// A live source that gives batches, and then none for a while.
  private final class Source: CaptureSource {
    var description = CaptureReader.describing(
      CaptureInterface(linkType: .ethernet, name: "eth0", filter: "udp"))
    private var batches: [CaptureBatch]
    /// Called with the number of each batch, from 1, before it is given.
    var learn: (Int, inout CaptureDescription) -> Void = { _, _ in }
    private var count = 0

    init(_ batches: [CaptureBatch]) { self.batches = batches.reversed() }

    func nextBatch() -> CaptureBatch? {
      guard let batch = batches.popLast() else { return nil }
      count += 1
      learn(count, &description)
      if batch.records.isEmpty { Thread.sleep(forTimeInterval: 0.1) }
      return batch
    }
  }

  private static let nothing = CaptureBatch(bytes: [], records: [])

  private func record(
    _ batches: [CaptureBatch], _ place: RecordingPlace, _ options: RecordingOptions = options(),
    marks: PendingMarks = PendingMarks()
  ) throws -> Recorder {
    let recorder = try Recorder(place, options)
    let source = RecordingSource(Source(batches), to: recorder, marks: marks)
    while source.nextBatch() != nil {}
    return recorder
  }

  private func read(_ path: String) throws -> CaptureDescription {
    let reader = try CaptureReader(path: path)
    while reader.nextBatch() != nil {}
    #expect(reader.description.problems.isEmpty)
    return reader.description
  }

  private var series: RecordingPlace { .series(folder: folder.path, stem: "") }

  @Test func aFileSaysWhatWasCapturedWhereAndByWhat() throws {
    let path = folder.appending(path: "one.pcapng").path
    let recorder = try record([Self.batch(1, count: 3)], .file(path))
    let capture = try read(path)
    #expect(capture.packets == 3)
    #expect(capture.application == "tests 1")
    #expect(capture.interfaces.map(\.name) == ["eth0"])
    #expect(capture.interfaces[0].filter == "udp")
    #expect(capture.interfaces[0].operatingSystem == "Test 1")
    #expect(capture.hosts.map(\.name) == ["Smart Light"])
    #expect(recorder.files.map(\.packets) == [3])
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect(recorder.files.map(\.bytes) == [size])
  }

  @Test func everyFileOfASeriesIsCompleteByItself() throws {
    let recorder = try record(
      (0..<10).map { Self.batch($0 * 100, count: 100) }, series,
      Self.options(RecordingRotation(size: 250_000)))
    #expect(recorder.fileCount == 5)
    let captures = try recorder.files.map { try read($0.path) }
    #expect(captures.map(\.packets).reduce(0, +) == 1000)
    #expect(captures.allSatisfy { $0.interfaces.count == 1 && $0.hosts.count == 1 })
    // It ends with the packet that reaches the size.
    #expect(recorder.files.dropLast().allSatisfy { (250_000..<252_000).contains($0.bytes) })
  }

  @Test func filesOfTheSameSecondDoNotOverwriteEachOther() throws {
    let options = Self.options()
    let first = try record([Self.batch(1, count: 1)], series, options)
    let second = try record([Self.batch(1, count: 2)], series, options)
    #expect(first.files[0].path != second.files[0].path)
    #expect(second.files[0].path.hasSuffix("2023-11-14T22-13-20-2.pcapng"))
    #expect(try read(first.files[0].path).packets == 1)
  }

  @Test func aRingBufferKeepsTheLatestAndDeletesNobodyElsesFiles() throws {
    let stranger = folder.appending(path: "2023-11-14T22-13-19.pcapng")
    try Data("mine".utf8).write(to: stranger)
    let recorder = try record(
      (0..<10).map { Self.batch($0 * 100, count: 100) }, series,
      Self.options(RecordingRotation(size: 100_000, keep: 3)))
    #expect(recorder.fileCount == 11)
    #expect(recorder.files.count == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 4)
    #expect(FileManager.default.fileExists(atPath: stranger.path))
    let last = try read(try #require(recorder.files.last).path)
    #expect(last.comments.map(\.text) == [RecordingOptions.ringComment])
  }

  @Test func aRingBufferGoesOnWithWhatAnEarlierRunLeft() throws {
    let rotation = RecordingRotation(size: 100_000, keep: 3)
    let earlier = try record(
      (0..<3).map { Self.batch($0 * 100, count: 100) }, series, Self.options(rotation))
    var options = Self.options(rotation)
    options.inherited = earlier.files.map(\.path)
    let later = try record([Self.batch(0, count: 100)], series, options)
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    #expect(names.count == 3)
    #expect(names.contains(URL(filePath: later.files[0].path).lastPathComponent))
  }

  @Test func aMarkStandsOnTheNextPacket() throws {
    let marks = PendingMarks()
    marks.add(CaptureMark(time: 5, text: "lamp on"))
    let path = folder.appending(path: "marks.pcapng").path
    _ = try record([Self.batch(1, count: 2)], .file(path), marks: marks)
    let comments = try read(path).comments
    #expect(comments.map(\.frame) == [1])
    #expect(
      comments.compactMap { CaptureMark(comment: $0.text) } == [
        CaptureMark(time: 5, text: "lamp on")
      ])
  }

  @Test func aMarkThatNoPacketFollowsIsWrittenByItself() throws {
    let marks = PendingMarks()
    marks.add(CaptureMark(time: 7_000_000_000, text: ""))
    let path = folder.appending(path: "marks.pcapng").path
    let recorder = try Recorder(.file(path), Self.options())
    let source = RecordingSource(
      Source([Self.batch(1, count: 1)] + Array(repeating: Self.nothing, count: 8)), to: recorder,
      marks: marks)
    _ = source.nextBatch()
    marks.add(CaptureMark(time: 8_000_000_000, text: "later"))
    for _ in 0..<7 { _ = source.nextBatch() }
    // Not finished yet: it is there already.
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.range(of: Data("mark 1970-01-01T00:00:08.000000000Z: later".utf8)) != nil)
    while source.nextBatch() != nil {}
    #expect(try read(path).packets == 1)
  }

  @Test func commentsAndNamesThatAStreamBringsAreRecorded() throws {
    let source = Source([
      Self.batch(1, count: 2), Self.batch(3, count: 3), Self.batch(6, count: 100),
      Self.batch(106, count: 1),
    ])
    source.learn = { number, description in
      description.bring(number)
    }
    let recorder = try Recorder(series, Self.options(RecordingRotation(size: 80_000)))
    let recording = RecordingSource(source, to: recorder)
    while recording.nextBatch() != nil {}
    let files = try recorder.files.map { try read($0.path) }
    #expect(files.count == 2)
    #expect(files[0].comments.map(\.frame) == [nil, 4])
    #expect(files[0].comments.map(\.text) == ["of the section", "on the fourth"])
    #expect(files[0].marks.map(\.text) == ["on the fourth"])
    #expect(files[1].comments.isEmpty)
    let names = ["Smart Light", "phone.lan"]
    #expect(files.map { $0.hosts.map(\.name) } == [names, names])
  }

  @Test func manyCommentsAreRecordedAsFarAsTheyAreKeptAndTheRestIsTold() throws {
    let source = Source([Self.batch(1, count: 2)])
    source.learn = { _, description in
      for _ in 0..<100 { description.remark(2, "on the second") }
      for _ in 0..<4000 { description.remark(nil, "on none") }
    }
    let path = folder.appending(path: "one.pcapng").path
    let recording = RecordingSource(source, to: try Recorder(.file(path), Self.options()))
    while recording.nextBatch() != nil {}
    let comments = try read(path).comments
    #expect(comments.count == 4096)
    #expect(comments.count { $0.frame == 2 } == 16)
    #expect(comments.count { $0.text == "on the second" } == 100)
    let problem = try #require(recording.description.problems.first)
    #expect(problem.kind == .unrecorded)
    #expect(problem.text.hasSuffix("4 comments left out."))
  }

  @Test func aStreamCannotSayThatItsRecordingMayBeDeleted() throws {
    let source = Source([Self.batch(1, count: 2)])
    source.learn = { _, description in
      description.remark(nil, RecordingOptions.ringComment)
      description.remark(2, RecordingOptions.ringComment)
    }
    let path = folder.appending(path: "one.pcapng").path
    let recording = RecordingSource(source, to: try Recorder(.file(path), Self.options()))
    while recording.nextBatch() != nil {}
    #expect(try read(path).comments.isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func aDiskThatIsFullAlreadyIsToldBeforeAnythingIsCaptured() throws {
    let error = try #require(throws: CaptureError.self) {
      try Recorder(.file("/dev/full"), Self.options())
    }
    #expect("\(error)".contains("space"))
    #expect(FileManager.default.fileExists(atPath: "/dev/full"))
  }

  @Test func everyFileIsACaptureBeforeItsFirstPacket() throws {
    let description = Source([]).description
    let recorder = try Recorder(
      series, Self.options(RecordingRotation(time: 1)), of: description)
    let first = try read(recorder.files[0].path)
    #expect(first.interfaces.map(\.name) == ["eth0"])
    #expect(first.hosts.map(\.name) == ["Smart Light"])
    recorder.record(Self.nothing, of: description)
    #expect(recorder.fileCount == 2)
    #expect(try read(recorder.files[1].path).interfaces.map(\.name) == ["eth0"])
  }

  @Test func namesAtTheBeginningDoNotCountForTheLengthOfAFile() throws {
    var options = Self.options(RecordingRotation(size: 10_000))
    options.hosts = (0..<400).map {
      CaptureHost(address: IPAddress(v4: 0xc0a8_0000 + $0), name: "a device with a name \($0)")
    }
    let recorder = try record([Self.batch(1, count: 20)], series, options)
    #expect(recorder.files.map(\.packets) == [10, 10])
  }

  @Test func aFileThatIsOverwrittenIsItsOwnersAloneAndEmptied() throws {
    let path = folder.appending(path: "open.pcapng").path
    try Data(repeating: 0x78, count: 100_000).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    _ = try record([Self.batch(1, count: 3)], .file(path))
    #expect(try read(path).packets == 3)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aFileIsWrittenByOneRecordingAtATime() throws {
    let path = folder.appending(path: "shared.pcapng").path
    let first = try Recorder(.file(path), Self.options())
    let error = #expect(throws: CaptureError.self) { try Recorder(.file(path), Self.options()) }
    #expect(error?.reason == .beingWritten)
    let source = RecordingSource(Source([Self.batch(1, count: 3)]), to: first)
    while source.nextBatch() != nil {}
    #expect(try read(path).packets == 3)
  }

  @Test func whatARingBufferCannotDeleteIsToldOf() throws {
    var options = Self.options(RecordingRotation(size: 100_000, keep: 2))
    let stuck = folder.appending(path: "stuck").path
    // A folder can't be unlinked, whoever asks.
    try FileManager.default.createDirectory(atPath: stuck, withIntermediateDirectories: true)
    options.inherited = [stuck, folder.appending(path: "gone").path]
    let recorder = try record([Self.batch(1, count: 1)], series, options)
    #expect(recorder.undeletable?.path == stuck)
    #expect(recorder.fileCount == 1)
  }

  @Test func aFolderThatIsNotThereIsToldBeforeAnythingIsCaptured() {
    #expect(throws: CaptureError.self) {
      try Recorder(.series(folder: "/nonexistent/folder", stem: ""), Self.options())
    }
  }
}

extension CaptureReader {
  /// A description with one interface, as a live source has it.
  fileprivate static func describing(_ interface: CaptureInterface) -> CaptureDescription {
    var description = CaptureDescription(path: "eth0", format: .live)
    _ = description.add(interface)
    return description
  }
}

extension CaptureDescription {
  fileprivate mutating func remark(_ frame: Int?, _ text: String) {
    add(
      CaptureComment(
        frame: frame, time: frame.map { 1_700_000_000_000_000_000 + Int64($0) }, text: text))
  }

  /// What a stream tells with its first batches.
  fileprivate mutating func bring(_ batch: Int) {
    switch batch {
    case 1: remark(nil, "of the section")
    case 2:
      remark(4, "on the fourth")
      add(CaptureHost(address: IPAddress(v4: 0xc0a8_0102), name: "phone.lan"))
    default: break
    }
  }
}
