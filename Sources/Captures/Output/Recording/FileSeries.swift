/// The files of a recording: their names, and which of them are still there.
struct FileSeries {
  /// How many finished files are remembered.
  private static let bound = 4096

  private let place: RecordingPlace
  private let options: RecordingOptions
  /// Files of a ring buffer that an earlier run left, oldest first.
  private var inherited: [String]
  private(set) var finished: [RecordedFile] = []
  /// How many were begun.
  private(set) var count = 0
  private(set) var deletedForSpace = 0
  /// The first file that could not be deleted.
  private(set) var undeletable: RecordingFailure?
  /// The folder of a ring buffer, which no other may have meanwhile.
  private var lockedFolder: PosixFile?

  init(_ place: RecordingPlace, _ options: RecordingOptions) throws(CaptureError) {
    self.place = place
    self.options = options
    inherited = options.rotation.keep == nil ? [] : options.inherited
    guard options.rotation.keep != nil, let folder = PosixFile(folder: folder) else { return }
    guard folder.lock() else { throw CaptureError(.sharedRing, path: self.folder) }
    lockedFolder = folder
  }

  /// Where the files are.
  var folder: String {
    switch place {
    case .standardOutput: "."
    case .file(let path): Self.folder(of: path)
    case .series(let folder, _): folder.isEmpty ? "." : folder
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Opens the next file; the oldest of a ring buffer goes for it.
  mutating func begin() throws(CaptureError) -> RecordingFile {
    if let keep = options.rotation.keep {
      while inherited.count + finished.count >= max(keep, 1), let path = takeOldest() {
        _ = delete(path)
      }
    }
    count += 1
    switch place {
    case .standardOutput: return RecordingFile(try open("-"), path: "-")
    case .file(let path): return RecordingFile(try open(path), path: path)
    case .series(let folder, let stem):
      let time = options.timeInName(options.now())
      for copy in 1...1000 {
        let path = RecordingPlace.path(folder, stem, time, copy: copy)
        if let file = try PosixFile(recording: path, isNew: true) {
          return RecordingFile(file, path: path)
        }
      }
      let path = RecordingPlace.path(folder, stem, time, copy: 1)
      throw CaptureError(.unwritable(reason: "there are 1,000 files of that name"), path: path)
    }
  }

  private func open(_ path: String) throws(CaptureError) -> PosixFile {
    guard let file = try PosixFile(recording: path, isNew: false) else {
      throw CaptureError(.unwritable(reason: "it exists"), path: path)
    }
    return file
  }

  /// Leaves the folder to other ring buffers.
  mutating func unlock() { lockedFolder = nil }

  mutating func finish(_ file: RecordedFile) {
    finished.append(file)
    // A ring buffer must not forget what it has to delete.
    if options.rotation.keep == nil, finished.count > Self.bound { finished.removeFirst() }
  }

  /// Takes away a file that nothing could be written into.
  mutating func discard(_ file: RecordedFile) {
    count -= 1
    _ = PosixFile.delete(file.path)
  }

  /// Deletes the oldest finished file that can be deleted, because the disk is full.
  mutating func deleteOldestForSpace() -> Bool {
    while let path = takeOldest() {
      guard delete(path) else { continue }
      deletedForSpace += 1
      return true
    }
    return false
  }

  /// The oldest finished file, which is no longer remembered then.
  private mutating func takeOldest() -> String? {
    if !inherited.isEmpty { return inherited.removeFirst() }
    return finished.isEmpty ? nil : finished.removeFirst().path
  }

  private mutating func delete(_ path: String) -> Bool {
    guard let reason = PosixFile.delete(path) else { return true }
    undeletable = undeletable ?? RecordingFailure(path: path, reason: reason)
    return false
  }
}
