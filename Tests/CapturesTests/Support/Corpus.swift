import Foundation

/// Real captures with what tshark and capinfos say of them; they are no part of this repository.
///
/// They lie in `../shared/corpus` beside the package, or where the environment's PHONEHOME_CORPUS says.
enum Corpus {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared/corpus")
  }()

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("truth").path)
  }

  /// What is known of one capture.
  struct Truth: Decodable {
    struct Capinfos: Decodable {
      let packets: Int?
      let dataBytes: Int?
      let first: String?
      let last: String?
    }

    let file: String
    let frames: Int
    let readerError: String?
    let capinfos: Capinfos?
  }

  static func truths() throws -> [Truth] {
    let truth = folder.appendingPathComponent("truth")
    let names = FileManager.default.enumerator(atPath: truth.path)?.compactMap { $0 as? String }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map {
      try decoder.decode(Truth.self, from: Data(contentsOf: truth.appendingPathComponent($0)))
    }
  }

  /// Nanoseconds of a time such as `1700000000.123456`, or `nil` when it is none.
  static func nanoseconds(_ time: String?) -> Int64? {
    guard let parts = time?.split(separator: ".", omittingEmptySubsequences: false),
      parts.count <= 2, let seconds = Int64(parts[0])
    else { return nil }
    guard parts.count == 2 else { return seconds * 1_000_000_000 }
    guard !parts[1].hasPrefix("-"), parts[1].count <= 9 else { return nil }
    let fraction = parts[1] + String(repeating: "0", count: 9 - parts[1].count)
    return Int64(fraction).map { seconds * 1_000_000_000 + $0 }
  }
}
