import Foundation

/// Real captures, and the tool that compares us with tshark over them; neither is part of this repository.
enum Corpus {
  /// `../shared/corpus` beside the package, or where the environment's PHONEHOME_CORPUS says.
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PHONEHOME_CORPUS"] {
      return URL(filePath: path)
    }
    return Sample.root
      .deletingLastPathComponent().appending(path: "shared/corpus")
  }()

  static let comparison = folder.deletingLastPathComponent().appending(path: "tools/compare.py")

  /// The tool that judges makers and types against DEVICES.tsv.
  static let identities = folder.deletingLastPathComponent().appending(path: "tools/identity.py")

  static var hasIdentities: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "DEVICES.tsv").path)
      && FileManager.default.fileExists(atPath: identities.path)
  }

  static var isComparable: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "MANIFEST.tsv").path)
      && FileManager.default.fileExists(atPath: comparison.path) && Program.find("python3") != nil
  }
}
