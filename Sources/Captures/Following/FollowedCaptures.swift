import Dispatch
import Packets

/// A capture that is read on as another program writes it: one file, by whatever name it grows, or the files of a
/// folder one after another. One capture, whose frames are counted on from file to file.
public final class FollowedCaptures: CaptureSource {
  /// Bytes with which every capture has begun: a shorter file may not have been written far enough to be one.
  static let headLength = 4096
  /// How long to wait before the next look, in seconds.
  private static let interval = 0.1

  /// Files that rest at most; of those before them no more is read.
  private static let restBound = 8

  public private(set) var description: CaptureDescription
  private var place: any FollowedPlace
  private let shouldStop: @Sendable () -> Bool
  private let tell: (String) -> Void
  private let interfaces = JoinedInterfaces()
  private var current: FollowedReading?
  /// Files that may still get longer, the one left last at the end.
  private var resting: [FollowedReading] = []
  /// Packets of all files before those of the current one that are still to come.
  private var base = 0
  private var fileCount = 0

  /// Opens the file or folder at `path`, and waits until a capture has begun there.
  ///
  /// - Parameters:
  ///   - tell: called with a sentence when another file is begun.
  ///   - shouldStop: asked ten times a second; true ends the reading.
  public init(
    _ path: String, tell: @escaping (String) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(CaptureError) {
    self.shouldStop = shouldStop
    self.tell = tell
    // A folder's ends with a slash: whoever names it to people knows it by that.
    var name = path
    if PosixFile.status(of: path)?.isFolder == true {
      if !path.hasSuffix("/") { name += "/" }
      place = FollowedFolder(path, tell: tell)
    } else {
      _ = try FollowedFile(path)
      place = FollowedName(path)
    }
    description = CaptureDescription(path: name, format: .pcapng)
    while try !open(), !shouldStop() { Self.wait() }
    guard let first = current?.reader.description else { return }
    description = CaptureDescription(
      path: name, format: first.format, compression: first.compression)
  }

  public func nextBatch() -> CaptureBatch? {
    guard !shouldStop() else {
      end()
      return nil
    }
    guard let current else {
      if (try? open()) != true { Self.wait() }
      return CaptureBatch(bytes: [], records: [])
    }
    guard let batch = current.nextBatch() else {
      close()
      return CaptureBatch(bytes: [], records: [])
    }
    update(from: current)
    if batch.records.isEmpty, current.file.mode == .grows {
      switch place.fate(of: current.file) {
      case .waits: Self.wait()
      case .rests: rest()
      case .ends: current.file.mode = .isFinal
      }
    }
    return number(batch, of: current)
  }

  /// Opens the next file, if there is one that holds a capture, or goes on with one that rests.
  ///
  /// - Throws: for the first file only, when it is no capture: waiting wouldn't make it one.
  private func open() throws(CaptureError) -> Bool {
    switch place.next() {
    case .file(let path): return try open(path)
    case .again(let identity, let path):
      guard let index = resting.firstIndex(where: { $0.file.identity == identity }) else {
        tellLoss(of: path)
        return false
      }
      let reading = resting.remove(at: index)
      base = description.packets - reading.packets
      current = reading
      return true
    case nil: return false
    }
  }

  private func open(_ path: String) throws(CaptureError) -> Bool {
    let reading: FollowedReading
    do {
      reading = try FollowedReading(path, interfaces)
    } catch {
      let isBegun = PosixFile.status(of: path)?.size ?? 0 >= Self.headLength
      if isBegun, fileCount == 0, place is FollowedName { throw error }
      return false
    }
    leave { $0.file.identity == reading.file.identity }
    if fileCount > 0 { tell("Reading goes on with '\(path)'.") }
    fileCount += 1
    base = description.packets
    current = reading
    return true
  }

  /// Lets the current file rest: it may get longer yet.
  private func rest() {
    guard let reading = current else { return }
    current = nil
    place.leave(reading.file, start: reading.start)
    resting.append(reading)
    // A deleted file's room on the disk is wanted.
    leave { $0.file.status?.isDeleted != false }
    if resting.count > Self.restBound, let oldest = resting.first?.file {
      leave { $0.file === oldest }
    }
  }

  private func close() {
    guard let reading = current else { return }
    current = nil
    update(from: reading)
    reading.file.mode = .isLeft
    place.leave(reading.file, start: reading.start)
    reading.joined.finish(reading.reader.description, to: &description)
  }

  /// Reads no more of the resting files that are meant.
  private func leave(_ isMeant: (FollowedReading) -> Bool) {
    for reading in resting where isMeant(reading) {
      reading.leave()
      update(from: reading)
      reading.joined.finish(reading.reader.description, to: &description)
    }
    resting.removeAll { $0.file.mode == .isLeft }
  }

  private func end() {
    leave { _ in true }
    if let current { current.joined.finish(current.reader.description, to: &description) }
    current = nil
  }

  private func tellLoss(of path: String) {
    let frame = description.packets + 1
    description.add(
      CaptureProblem(
        kind: .unreadable,
        text:
          "'\(path)' got longer when \(Self.restBound) others had been read after it; what was added, before frame \(frame) of all, was left out.",
        byteOffset: 0, frame: frame))
  }

  /// Takes over what a file tells of itself.
  private func update(from reading: FollowedReading) {
    let file = reading.reader.description
    reading.joined.update(from: file, to: &description, isAlone: fileCount == 1)
    for comment in reading.joined.comments {
      let frame = comment.frame.map { $0 + base }
      description.add(CaptureComment(frame: frame, time: comment.time, text: comment.text))
    }
    description.start = [description.start, file.start].compactMap(\.self).min()
    description.end = [description.end, file.end].compactMap(\.self).max()
  }

  /// The packets with the numbers that they have over all files.
  private func number(_ batch: CaptureBatch, of reading: FollowedReading) -> CaptureBatch {
    description.packets += batch.records.count
    description.bytes += batch.records.reduce(0) { $0 + $1.originalLength }
    let interfaces = reading.joined.interfaces
    guard base > 0 || interfaces.enumerated().contains(where: { $0 != $1 }) else { return batch }
    let records = batch.records.map { record in
      var record = record
      record.frame += base
      if interfaces.indices.contains(record.interface) {
        // Without room in the description there is no such interface; the frame has its link type.
        record.interface = interfaces[record.interface] ?? .max
      }
      return record
    }
    return CaptureBatch(batch.buffer, PooledArray(records))
  }

  private static func wait() {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + interval)
  }
}
