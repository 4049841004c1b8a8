import Foundation

/// The corpus of strangers' captures, when it lies beside the project.
enum Corpus {
  static let root: URL? = {
    let environment = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"]
    let beside = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/corpus")
    let url = environment.map { URL(filePath: $0) } ?? beside
    let manifest = url.appending(path: "MANIFEST.tsv").path
    guard FileManager.default.fileExists(atPath: manifest) else { return nil }
    return url
  }()

  static var isPresent: Bool { root != nil }

  /// Paths of all captures, in the manifest's order.
  static let captures: [String] = {
    guard let root,
      let manifest = try? String(
        contentsOf: root.appending(path: "MANIFEST.tsv"), encoding: .utf8)
    else { return [] }
    return manifest.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: "\t").first.map { root.appending(path: String($0)).path }
    }
  }()
}
