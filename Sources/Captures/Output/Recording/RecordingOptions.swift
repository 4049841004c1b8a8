/// What a recording says of itself, and how it is kept.
public struct RecordingOptions: Sendable {
  /// The writing program and its version (shb_userappl).
  public var application: String
  public var machine: CapturingMachine?
  /// Names of addresses, written at the beginning of each file; at most ``hostBound``.
  public var hosts: [CaptureHost] = []
  public var rotation = RecordingRotation()
  /// Paths of files of the same ring buffer that an earlier run left, oldest first.
  public var inherited: [String] = []
  /// The time of day, in nanoseconds since 1970.
  public var now: @Sendable () -> Int64
  /// How a time stands in the name of a file: `2026-11-21T14-05-09`.
  public var timeInName: @Sendable (Int64) -> String

  /// Names at most of those given here, and again of those that the capture brings.
  static let hostBound = 4096
  /// Packets wait at most that long for those after them, before they are handed to the system.
  static let longestWait = Duration.milliseconds(50)
  /// Bytes that are handed to the system without waiting.
  static let pieceLength = 256 << 10
  /// How long a mark waits for a packet to stand on.
  static let longestMarkWait = Duration.milliseconds(400)
  /// How often what was written is put on the disk, where a power cut can't take it.
  static let synchronisation = Duration.seconds(1)
  /// How often the counters of the interfaces are written, at least; when something was dropped, every second.
  static let statistics = Duration.seconds(10)

  /// What says in a file's section header that it belongs to a ring buffer.
  public static let ringComment = "This file is part of a ring buffer: a later run may delete it."

  public init(
    application: String, now: @escaping @Sendable () -> Int64,
    timeInName: @escaping @Sendable (Int64) -> String
  ) {
    self.application = application
    self.now = now
    self.timeInName = timeInName
  }
}
