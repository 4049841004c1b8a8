import Packets

/// Where the bytes of a capture go that is being written: a file, a pipe, or memory.
///
/// A file is written in pieces of about 1 MiB; call `flush()` after the last packet, and whenever somebody reads along.
public final class CaptureOutput {
  private static let pieceLength = 1 << 20

  private let file: PosixFile?
  private let path: String
  /// What is not in a file yet; in memory, all of it.
  public private(set) var bytes: [UInt8] = []

  /// Collects the capture in `bytes`.
  public init() {
    file = nil
    path = ""
  }

  /// Creates the file at `path`, or empties it; `-` is standard output.
  public init(path: String) throws(CaptureError) {
    file = try PosixFile(writing: path)
    self.path = path
  }

  /// Hands everything to the system.
  public func flush() throws(CaptureError) {
    guard let file else { return }
    try file.write(bytes, path: path)
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was collected in memory since the last time.
  func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  func append(_ piece: [UInt8]) throws(CaptureError) {
    bytes.append(contentsOf: piece)
    if file != nil, bytes.count >= Self.pieceLength { try flush() }
  }
}

extension Array where Element == UInt8 {
  /// Appends an integer, least significant byte first.
  mutating func append<Integer: FixedWidthInteger>(littleEndian value: Integer) {
    for index in 0..<Integer.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: value >> (index * 8)))
    }
  }

  /// Appends an integer, most significant byte first.
  mutating func append<Integer: FixedWidthInteger>(bigEndian value: Integer) {
    append(littleEndian: value.byteSwapped)
  }
}
