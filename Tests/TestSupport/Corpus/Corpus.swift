import Foundation

/// Real captures by strangers, with what other programs say of them; no part of this repository.
public enum Corpus {
  /// `../shared/corpus` beside the package, or where the environment's PHONEHOME_CORPUS says.
  public static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"] {
      return URL(filePath: path, directoryHint: .isDirectory)
    }
    return Repository.root.appending(path: "../shared/corpus").standardized
  }()

  public static var isThere: Bool { !entries.isEmpty }

  /// Why a test that needs it is left out.
  public static let isMissing =
    "the corpus is not there: set PHONEHOME_CORPUS, or put it at ../shared/corpus"

  /// One capture, as the corpus' list has it.
  public struct Entry: Sendable {
    /// Below the corpus' folder.
    public let path: String
    /// What opens its Wi-Fi frames, several joined by ` ; `: `wpa-pwd=PASSPHRASE:SSID`. Nil where none are closed.
    public let key: String?
  }

  /// All captures, in the list's order.
  public static let entries: [Entry] = {
    let list = try? String(contentsOf: folder.appending(path: "MANIFEST.tsv"), encoding: .utf8)
    return (list ?? "").split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let path = columns.first, let key = columns.last else { return nil }
      return Entry(path: String(path), key: key == "-" ? nil : String(key))
    }
  }()

  /// The captures by their paths below the folder.
  public static let captures: [String] = entries.map(\.path)

  /// Where the captures of one kind lie, in order.
  public static func captures(in kind: String) -> [URL] {
    captures.filter { $0.hasPrefix("\(kind)/") }.sorted().map { folder.appending(path: $0) }
  }

  public static func path(of capture: String) -> String { folder.appending(path: capture).path }

  /// tshark's reading of a capture; empty where there is none.
  public static func truth(of capture: String) throws -> [String: Any] {
    let file = folder.appending(path: "truth/\(capture).json")
    guard FileManager.default.fileExists(atPath: file.path) else { return [:] }
    return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
  }
}
