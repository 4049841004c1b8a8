/// Where captures are read on as they are written: which file is the next, and whether the one being read is complete.
protocol FollowedPlace {
  /// The file to read after those that were given before; nil while there is none.
  mutating func next() -> String?

  /// Whether nothing will be added to a file that was read to its end.
  mutating func isComplete(_ file: FollowedFile) -> Bool
}

/// A file that grows, and may be replaced by another of its name, or emptied to be written anew.
struct FollowedName: FollowedPlace {
  private let path: String

  init(_ path: String) {
    self.path = path
  }

  func next() -> String? { PosixFile.status(of: path) == nil ? nil : path }

  /// A file that is shorter than what was read of it is another by now, though it has the same identity.
  func isComplete(_ file: FollowedFile) -> Bool {
    guard let status = PosixFile.status(of: path) else { return false }
    return status.identity != file.identity || status.size < file.length
  }
}
