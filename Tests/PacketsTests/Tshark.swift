import Foundation

/// Another decoder's opinion of the shared corpus, where both are there.
enum Tshark {
  /// The corpus of captures: `PHONEHOME_CORPUS`, else `../shared/corpus` beside the package.
  static let corpus: URL = {
    if let path = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).appending(path: "../../../../shared/corpus").standardized
  }()

  private static let program = ["/usr/bin/tshark", "/usr/local/bin/tshark"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static let isMissing = "needs tshark and the corpus of captures (PHONEHOME_CORPUS)"

  static var isThere: Bool {
    program != nil && FileManager.default.fileExists(atPath: corpus.path())
  }

  /// The captures of one folder of the corpus.
  static func captures(in folder: String) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: corpus.appending(path: folder), includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path() < $1.path() }
  }

  /// The values of `fields` in each packet that `filter` lets through; a field may have several.
  static func values(
    of fields: [String], in capture: URL, where filter: String, _ options: [String] = []
  ) throws -> [[String: [String]]] {
    let output = try run(
      options + ["-r", capture.path(), "-Y", filter, "-T", "fields", "-E", "separator=\u{1f}"]
        + ["-E", "aggregator=\u{1e}"] + fields.flatMap { ["-e", $0] })
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
      let columns = line.split(separator: "\u{1f}", omittingEmptySubsequences: false)
      return Dictionary(
        uniqueKeysWithValues: zip(
          fields, columns.map { $0.isEmpty ? [] : $0.components(separatedBy: "\u{1e}") }))
    }
  }

  /// The bytes of protocol `layer` in each packet that `filter` lets through.
  static func bytes(
    of layer: String, in capture: URL, where filter: String
  ) throws -> [String] {
    let output = try run(
      ["-r", capture.path(), "-Y", filter, "-T", "jsonraw", "-j", layer])
    let packets = try JSONSerialization.jsonObject(with: output) as? [[String: Any]] ?? []
    return packets.map { packet in
      let layers = (packet["_source"] as? [String: Any])?["layers"] as? [String: Any]
      return (layers?["\(layer)_raw"] as? [Any])?.first as? String ?? ""
    }
  }

  private static func run(_ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program ?? "")
    process.arguments = ["-n"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return output
  }
}
