import ArgumentParser

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
    guard !captures.files.contains(evidence) else {
      throw ValidationError(
        "'\(evidence)' is the capture to read. Give --evidence another name to write to.")
    }
  }
}
