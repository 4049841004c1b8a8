import Foundation

/// Another decoder's opinion of the corpus, where both are there.
public enum Tshark {
  private static let program = ["/usr/bin/tshark", "/usr/local/bin/tshark"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Whether it can be asked about the corpus.
  public static var isThere: Bool { program != nil && Corpus.isThere }

  /// Why a test that needs both is left out.
  public static let isMissing = "needs tshark and the corpus of captures (PHONEHOME_CORPUS)"

  /// The values of `fields` in each packet that `filter` lets through; a field may have several.
  public static func values(
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
  public static func bytes(
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

  /// What it prints, without asking for names.
  public static func run(_ arguments: [String]) throws -> Data {
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
