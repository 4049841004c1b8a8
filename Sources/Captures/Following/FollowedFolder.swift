import Foundation

/// A folder that a recorder fills: its captures in the order of their first packets.
///
/// A ring buffer may delete old files, and write anew into one that was read before.
struct FollowedFolder: FollowedPlace {
  /// A file as it was when it was last looked at.
  private struct Look {
    let modified: Int64
    /// The time of its first packet, nanoseconds since 1970; nil while it has none.
    let start: Int64?
    /// Whether it holds a capture, as far as can be seen.
    let isCapture: Bool
    var wasGiven = false
  }

  private let path: String
  private let tell: (String) -> Void
  /// All files of the folder.
  private var looks: [FileStatus.Identity: Look] = [:]
  /// How far the file that is being read had been read when there was another for the first time.
  private var lastLength: Int?

  init(_ path: String, tell: @escaping (String) -> Void) {
    self.path = path
    self.tell = tell
  }

  mutating func next() -> String? {
    guard let (path, status) = candidate() else { return nil }
    looks[status.identity]?.wasGiven = true
    lastLength = nil
    return path
  }

  /// A file is complete when there is another to read, and nothing was added between two looks.
  mutating func isComplete(_ file: FollowedFile) -> Bool {
    guard candidate(but: file.identity) != nil else { return false }
    defer { lastLength = file.length }
    return lastLength == file.length
  }

  /// The capture with the earliest first packet of those that were not given yet; one without packets comes last.
  private mutating func candidate(
    but open: FileStatus.Identity? = nil
  ) -> (path: String, status: FileStatus)? {
    let files = files()
    let present = Set(files.map(\.status.identity))
    looks = looks.filter { present.contains($0.key) }
    for (path, status) in files where status.identity != open { look(at: path, status) }
    return files.filter { file in
      guard file.status.identity != open, let look = looks[file.status.identity] else {
        return false
      }
      return look.isCapture && !look.wasGiven
    }.min { first, second in
      let starts = [first, second].map { looks[$0.status.identity]?.start ?? .max }
      return (starts[0], first.path) < (starts[1], second.path)
    }
  }

  /// Regular files whose names don't begin with a dot; at most 65,536.
  private func files() -> [(path: String, status: FileStatus)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let start = path.hasSuffix("/") ? path : path + "/"
    return names.filter { !$0.hasPrefix(".") }.sorted().prefix(65_536).compactMap { name in
      guard let status = PosixFile.status(of: start + name), status.isRegular else { return nil }
      return (start + name, status)
    }
  }

  private mutating func look(at path: String, _ status: FileStatus) {
    let known = looks[status.identity]
    guard known?.modified != status.modified else { return }
    var start: Int64?
    var isCapture = false
    if let reader = try? CaptureReader(path: path) {
      isCapture = true
      start = reader.nextBatch()?.records.first?.time
    } else if status.size >= FollowedCaptures.headLength, known == nil {
      tell("'\(path)' is no capture and is left out.")
    }
    // What was read and only got longer is the same; with another beginning it was written anew.
    let wasGiven = known.map { $0.wasGiven && $0.start == start } ?? false
    looks[status.identity] = Look(
      modified: status.modified, start: start, isCapture: isCapture, wasGiven: wasGiven)
  }
}
