import Foundation

/// A folder that a recorder fills: its captures in the order of their first packets.
///
/// A ring buffer may delete old files, and write anew into one that was read before.
struct FollowedFolder: FollowedPlace {
  /// A file as it was when it was last looked at.
  private struct Look {
    var modified: Int64
    /// The time of its first packet, nanoseconds since 1970; nil while it has none.
    var start: Int64?
    /// Whether it holds a capture, as far as can be seen.
    var isCapture: Bool
    var wasGiven = false
    /// How much of it was read when it was left; nil before.
    var length: Int?
  }

  /// A file of the folder, as it is now.
  private struct Entry {
    let path: String
    let status: FileStatus
  }

  /// How often a file may have got longer while others waited for it.
  private static let patience = 10

  private let path: String
  private let tell: (String) -> Void
  /// All files of the folder.
  private var looks: [FileStatus.Identity: Look] = [:]
  /// How far the file that is being read had been read when there was another for the first time.
  private var lastLength: Int?
  /// How often it was looked whether it is complete.
  private var lookCount = 0

  init(_ path: String, tell: @escaping (String) -> Void) {
    self.path = path
    self.tell = tell
  }

  /// The capture with the earliest first packet of those that were not given yet; one without packets comes last, and
  /// then those that were left and got longer.
  mutating func next() -> FollowedStep? {
    let entries = look(but: nil)
    if let fresh = fresh(of: entries) {
      looks[fresh.status.identity]?.wasGiven = true
      return .file(path: fresh.path)
    }
    guard let grown = entries.first(where: hasGrown) else { return nil }
    // Who reads it says anew how far.
    looks[grown.status.identity]?.length = nil
    return .again(grown.status.identity, path: grown.path)
  }

  /// A file rests when there is another to read, and nothing was added between two looks, or something with each; one
  /// that is not in the folder any more has ended.
  mutating func fate(of file: FollowedFile) -> FollowedFate {
    let entries = look(but: file.identity)
    if fresh(of: entries) != nil {
      defer { lastLength = file.length }
      lookCount += 1
      guard lastLength == file.length || lookCount > Self.patience else { return .waits }
    } else if !entries.contains(where: hasGrown) {
      return .waits
    }
    return file.status?.isDeleted == true ? .ends : .rests
  }

  /// What was added while it was read belongs to it, also where it held no packet when it was given.
  mutating func leave(_ file: FollowedFile, start: Int64?) {
    lastLength = nil
    lookCount = 0
    guard let status = file.status else { return }
    looks[status.identity] = Look(
      modified: status.modified, start: start, isCapture: true, wasGiven: true,
      length: file.mode == .grows ? file.length : .max)
  }

  private func fresh(of entries: [Entry]) -> Entry? {
    entries.filter { entry in
      guard let look = looks[entry.status.identity] else { return false }
      return look.isCapture && !look.wasGiven
    }.min { first, second in
      let starts = [first, second].map { looks[$0.status.identity]?.start ?? .max }
      return (starts[0], first.path) < (starts[1], second.path)
    }
  }

  private func hasGrown(_ entry: Entry) -> Bool {
    guard let look = looks[entry.status.identity], look.wasGiven, let length = look.length else {
      return false
    }
    return entry.status.size > length
  }

  /// The files of the folder but the one that is being read, as they are now.
  private mutating func look(but open: FileStatus.Identity?) -> [Entry] {
    let entries = files()
    let present = Set(entries.map(\.status.identity))
    looks = looks.filter { present.contains($0.key) }
    let others = entries.filter { $0.status.identity != open }
    for entry in others { look(at: entry) }
    return others
  }

  /// Regular files whose names don't begin with a dot; at most 65,536.
  private func files() -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let start = path.hasSuffix("/") ? path : path + "/"
    return names.filter { !$0.hasPrefix(".") }.sorted().prefix(65_536).compactMap { name in
      guard let status = PosixFile.status(of: start + name), status.isRegular else { return nil }
      return Entry(path: start + name, status: status)
    }
  }

  private mutating func look(at entry: Entry) {
    let status = entry.status
    let known = looks[status.identity]
    guard known?.modified != status.modified else { return }
    var look = Look(modified: status.modified, isCapture: false)
    if let reader = try? CaptureReader(path: entry.path) {
      look.isCapture = true
      look.start = reader.nextBatch()?.records.first?.time
    } else if status.size >= FollowedCaptures.headLength, known == nil {
      tell("'\(entry.path)' is no capture and is left out.")
    }
    // What was read and only got longer is the same; with another beginning it was written anew.
    if let known, known.wasGiven, known.start == look.start {
      look.wasGiven = true
      look.length = known.length
    }
    looks[status.identity] = look
  }
}
