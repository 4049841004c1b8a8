import Packets

/// Records packets as they come, so that little is lost whatever happens: pcapng, of which every block that was begun
/// is whole, and every file complete by itself.
///
/// Packets are handed to the system within 50 ms of their batch, or with the next batch after that: killing the
/// program takes no more. They are put on the disk once a second: a power cut takes no more.
public final class Recorder {
  private let place: RecordingPlace
  private let options: RecordingOptions
  private let synchroniser = DiskSynchroniser()
  private var series: FileSeries
  private var current: RecordingFile?
  private var section: RecordingSection
  private var remarks = RecordedRemarks()
  private var marks: [CaptureMark] = []
  private var markDeadline: ContinuousClock.Instant?
  private var began = ContinuousClock.now
  private var flushed = ContinuousClock.now
  private var synchronised = ContinuousClock.now
  private var counted = ContinuousClock.now
  /// Bytes of the current file that stood in it before its first packet could.
  private var headerLength = 0

  /// Packets that could not be written: the disk was full.
  public private(set) var unwrittenPackets = 0
  /// Why nothing more can be written.
  public private(set) var failure: RecordingFailure?

  /// Begins a recording with its first file, which is a capture from then on.
  ///
  /// - Parameter description: what is known of the capture so far, if anything.
  public init(
    _ place: RecordingPlace, _ options: RecordingOptions, of description: CaptureDescription? = nil
  ) throws(CaptureError) {
    self.place = place
    self.options = options
    series = try FileSeries(place, options)
    section = RecordingSection(options, ring: options.rotation.keep != nil)
    current = try series.begin()
    section.begin(description ?? CaptureDescription(path: "", format: .live))
    flushHeader()
    guard let failure else { return }
    finishFile()
    throw CaptureError(.unwritable(reason: failure.reason), path: failure.path)
  }

  /// The finished files that are still there, then the one being written; at most 4,096, of which the last are kept.
  public var files: [RecordedFile] { series.finished + (current.map { [$0.record] } ?? []) }
  /// How many files were written, those included that are gone or not listed.
  public var fileCount: Int { series.count }
  /// How many of its files a ring buffer deleted before their time, because the disk was full.
  public var deletedForSpace: Int { series.deletedForSpace }
  /// The first file that a ring buffer could not delete: it stays, and is no longer counted.
  public var undeletable: RecordingFailure? { series.undeletable }

  /// Has a mark written: on the next packet, or by itself when none comes soon.
  public func add(_ mark: CaptureMark) {
    if markDeadline == nil { markDeadline = .now + RecordingOptions.longestMarkWait }
    marks.append(mark)
  }

  /// Adds the packets of a batch, which may be none: then only what is due is done.
  public func record(_ batch: CaptureBatch, of description: CaptureDescription) {
    guard failure == nil else { return }
    section.begin(description)
    remarks.take(from: description)
    section.write(remarks.others, at: options.now())
    let buffer = batch.bytes
    let bytes = buffer.rawSpan
    for record in batch.records {
      if let size = options.rotation.size, section.pending + length - headerLength >= size {
        rotate(description)
      }
      let end = record.offset + record.capturedLength
      let comments = takeMarks().map(\.comment) + (remarks.onPackets[record.frame] ?? [])
      section.write(bytes.extracting(record.offset..<end), record, comments)
      if section.pending >= RecordingOptions.pieceLength { flush() }
    }
    doWhatIsDue(description)
  }

  /// Ends the recording with what the interfaces counted, and waits until it is on the disk.
  public func finish(_ description: CaptureDescription) {
    if failure == nil {
      section.begin(description)
      remarks.take(from: description)
      section.write(remarks.others, at: options.now())
      section.write(takeMarks())
      section.writeStatistics(description, at: options.now())
    }
    flush()
    finishFile()
    synchroniser.wait()
    series.unlock()
    noteSynchronisation()
  }

  /// Bytes of the current file.
  private var length: Int { current?.record.bytes ?? 0 }

  private func doWhatIsDue(_ description: CaptureDescription) {
    let now = ContinuousClock.now
    if let markDeadline, now >= markDeadline { section.write(takeMarks()) }
    let interval =
      section.hasNewDrops(description)
      ? RecordingOptions.synchronisation : RecordingOptions.statistics
    if now - counted >= interval {
      counted = now
      section.writeStatistics(description, at: options.now())
    }
    if let time = options.rotation.time, now - began >= .nanoseconds(time) { rotate(description) }
    if now - flushed >= RecordingOptions.longestWait { flush() }
    if now - synchronised >= RecordingOptions.synchronisation, let file = current, file.isAhead {
      synchronised = now
      synchroniser.synchronise(file.file)
      current?.isAhead = false
      noteSynchronisation()
    }
  }

  private func takeMarks() -> [CaptureMark] {
    guard !marks.isEmpty else { return [] }
    defer {
      marks = []
      markDeadline = nil
    }
    return marks
  }

  /// Goes on in another file.
  private func rotate(_ description: CaptureDescription) {
    section.writeStatistics(description, at: options.now())
    flush()
    guard failure == nil else { return }
    finishFile()
    do {
      current = try series.begin()
    } catch {
      failure = RecordingFailure(error)
    }
    section.restart(description)
    flushHeader()
    began = .now
    counted = began
  }

  /// Hands the beginning of a file to the system, before anything comes: from then on it is a capture.
  private func flushHeader() {
    flush()
    headerLength = length
  }

  private func finishFile() {
    guard let file = current else { return }
    current = nil
    guard !file.isEmpty else { return series.discard(file.record) }
    series.finish(file.record)
    synchroniser.finish(file.file, in: series.folder)
  }

  /// Hands everything to the system; on a full disk a ring buffer gives up its oldest file for it.
  private func flush() {
    flushed = .now
    let blocks = section.take()
    var start = 0
    guard failure == nil else {
      unwrittenPackets += RecordingFile.packets(in: blocks, from: start)
      return
    }
    while start < blocks.count {
      guard let (end, reason) = current?.append(blocks, from: start) else { return }
      start = end
      guard let reason else { return }
      guard options.rotation.keep != nil, series.deleteOldestForSpace() else {
        unwrittenPackets += RecordingFile.packets(in: blocks, from: start)
        failure = RecordingFailure(path: current?.record.path ?? "-", reason: reason)
        return
      }
    }
  }

  private func noteSynchronisation() {
    guard failure == nil, let reason = synchroniser.failure else { return }
    failure = RecordingFailure(path: files.last?.path ?? "-", reason: reason)
  }
}

/// Why a recording can't go on.
public struct RecordingFailure: Error, Hashable, Sendable {
  public let path: String
  /// The system's words.
  public let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ error: CaptureError) {
    path = error.path
    if case .unwritable(let words) = error.reason { reason = words } else { reason = "\(error)" }
  }
}
