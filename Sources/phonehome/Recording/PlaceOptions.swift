import ArgumentParser
import Captures
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a recording goes, and in how many files.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: [.customShort("w"), .customLong("write")],
    help: ArgumentHelp(
      "Where to write: a file, which is overwritten; a folder, for a file named by its time, which never overwrites; '-' is a pipe (default: such a file here).",
      valueName: "file"),
    completion: .file(extensions: ["pcapng"]))
  var path: String?

  @Option(
    help: ArgumentHelp("Go on in another file after this much: 100M, 1G.", valueName: "size"),
    transform: SizeArgument.init)
  var rotateSize: SizeArgument?

  @Option(
    help: ArgumentHelp(
      "Go on in another file after this long: 10m, 1h, 1d.", valueName: "duration"),
    transform: DurationArgument.init)
  var rotateTime: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "Keep that many of those files: the oldest is deleted for the next. What an earlier run of the same ring buffer left counts.",
      valueName: "files"))
  var keep: Int?

  func validate() throws {
    if let keep {
      guard keep >= 2 else {
        throw ValidationError(
          "--keep \(keep): keep 2 files or more, the one being written included.")
      }
      guard rotation.isWanted else {
        throw ValidationError(
          "--keep needs to know when a file is full: add '--rotate-size 100M' or '--rotate-time 1h'."
        )
      }
    }
    if let rotateTime, rotateTime.nanoseconds < 1_000_000_000 {
      throw ValidationError("--rotate-time: a file lasts a second or more.")
    }
    guard path != "-" || !rotation.isWanted else {
      throw ValidationError("A pipe is one stream: leave --rotate-size and --rotate-time away.")
    }
    guard path != "-" || isatty(STDOUT_FILENO) == 0 else {
      throw ValidationError(
        "A capture is nothing to look at: send it on, like '-w - | phonehome log -'.")
    }
    guard path != "" else { throw ValidationError("-w needs a file or a folder.") }
  }

  var rotation: RecordingRotation {
    RecordingRotation(size: rotateSize?.bytes, time: rotateTime?.nanoseconds, keep: keep)
  }

  /// Where that is. A folder is one that exists, or whose name ends with a slash: then it is made.
  func place() throws -> RecordingPlace {
    guard let path else { return .series(folder: "", stem: "") }
    guard path != "-" else { return .standardOutput }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix("/"), !exists {
      try Self.make(path)
      return .series(folder: path, stem: "")
    }
    guard !isFolder.boolValue else { return .series(folder: path, stem: "") }
    guard rotation.isWanted else { return .file(path) }
    // Several files get the name as the beginning of theirs.
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    var stem = path[slash...]
    if stem.hasSuffix(".pcapng") { stem = stem.dropLast(7) }
    return .series(folder: String(path[..<slash]), stem: stem + "-")
  }

  /// The system's words for a right that is missing (EACCES).
  static let denial = String(cString: strerror(EACCES))

  /// Makes a folder in one that exists: of a path with more that is missing, something is misspelt.
  private static func make(_ path: String) throws(CaptureError) {
    guard mkdir(path, 0o777) == 0 else {
      throw CaptureError(.unwritable(reason: String(cString: strerror(errno))), path: path)
    }
  }
}
