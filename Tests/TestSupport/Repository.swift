import Foundation

/// Where the files of this repository lie that tests read.
public enum Repository {
  public static let root = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The captures made here (Tests/Captures/README.md).
  public static let captures = root.appending(path: "Tests/Captures")

  /// The text of a document, such as `docs/output.md`.
  public static func text(of document: String) throws -> String {
    try String(contentsOf: root.appending(path: document), encoding: .utf8)
  }
}
