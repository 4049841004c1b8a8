import Dispatch

/// A capture that is read on as another program writes it: one file, by whatever name it grows, or the files of a
/// folder one after another. One capture, whose frames are counted on from file to file.
public final class FollowedCaptures: CaptureSource {
  /// Bytes with which every capture has begun: a shorter file may not have been written far enough to be one.
  static let headLength = 4096
  /// How long to wait before the next look, in seconds.
  private static let interval = 0.1

  public private(set) var description: CaptureDescription
  private var place: any FollowedPlace
  private let shouldStop: @Sendable () -> Bool
  private let tell: (String) -> Void
  private var file: FollowedFile?
  private var reader: CaptureReader?
  private var joined = JoinedStream()
  /// Frames of the files before.
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
    description = CaptureDescription(path: path, format: .pcapng)
    if PosixFile.status(of: path)?.isFolder == true {
      place = FollowedFolder(path, tell: tell)
    } else {
      _ = try FollowedFile(path)
      place = FollowedName(path)
    }
    while try !open(), !shouldStop() { Self.wait() }
    guard let first = reader?.description else { return }
    description = CaptureDescription(
      path: path, format: first.format, compression: first.compression)
  }

  public func nextBatch() -> CaptureBatch? {
    guard !shouldStop() else {
      close()
      return nil
    }
    guard let reader else {
      if (try? open()) != true { Self.wait() }
      return CaptureBatch(bytes: [], records: [])
    }
    guard let batch = reader.nextBatch() else {
      update()
      close()
      return CaptureBatch(bytes: [], records: [])
    }
    update()
    if batch.records.isEmpty, let file {
      if place.isComplete(file) { file.isFinal = true } else { Self.wait() }
    }
    return number(batch)
  }

  /// Opens the next file, if there is one that holds a capture.
  ///
  /// - Throws: for the first file only, when it is no capture: waiting wouldn't make it one.
  private func open() throws(CaptureError) -> Bool {
    guard let path = place.next() else { return false }
    do {
      let file = try FollowedFile(path)
      reader = try CaptureReader(following: file, path: path)
      self.file = file
    } catch {
      let isBegun = PosixFile.status(of: path)?.size ?? 0 >= Self.headLength
      if isBegun, fileCount == 0, place is FollowedName { throw error }
      return false
    }
    if fileCount > 0 { tell("Reading goes on with '\(path)'.") }
    fileCount += 1
    base = description.packets
    joined = JoinedStream()
    return true
  }

  private func close() {
    if let reader { joined.finish(reader.description, to: &description) }
    reader = nil
    file = nil
  }

  /// Takes over what the current file tells of itself.
  private func update() {
    guard let reader else { return }
    joined.update(from: reader.description, to: &description, isAlone: fileCount == 1)
    for comment in joined.comments {
      let frame = comment.frame.map { $0 + base }
      description.add(CaptureComment(frame: frame, time: comment.time, text: comment.text))
    }
    description.start = [description.start, reader.description.start].compactMap(\.self).min()
    description.end = [description.end, reader.description.end].compactMap(\.self).max()
  }

  /// The packets with the numbers that they have over all files.
  private func number(_ batch: CaptureBatch) -> CaptureBatch {
    description.packets += batch.records.count
    description.bytes += batch.records.reduce(0) { $0 + $1.originalLength }
    guard base > 0 || joined.interfaces.enumerated().contains(where: { $0 != $1 }) else {
      return batch
    }
    let records = batch.records.map { record in
      var record = record
      record.frame += base
      if joined.interfaces.indices.contains(record.interface) {
        // Without room in the description there is no such interface; the frame has its link type.
        record.interface = joined.interfaces[record.interface] ?? .max
      }
      return record
    }
    return CaptureBatch(bytes: batch.bytes, records: records)
  }

  private static func wait() {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + interval)
  }
}
