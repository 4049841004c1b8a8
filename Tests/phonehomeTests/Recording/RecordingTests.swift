import Foundation
import Testing

/// `phonehome capture` on a cable of our own, as users run it.
@Suite(.enabled(if: Wire.isPossible, Wire.reason))
struct RecordingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ script: String) throws -> Program.Result {
    try Wire.run(script, in: folder)
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  /// Names of the captures there, in order.
  private func captures() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasSuffix(".pcapng") }.sorted()
  }

  private func packets(_ names: [String]) throws -> Int {
    let report = try Program.report(names.map(path))
    return (report["captures"] as? [[String: Any]] ?? [])
      .reduce(0) { $0 + ($1["packets"] as? Int ?? 0) }
  }

  @Test func everythingSentIsInTheFile() throws {
    let result = try run(
      """
      $P capture -i vb -w one.pcapng & p=$!
      await one.pcapng; send va 500 500; sleep 0.3; kill -TERM $p; wait $p
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try packets(["one.pcapng"]) == 500)
    #expect(result.words.contains("500 packets"))
    #expect(result.words.contains("Nothing was dropped."))
    #expect(result.words.contains("Next: phonehome one.pcapng"))
    #expect(result.output.isEmpty)
  }

  @Test func theNextCommandIsGivenTheHouseholdFileToo() throws {
    let result = try run(
      """
      echo 'devices: []' >'my home.yaml'
      $P capture -i vb -c 50 -w one.pcapng --household 'my home.yaml' & p=$!
      await one.pcapng; send va 100 500; wait $p
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.words.contains("Next: phonehome --household 'my home.yaml' one.pcapng"))
  }

  /// One folder is made; of a path of them something is misspelt.
  @Test func aPathOfMissingFoldersIsAnError() throws {
    let result = try run("$P capture -i vb -d 1s -w typing/error/")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("Error: Can't write 'typing/error/': No such file"))
    #expect(!FileManager.default.fileExists(atPath: path("typing")))
  }

  @Test func packetsAndTimeEndIt() throws {
    let result = try run(
      """
      $P capture -i vb -c 100 -w count.pcapng & p=$!
      await count.pcapng; send va 300 1000; wait $p || exit 9
      $P capture -i vb -d 1 -w time.pcapng 2>/dev/null
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try packets(["count.pcapng"]) == 100)
    #expect(FileManager.default.fileExists(atPath: path("time.pcapng")))
  }

  @Test func aFolderGetsFilesNamedByTime() throws {
    let result = try run(
      """
      mkdir there
      $P capture -i vb -d 1s -w there; $P capture -i vb -d 1s -w new/
      $P capture -i vb -d 1s
      """)
    #expect(result.status == 0, "\(result.errors)")
    for place in ["there", "new", "."] {
      let names = try FileManager.default.contentsOfDirectory(atPath: path(place))
        .filter { $0.hasSuffix(".pcapng") }
      #expect(names.count == 1)
      #expect(names[0].wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.pcapng/) != nil)
    }
  }

  @Test func broadcastIsLeftOutUnlessItIsAskedFor() throws {
    let result = try run(
      """
      for b in "" -b; do
        $P capture -i vb $b -w out$b.pcapng & p=$!
        await out$b.pcapng; send va 20 200 --to ff:ff:ff:ff:ff:ff; send va 5 200; sleep 0.3
        kill -INT $p; wait $p
      done
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try packets(["out.pcapng"]) == 5)
    #expect(try packets(["out-b.pcapng"]) == 25)
  }

  @Test func networksAndGroupsAreChosenAlsoBehindAVLANTag() throws {
    let home = """
      devices:
        - { mac: 02:00:00:00:00:01, name: Robo, group: roombas }
        - { name: Lamp, group: lights }
      """
    _ = try folder.write(Data(home.utf8), as: "home.yaml")
    _ = try folder.write(Data("192.168.77.1 Lamp\n".utf8), as: "hosts")
    let result = try run(
      """
      for o in "-n 192.168.77.0/24" "-n 192.168.78.0/24" "--group roombas --household home.yaml" \\
        "--group LIGHTS --household home.yaml --leases hosts" "-f udp"; do
        n=$((${n:-0} + 1))
        $P capture -i vb $o -w $n.pcapng & p=$!
        await $n.pcapng; send va 10 200; send va 7 200 --vlan 7; sleep 0.3; kill -INT $p; wait $p
      done
      """)
    #expect(result.status == 0, "\(result.errors)")
    for (index, count) in [17, 0, 17, 17, 17].enumerated() {
      #expect(try packets(["\(index + 1).pcapng"]) == count)
    }
    #expect(result.words.contains("Nothing that came by on vb was what you asked for."))
  }

  @Test func filesRotateBySizeAndTheRingKeepsTheLatest() throws {
    let result = try run(
      """
      echo mine >2020-01-01T00-00-00.pcapng
      for i in 1 2; do
        $P capture -i vb -w . --rotate-size 20k --keep 3 & p=$!
        await run/capture-$p.sock; send va 200 1000 --length 1000; sleep 0.3; kill -INT $p; wait $p
      done
      """)
    #expect(result.status == 0, "\(result.errors)")
    let names = try captures()
    // Both runs share the ring; what was not of it stays.
    #expect(names.count == 4)
    #expect(names.first == "2020-01-01T00-00-00.pcapng")
    for name in names.dropFirst() { #expect(try packets([name]) <= 21) }
    #expect(result.words.contains("of which 3 are kept"))
  }

  @Test func filesRotateByTime() throws {
    let result = try run(
      """
      $P capture -i vb -w all.pcapng --rotate-time 1s & p=$!
      await run/capture-$p.sock; send va 250 100; sleep 0.3; kill -INT $p; wait $p || exit
      "$S" va 1000000 100 & s=$!
      $P capture -i vb -d 2.5s -w ring.pcapng --rotate-time 1s; kill $s
      """)
    #expect(result.status == 0, "\(result.errors)")
    let names = try captures()
    // From file to file nothing is lost.
    #expect(try packets(names.filter { $0.hasPrefix("all-20") }) == 250)
    let ring = names.filter { $0.hasPrefix("ring-20") }
    #expect(ring.count == 3)
    #expect(try packets(ring) >= 200)
  }

  @Test func twoRingsCannotShareAFolder() throws {
    let result = try run(
      """
      $P capture -i vb -w . --rotate-time 1s --keep 2 2>/dev/null & p=$!
      first() { ls *.pcapng >/dev/null; }
      till first; $P capture -i vb -d 1 -w . --rotate-time 1s --keep 2; echo "second $?"
      kill -INT $p; wait $p
      """)
    #expect(result.output == "second 1\n")
    #expect(result.words.contains("Another ring buffer is being written in"))
  }

  @Test func aPipeIsReadAsItComes() throws {
    let result = try run(
      """
      mkfifo pipe; $P log --packets - <pipe >log & l=$!
      $P capture -i vb -w - 2>summary >pipe & p=$!
      await run/capture-$p.sock; send va 5 100
      # The day, and a line for each packet.
      told() { [ $(wc -l <log) = 6 ]; }
      till told; wc -l <log; kill -INT $p; wait $p; wait $l; cat summary
      """)
    #expect(result.lines.first.map { $0.trimmingCharacters(in: .whitespaces) } == "6")
    #expect(result.words.contains("5 packets"))
  }

  @Test func marksComeByCommandAndBySignal() throws {
    let result = try run(
      """
      $P capture -i vb -w marked.pcapng 2>/dev/null & p=$!
      await run/capture-$p.sock; "$S" va 1000000 50 & s=$!
      sleep 0.5; $P mark lamp on; sleep 0.3; kill -USR1 $p; sleep 0.5; $P mark --to $p "lamp off"
      # A mark stands before the packet that follows it.
      sleep 0.5; kill -INT $p; wait $p; kill $s
      $P mark late; echo $?
      """)
    #expect(result.lines.count == 3)
    #expect(result.lines.last == "1")
    #expect(result.words.contains("Marked 'lamp on' in the capture"))
    #expect(result.words.contains("No capture of yours is running"))
    let captures = try Program.report([path("marked.pcapng")])["captures"] as? [[String: Any]]
    let marks = captures?.first?["marks"] as? [[String: Any]] ?? []
    #expect(marks.map { $0["text"] as? String ?? "" } == ["lamp on", "", "lamp off"])
    guard let tshark = Program.find("tshark") else { return }
    let comments = try Program.run(
      tshark,
      ["-r", path("marked.pcapng"), "-T", "fields", "-e", "frame.comment", "-Y", "frame.comment"])
    #expect(comments.lines.count == 3)
    #expect(comments.output.contains("Z: lamp off"))
  }

  @Test func wordsTypedAtTheTerminalAreMarks() throws {
    let result = try run(
      """
      cat >type.py <<'PY'
      import os, pty, sys
      pid, terminal = pty.fork()
      if pid == 0:
          os.execv(sys.argv[1], sys.argv[1:])
      said = b""
      def read():
          global said
          try:
              more = os.read(terminal, 4096)
          except OSError:
              more = b""
          said += more
          return more
      # The line that tells how it goes comes again and again; what is typed is written between.
      for typed in b"lamp on\\n", b"\\n", b"\\x03":
          count = said.count(b"packets/s")
          while said.count(b"packets/s") < count + 3 and read():
              pass
          os.write(terminal, typed)
      while read():
          pass
      print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      PY
      "$S" va 1000000 100 & s=$!; timeout 120 python3 type.py $P capture -i vb -w typed.pcapng; kill $s
      """)
    #expect(result.output == "0\n")
    let captures = try Program.report([path("typed.pcapng")])["captures"] as? [[String: Any]]
    let marks = captures?.first?["marks"] as? [[String: Any]] ?? []
    #expect(marks.map { $0["text"] as? String ?? "" } == ["lamp on", ""])
  }

  @Test func aFullDiskEndsItWithAllThatWasWritten() throws {
    let result = try run(
      """
      mkdir small; mount -t tmpfs -o size=200k none small
      $P capture -i vb -d 20 -w small/full.pcapng & p=$!
      await small/full.pcapng; send va 600 2000 --length 1000; wait $p; echo $?
      cp small/full.pcapng full.pcapng; umount small
      """)
    #expect(result.output == "1\n")
    #expect(result.words.contains("could not be written"))
    #expect(
      result.words.contains("Can't write on into 'small/full.pcapng': No space left on device."))
    // Whole blocks only: it is read to its end without a complaint.
    let kept = try packets(["full.pcapng"])
    #expect(kept > 150)
    guard let capinfos = Program.find("capinfos") else { return }
    let infos = try Program.run(capinfos, ["-c", path("full.pcapng")])
    #expect(infos.status == 0)
    #expect(infos.errors.isEmpty)
    #expect(infos.output.contains("\(kept)"))
  }

  @Test func aRingOnAFullDiskGivesUpItsOldestFiles() throws {
    let result = try run(
      """
      mkdir small; mount -t tmpfs -o size=300k none small
      $P capture -i vb -w small/ --rotate-size 50k --keep 20 & p=$!
      await run/capture-$p.sock; send va 1000 2000 --length 1000; sleep 0.3; kill -INT $p; wait $p; echo $?
      cp small/*.pcapng .; umount small
      """)
    #expect(result.output == "0\n", "\(result.errors)")
    #expect(result.words.contains("The disk was full:"))
    let names = try captures()
    #expect((3...6).contains(names.count))
    #expect(try packets(names) > 150)
  }

  @Test func aFileThatCannotBeBegunOnAFullDiskIsTakenAway() throws {
    let result = try run(
      """
      mkdir small; mount -t tmpfs -o size=64k none small
      head -c 53248 /dev/zero >small/others
      $P capture -i vb -w small/ --rotate-size 10k & p=$!
      await run/capture-$p.sock; send va 300 2000 --length 1000; wait $p; echo $?
      find small -size 0 | wc -l; cp small/*.pcapng .; head -c 9000 /dev/zero >>small/others
      $P capture -i vb -d 1 -w small/late.pcapng 2>said; echo $? $(cat said); ls small/late*
      umount small
      """)
    #expect(result.lines.count == 3, "\(result.output)")
    #expect(result.lines.first == "1")
    #expect(result.lines.dropFirst().first == "0")
    #expect(
      result.lines.last?.hasPrefix(
        "1 Error: Can't write 'small/late.pcapng': No space left on device.") == true,
      "\(result.output)")
    let names = try captures()
    #expect(names.count == 1)
    #expect(try packets(names) == 10)
    #expect(result.words.contains("Next: phonehome small/\(names.first ?? "")"))
  }

  @Test func underSudoItIsSaidWhoMayNotWriteThere() throws {
    let result = try run(
      """
      for w in nowhere/ nowhere/x.pcapng made/; do
        mkdir -p made; SUDO_USER=nobody $P capture -i vb -d 1 -w $w 2>said; echo $? $(cat said)
      done
      SUDO_USER=nobody $P capture -i vb -d 1 -w root/ --user root 2>said; echo $?
      """)
    let denied =
      "Permission denied (as nobody, who called sudo; to write as root: '--user root')."
    #expect(result.lines.count == 4)
    #expect(result.lines.first?.contains(denied) == true, "\(result.output)")
    #expect(result.words.contains("1 Error: Can't write 'nowhere/x.pcapng'"))
    #expect(result.words.components(separatedBy: denied).count >= 3)
    #expect(result.lines.last == "0")
  }

  @Test func twoCapturesCannotWriteOneFile() throws {
    let result = try run(
      """
      $P capture -i vb -w one.pcapng 2>/dev/null & p=$!
      await one.pcapng; $P capture -i vb -d 1 -w one.pcapng; echo $?; kill -INT $p; wait $p; echo $?
      """)
    #expect(result.output == "1\n0\n")
    #expect(result.words.contains("Another capture is being written into 'one.pcapng'."))
  }

  @Test func aCaptureThatTakesNoMarksNowIsNotCalledMissing() throws {
    let result = try run(
      """
      echo 2 >/proc/sys/net/unix/max_dgram_qlen
      $P capture -i vb -d 20 -w one.pcapng 2>/dev/null & p=$!
      await run/capture-$p.sock; kill -STOP $p
      for i in 1 2 3 4 5 6; do $P mark $i >/dev/null 2>said || { cat said; break; }; done
      kill -CONT $p; kill -INT $p; wait $p
      """)
    #expect(result.words.contains("doesn't take marks now"), "\(result.words)")
  }

  @Test func aVLANFilterBesideANetworkIsRefusedWhereItMayMeanBoth() throws {
    let result = try run("$P capture -i vb -n 192.168.77.1 -f 'vlan 7 or udp'; echo $?")
    #expect(result.output == "64\n")
    #expect(result.words.contains("may let frames through with a tag and without"))
  }

  @Test func whatCannotBeDoneIsSaidInASentence() throws {
    let result = try run(
      """
      try() { "$@" 2>said; echo $? $(head -1 said); }
      try $P capture
      try $P capture -i nowhere
      try $P capture -i vb -f 'tcp prot 5'
      try $P capture -i vb -f 'tcp) or (udp'
      try $P capture -i vb -n 192.168.77
      try $P capture -i vb --group lights
      printf 'groups:\\n  - { name: roombas, mac: 02:00:00:00:00:01 }\\n' >home.yaml
      try $P capture -i vb --group lights --household home.yaml
      try $P capture -i vb -w /nonexistent/file.pcapng
      try $P capture -i vb --keep 5
      try $P capture -i vb --rotate-size 5
      try $P capture -i vb -d soon
      try setpriv --reuid 65534 --clear-groups $P capture -i vb
      ls *.pcapng 2>/dev/null
      """)
    let expected = [
      "64 Error: On which interface? Name one, like '-i eth0'.",
      "1 Error: There is no interface 'nowhere'.",
      "64 Error: 'tcp prot 5' is no capture filter for 'vb'",
      "64 Error: 'tcp) or (udp' is no capture filter: its parentheses don't match.",
      "64 Error: ", "64 Error: --group lights: no groups are known.",
      "64 Error: There is no group 'lights'. There are: roombas.",
      "1 Error: Can't write '/nonexistent/file.pcapng'",
      "64 Error: --keep needs to know when a file is full",
      "64 Error: ", "64 Error: ", "1 Error: Capturing on 'vb' takes rights",
    ]
    #expect(result.lines.count == expected.count, "\(result.output)")
    for (line, expected) in zip(result.lines, expected) {
      #expect(line.hasPrefix(expected), "\(line)")
    }
  }
}
