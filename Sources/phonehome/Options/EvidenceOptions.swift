import ArgumentParser
import Foundation

/// Where to put the frames that an answer cites.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Also write the frames that the answer cites to this pcapng file, each with a comment that says why. They are whole: passwords that cross in the clear are in them.",
      valueName: "file"),
    completion: .file(extensions: ["pcapng"]))
  var evidence: String?

  /// - Parameter captures: what is read, and must not be written over.
  func check(against captures: CaptureOptions) throws {
    guard let evidence else { return }
    guard evidence != "-" else {
      throw ValidationError("--evidence needs a file: the answer itself goes to standard output.")
    }
    guard !captures.files.contains(where: { Self.isSameFile($0, evidence) }) else {
      throw ValidationError(
        "'\(evidence)' is the capture to read. Give --evidence another name to write to.")
    }
  }

  /// Whether two paths lead to one file, by whatever names and links.
  private static func isSameFile(_ left: String, _ right: String) -> Bool {
    guard left != right else { return true }
    let attributes = [left, right].map { path in
      let resolved = URL(filePath: path).resolvingSymlinksInPath().path
      let found = try? FileManager.default.attributesOfItem(atPath: resolved)
      return [found?[.systemNumber], found?[.systemFileNumber]].map { $0 as? Int }
    }
    return attributes[0] == attributes[1] && !attributes[0].contains(nil)
  }
}
