#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file, pipe or device. All calls of the operating system's file interface (POSIX.1-2017) are in this file.
final class PosixFile: ByteSource, Sendable {
  private let descriptor: CInt
  private let closesDescriptor: Bool
  let neverWaits: Bool

  /// Opens `path` for reading; `-` is standard input.
  init(reading path: String) throws(CaptureError) {
    if path == "-" {
      guard isatty(STDIN_FILENO) == 0 else { throw CaptureError(.terminal, path: path) }
      descriptor = STDIN_FILENO
      closesDescriptor = false
    } else {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      closesDescriptor = true
    }
    guard descriptor >= 0 else { throw Self.error(errno, path: path) }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    neverWaits = isKnown && status.st_mode & S_IFMT == S_IFREG
    if isKnown, status.st_mode & S_IFMT == S_IFDIR {
      throw CaptureError(.directory, path: path)
    }
  }

  /// Creates or empties `path` for writing; `-` is standard output.
  init(writing path: String) throws(CaptureError) {
    if path == "-" {
      descriptor = STDOUT_FILENO
      closesDescriptor = false
    } else {
      descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(0o644))
      closesDescriptor = true
    }
    neverWaits = false
    guard descriptor >= 0 else {
      throw CaptureError(.unwritable(reason: Self.reason(errno)), path: path)
    }
  }

  /// Opens a recording's file, which is for its owner alone, and which no other recording may write meanwhile; `-` is
  /// standard output.
  ///
  /// - Parameter isNew: whether it must not exist yet; otherwise what is there is emptied.
  /// - Returns: nil where it must not exist, and does.
  init?(recording path: String, isNew: Bool) throws(CaptureError) {
    neverWaits = false
    closesDescriptor = path != "-"
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isNew ? O_EXCL : 0)
    descriptor = path == "-" ? STDOUT_FILENO : unsafe open(path, flags, mode_t(0o600))
    guard descriptor >= 0 else {
      if isNew, errno == EEXIST { return nil }
      throw CaptureError(.unwritable(reason: Self.reason(errno)), path: path)
    }
    if path != "-" { try makeOwn(path, isNew: isNew) }
  }

  /// Takes a file for one recording and one reader alone, and empties it; a pipe or device stays as it is.
  private func makeOwn(_ path: String, isNew: Bool) throws(CaptureError) {
    guard status?.isRegular == true else { return }
    // Some file systems know no locks: there nothing is refused.
    if !lock(), errno == EWOULDBLOCK { throw CaptureError(.beingWritten, path: path) }
    guard !isNew else { return }
    // First the mode: what is written then was never anybody's to read who opens it now. Some file systems know none.
    guard fchmod(descriptor, 0o600) == 0 || isOwned else {
      throw CaptureError(.unwritable(reason: "it belongs to somebody else"), path: path)
    }
    guard ftruncate(descriptor, 0) == 0 else {
      throw CaptureError(.unwritable(reason: Self.reason(errno)), path: path)
    }
  }

  /// Whether the file belongs to the user who runs this program.
  private var isOwned: Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 && status.st_uid == geteuid()
  }

  /// Opens a folder, to be locked, or to have what was created in it written to the disk.
  init?(folder path: String) {
    neverWaits = false
    closesDescriptor = true
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit {
    if closesDescriptor, descriptor >= 0 { _ = close(descriptor) }
  }

  func read(into output: inout OutputSpan<UInt8>) -> ReadResult {
    while true {
      // Safe: the kernel writes at most the room that is left, and only what it wrote is counted.
      let count = unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        let room = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
        let count = unsafe systemRead(descriptor, room.baseAddress, room.count)
        initialized += max(count, 0)
        return count
      }
      if count > 0 { return .some }
      if count == 0 { return .end }
      switch errno {
      // Only a handler that asks for it interrupts a read: the program wants to end with what it has.
      case EINTR: return .end
      case EAGAIN: wait(for: Int16(POLLIN))
      default:
        let text = "Reading stopped: \(Self.reason(errno))"
        return .failed(SourceFailure(kind: .unreadable, text: text))
      }
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8], path: String) throws(CaptureError) {
    if let failure = append(bytes[...]).failure {
      throw CaptureError(.unwritable(reason: failure), path: path)
    }
  }

  /// Writes `bytes` as far as it goes: how many were written, and if not all were, the system's words for why.
  func append(_ bytes: ArraySlice<UInt8>) -> (count: Int, failure: String?) {
    var written = 0
    while written < bytes.count {
      // Safe: the kernel reads from the array while it is borrowed, within its bounds.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: wait(for: Int16(POLLOUT))
      default: return (written, Self.reason(errno))
      }
    }
    return (written, nil)
  }

  /// Cuts the file to `length` bytes and goes on writing there; a pipe stays as it is.
  func cut(to length: Int) {
    guard ftruncate(descriptor, off_t(length)) == 0 else { return }
    _ = lseek(descriptor, off_t(length), SEEK_SET)
  }

  /// Waits until what was written is on the disk: the system's words if it can't be; nil too where there is no disk.
  func synchronise() -> String? {
    #if canImport(Darwin)
      let status = fsync(descriptor)
    #else
      let status = fdatasync(descriptor)
    #endif
    // Pipes, sockets and some folders can't be.
    guard status != 0, errno != EINVAL, errno != ENOTSUP, errno != EROFS else { return nil }
    return Self.reason(errno)
  }

  /// Takes the file for this program alone, for as long as it is open; false when another has it.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// Deletes the file at `path`: the system's words when that can't be done, and it is still there.
  static func delete(_ path: String) -> String? {
    unsafe unlink(path) == 0 || errno == ENOENT ? nil : reason(errno)
  }

  /// What the system says of the file that is open.
  var status: FileStatus? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
  }

  /// What the system says of the file at `path`, behind links; nil when there is none.
  static func status(of path: String) -> FileStatus? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? FileStatus(status) : nil
  }

  private func wait(for events: Int16) {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }

  private static func error(_ code: CInt, path: String) -> CaptureError {
    switch code {
    case ENOENT, ENOTDIR: CaptureError(.missing, path: path)
    case EACCES, EPERM: CaptureError(.forbidden, path: path)
    case EISDIR: CaptureError(.directory, path: path)
    default: CaptureError(.unreadable(reason: reason(code)), path: path)
    }
  }

  /// The system's own words for an error.
  private static func reason(_ code: CInt) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}

/// Which file it is, how long, and when it was last written.
struct FileStatus: Hashable, Sendable {
  /// What stays the same while a file is renamed, and differs between files.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
  }

  let identity: Identity
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int64
  let isFolder: Bool
  let isRegular: Bool
  /// Whether no folder has it any more.
  let isDeleted: Bool

  fileprivate init(_ status: stat) {
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isDeleted = status.st_nlink == 0
  }
}

/// `read(2)`, which the method of that name hides.
private func systemRead(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  unsafe read(descriptor, buffer, count)
}

/// `write(2)`, which the method of that name hides.
private func systemWrite(_ descriptor: CInt, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, buffer, count)
}
