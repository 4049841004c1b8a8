import Captures
import Foundation

/// The files of a ring buffer that an earlier run left: a restarted service goes on with them, instead of filling the
/// disk ring by ring.
///
/// They are those in the same folder whose names are of the same making and whose section header says that they
/// belong to a ring buffer: nothing else is ever deleted.
enum RingFolder {
  /// Bytes in which a section header is found.
  private static let headLength = 4096

  /// Their paths, oldest first.
  static func inherited(by place: RecordingPlace) -> [String] {
    guard case .series(let folder, let stem) = place else { return [] }
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    let start = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    return names.filter { isOne($0, stem) }.sorted { key($0, stem) < key($1, stem) }
      .map { start + $0 }.filter(saysSo)
  }

  /// Whether a name is the stem, a time, and perhaps a number.
  private static func isOne(_ name: String, _ stem: String) -> Bool {
    guard name.hasPrefix(stem), name.hasSuffix(".pcapng") else { return false }
    return name.dropFirst(stem.count).dropLast(7)
      .wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d{1,4})?/) != nil
  }

  /// In the order of time: of the same second, by number.
  private static func key(_ name: String, _ stem: String) -> String {
    let time = name.dropFirst(stem.count).dropLast(7)
    let number = time.dropFirst(20)
    return time.prefix(19) + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }

  private static func saysSo(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: headLength),
      let reader = try? CaptureReader(bytes: Array(head), name: path)
    else { return false }
    while reader.nextBatch() != nil {}
    return reader.description.comments.contains { $0.text == RecordingOptions.ringComment }
  }
}
