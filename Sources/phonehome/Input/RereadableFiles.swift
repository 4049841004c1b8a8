import Captures
import Foundation

/// Captures that can be read more than once: what comes from a pipe or an interface is kept in a temporary file
/// meanwhile.
final class RereadableFiles {
  private let files: [(name: String, path: String)]
  private let spooled: [URL]
  /// What was captured live, which is the only one then.
  private let kept: CaptureDescription?

  /// Of what is captured live, waits for the end.
  convenience init(_ captures: CaptureOptions) throws {
    guard captures.live.isGiven else {
      guard !captures.follow else {
        throw Failure(
          "This reads a capture twice, so it has to be finished: leave --follow away, or ask 'phonehome report'."
        )
      }
      try self.init(captures.files)
      return
    }
    let interruption = Interruption()
    let source = try captures.sources { interruption.hasHappened }[0]
    let file = try Self.keep(source)
    self.init(
      files: [(source.description.path, file.path)], spooled: [file], kept: source.description)
  }

  /// - Parameter names: of files; `-` is standard input.
  convenience init(_ names: [String]) throws {
    var spooled: [URL] = []
    let files = try names.map { name in
      guard let pipe = try Self.pipe(name) else { return (name: name, path: name) }
      let file = try Self.keep(pipe, of: name)
      spooled.append(file)
      return (name, file.path)
    }
    self.init(files: files, spooled: spooled, kept: nil)
  }

  private init(
    files: [(name: String, path: String)], spooled: [URL], kept: CaptureDescription?
  ) {
    self.files = files
    self.spooled = spooled
    self.kept = kept
  }

  deinit { discard() }

  /// Removes what was kept; nothing can be read any more.
  func discard() {
    for file in spooled { try? FileManager.default.removeItem(at: file) }
  }

  /// Opens the captures from their beginnings.
  func readers() throws -> [any CaptureSource] {
    try files.map { file in
      if let kept { return try KeptCapture(kept, path: file.path) }
      return try CaptureReader(path: file.path, name: file.name)
    }
  }

  /// What can be read only once; nil for a file.
  private static func pipe(_ name: String) throws -> FileHandle? {
    if name == "-" {
      guard isatty(STDIN_FILENO) == 0 else { throw CaptureError(.terminal, path: name) }
      return .standardInput
    }
    // A file can be wound back. What can't be opened is told of by whoever reads it.
    guard let file = FileHandle(forReadingAtPath: name) else { return nil }
    return (try? file.seek(toOffset: 0)) == nil ? file : nil
  }

  /// Makes an empty file that nobody else can read.
  private static func temporaryFile(for name: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "phonehome-\(UUID().uuidString).capture")
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else {
      throw Failure(
        "What comes from \(name) has to be read twice, and there is no room for it in \(file.deletingLastPathComponent().path): save it to a file first."
      )
    }
    return file
  }

  private static func keep(_ source: any CaptureSource) throws -> URL {
    let file = try temporaryFile(for: source.description.path)
    let status = LiveStatus([source])
    defer { status?.clear() }
    do {
      try LiveSpool.write(status?.shownSources[0] ?? source, to: file.path)
      status?.clear()
      for note in source.description.notes { StandardError.write(note) }
    } catch {
      try? FileManager.default.removeItem(at: file)
      throw error
    }
    return file
  }

  private static func keep(_ pipe: FileHandle, of name: String) throws -> URL {
    let file = try temporaryFile(for: name)
    let copy = try FileHandle(forWritingTo: file)
    let interruption = Interruption()
    do {
      while !interruption.hasHappened, let piece = try pipe.read(upToCount: 1 << 16),
        !piece.isEmpty
      {
        try copy.write(contentsOf: piece)
      }
      try copy.close()
    } catch {
      guard !interruption.hasHappened else { return file }
      try? FileManager.default.removeItem(at: file)
      throw Failure(
        "What comes from \(name) could not be kept to be read twice: save it to a file first.")
    }
    return file
  }
}
