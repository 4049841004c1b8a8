/// Where captures are read on as they are written: which file is the next, and what becomes of the one being read.
protocol FollowedPlace {
  /// What to read now; nil while there is nothing.
  mutating func next() -> FollowedStep?

  /// What becomes of a file that was read to its present end.
  mutating func fate(of file: FollowedFile) -> FollowedFate

  /// Takes note that a file is not read any more, or not for now; `start` is the time of its first packet, if it had
  /// one.
  mutating func leave(_ file: FollowedFile, start: Int64?)
}

/// What is read next.
enum FollowedStep {
  /// A file that was not read before.
  case file(path: String)
  /// One that was left, and got longer.
  case again(FileStatus.Identity, path: String)
}

/// What becomes of a file that was read to its present end.
enum FollowedFate {
  /// Something may be added.
  case waits
  /// Others have something to read; what is added later is read later.
  case rests
  /// Nothing will be added.
  case ends
}

/// A file that grows, and may be replaced by another of its name, or emptied to be written anew.
struct FollowedName: FollowedPlace {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  func next() -> FollowedStep? { PosixFile.status(of: path) == nil ? nil : .file(path: path) }

  /// A file that is shorter than what was read of it is another by now, though it has the same identity.
  func fate(of file: FollowedFile) -> FollowedFate {
    guard let status = PosixFile.status(of: path) else { return .waits }
    return status.identity != file.identity || status.size < file.length ? .ends : .waits
  }

  func leave(_ file: FollowedFile, start: Int64?) {}
}
