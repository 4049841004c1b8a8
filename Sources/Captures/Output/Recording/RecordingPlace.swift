/// Where a recording goes.
public enum RecordingPlace: Hashable, Sendable {
  case standardOutput
  /// One file; what is in it already is overwritten.
  case file(String)
  /// Files in a folder, named by the time they begin: `STEM2026-11-21T14-05-09.pcapng`. None is overwritten.
  case series(folder: String, stem: String)

  /// The path of a file of a series; `copy` tells apart those that begin in the same second, from 1.
  static func path(_ folder: String, _ stem: String, _ time: String, copy: Int) -> String {
    let start = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return start + stem + time + (copy > 1 ? "-\(copy)" : "") + ".pcapng"
  }
}

/// When a recording goes on in another file, and which of its files go.
public struct RecordingRotation: Hashable, Sendable {
  /// Bytes after which a file is followed by another: it ends with the packet that reaches them.
  public var size: Int?
  /// How long a file is, in nanoseconds.
  public var time: Int64?
  /// How many files are kept: the oldest goes when there would be more, and earlier when the disk is full.
  public var keep: Int?

  public init(size: Int? = nil, time: Int64? = nil, keep: Int? = nil) {
    self.size = size
    self.time = time
    self.keep = keep
  }

  /// Whether there may be several files.
  public var isWanted: Bool { size != nil || time != nil }
}

/// One file of a recording.
public struct RecordedFile: Hashable, Sendable {
  public let path: String
  public internal(set) var packets = 0
  /// Its length.
  public internal(set) var bytes = 0
}
