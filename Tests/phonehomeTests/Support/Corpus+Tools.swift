import Foundation
import TestSupport

/// The tools beside the corpus that compare the program with others over it.
extension Corpus {
  static let comparison = tool("compare.py")

  /// What judges makers and types against DEVICES.tsv.
  static let identities = tool("identity.py")

  private static func tool(_ name: String) -> URL {
    folder.deletingLastPathComponent().appending(path: "tools/\(name)")
  }

  static var hasIdentities: Bool {
    FileManager.default.fileExists(atPath: path(of: "DEVICES.tsv"))
      && FileManager.default.fileExists(atPath: identities.path)
  }

  static var isComparable: Bool {
    isThere && FileManager.default.fileExists(atPath: comparison.path)
      && Program.find("python3") != nil
  }
}
