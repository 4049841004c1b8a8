import Foundation
import TestSupport

/// What tshark and capinfos say of one capture of the corpus.
struct CaptureTruth: Decodable {
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

  static func all() throws -> [CaptureTruth] {
    let folder = Corpus.folder.appending(path: "truth")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map {
      try decoder.decode(Self.self, from: Data(contentsOf: folder.appending(path: $0)))
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
