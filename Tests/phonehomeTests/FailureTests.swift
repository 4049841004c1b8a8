import Foundation
import Testing

/// What can't be done ends with a status and one sentence that says what to do.
@Suite struct FailureTests {
  private func sentence(_ arguments: [String], status: Int32) throws -> String {
    let result = try Program.run(arguments)
    #expect(result.status == status)
    #expect(result.output.isEmpty)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 1 || status == 64)
    return String(try #require(lines.first))
  }

  @Test(arguments: ["report", "log", "devices"])
  func captures(_ command: String) throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(Data("hello, I am a letter\n".utf8), as: "letter.txt").path
    let empty = try folder.write(Data(), as: "empty.pcap").path
    let missing = folder.url.appending(path: "missing.pcap").path
    #expect(
      try sentence([command, missing], status: 1)
        == "Error: Can't read '\(missing)': there is no such file. Check the path.")
    #expect(
      try sentence([command, folder.url.path], status: 1).hasSuffix(
        "it is a directory. Name the captures in it, such as '\(folder.url.path)/*.pcap', or read on as a recorder fills it: '--follow'."
      ))
    #expect(
      try sentence([command, text], status: 1)
        == "Error: There is no pcap or pcapng capture in '\(text)'. Save one with 'tcpdump -w FILE' or Wireshark."
    )
    #expect(try sentence([command, empty], status: 1).hasPrefix("Error: There is nothing in"))
    // One bad capture among good ones: nothing is half done.
    #expect(
      try sentence([command, Sample.path(), missing], status: 1).contains("there is no such file"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aCaptureThatMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write(try Sample.data(), as: "secret.pcap").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret)
    #expect(try sentence([secret], status: 1).contains("permission denied"))
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"),
    arguments: ["report", "log", "devices"])
  func resultsThatThereIsNoRoomFor(_ command: String) throws {
    let shell = URL(filePath: "/bin/sh")
    let line = "'\(Program.url.path)' \(command) '\(Sample.path())' >/dev/full"
    let result = try Program.run(shell, ["-c", line])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("Error: Can't write the results: No space left on device."))
  }

  /// Whoever reads may have had enough, and signals may be ignored, as services do.
  /// They are far more than a pipe holds (64 KiB, pipe(7)), so that they can't all be written before `head` ends.
  @Test func resultsThatNobodyTakesAnyMore() throws {
    let shell = URL(filePath: "/bin/sh")
    let line =
      "trap '' PIPE; { '\(Program.url.path)' log --packets '\(Sample.path("home/seed-1/inside.pcapng.gz"))'; echo \"ended $?\" >&2; } | head -n 1"
    let result = try Program.run(shell, ["-c", line])
    #expect(result.lines.count == 1)
    #expect(result.errors == "ended 1\n")
  }

  /// What only running finds wrong names the command that was wrong.
  @Test func usageThatProvesWrongLater() throws {
    let result = try Program.run(["capture", "-i", "lo", "--group", "nope"])
    #expect(result.status == 64)
    #expect(
      result.errors == """
        Error: --group nope: no groups are known. Give the file that has them: --household home.yaml.
          See 'phonehome capture --help' for more information.

        """)
  }

  @Test func listsThatExcludeEachOther() throws {
    for options in [["--contacts", "--findings"], ["--contacts", "--format", "json"]] {
      #expect(try Program.run(options + [Sample.path()]).status == 64)
    }
  }

  @Test func anEmptyPipe() throws {
    let result = try Program.run(["-"], input: Data())
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("Error: There is nothing in standard input."))
  }

  @Test(
    arguments: [
      (["-f", "tcp prot 5"], "'tcp prot 5' is no capture filter"),
      (["--from", "yesterday"], "--from yesterday: that is no time."),
      (["--to", "25:99"], "--to 25:99: that is no time."),
      (["--timezone", "Mars/Olympus"], "'Mars/Olympus' is no time zone."),
      (["-", "-"], "Only one capture can come from the pipe: give '-' once."),
      (["--format", "xml"], "xml"),
      (["--findings", "--format", "json"], "leave '--findings' out"),
      (["--nonsense"], "--nonsense"),
    ])
  func wrongUsage(_ example: (arguments: [String], words: String)) throws {
    let said = try sentence(example.arguments + [Sample.path()], status: 64)
    #expect(said.hasPrefix("Error: "))
    #expect(said.contains(example.words))
  }

  @Test func noCaptureAtAll() throws {
    #expect(try sentence([], status: 64).contains("Give a file"))
  }

  @Test func aDeviceThatIsNotThere() throws {
    let result = try Program.run(["--device", "nobody", Sample.path()])
    #expect(result.status == 1)
    #expect(result.errors.contains("No device is called 'nobody'"))
  }

  @Test func aHouseholdFileThatIsNotThere() throws {
    #expect(try Program.run(["--household", "/nonexistent.yaml", Sample.path()]).status == 1)
    #expect(try Program.run(["--leases", "/nonexistent.leases", Sample.path()]).status == 1)
  }

  @Test(arguments: [
    (["explian", "--device", "x", "home.pcapng"], "explian", "explain"),
    (["captur", "-i", "eth0"], "captur", "capture"), (["lgo", "-"], "lgo", "log"),
  ])
  func aMisspeltCommandIsRecognised(_ arguments: [String], _ word: String, _ meant: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 64)
    #expect(
      result.words.contains(
        "There is no command and no file '\(word)'. Did you mean 'phonehome \(meant)'?"))
  }

  @Test func aCommandBehindItsOptionsIsRecognised() throws {
    let result = try Program.run(["--timezone", "UTC", "log", Sample.path()])
    #expect(result.status == 64)
    #expect(result.words.contains("The command comes before its options: 'phonehome log …'."))
  }

  @Test func aListWithoutDomainsIsNoListOfTrackers() throws {
    let folder = try TemporaryFolder()
    let list = try folder.write(Data("rubbish here\n".utf8), as: "list.txt")
    let result = try Program.run(["--trackers", list.path, Sample.path()])
    #expect(result.status == 1)
    #expect(result.words.contains("can't be used: it holds no domains"))
  }
}
