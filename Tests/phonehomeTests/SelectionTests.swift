import Foundation
import Testing

/// What `-f`, `--from` and `--to` let through is what tcpdump and tshark let through.
@Suite struct SelectionTests {
  /// Frames that the plain packet log tells, in order.
  private func frames(_ arguments: [String]) throws -> [Int] {
    let result = try Program.run(["log", "--packets"] + arguments + [Sample.path()])
    #expect(result.status == 0, "\(result.errors)")
    return result.lines.compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("#") }.flatMap { Int($0.dropFirst()) }
    }
  }

  private func tshark(_ filter: String) throws -> [Int] {
    let tshark = try #require(Program.find("tshark"))
    let result = try Program.run(
      tshark, ["-n", "-r", Sample.path(), "-Y", filter, "-T", "fields", "-e", "frame.number"])
    return result.lines.compactMap { Int($0) }
  }

  @Test func withoutASelectionEveryFrameIsTold() throws {
    #expect(try frames([]) == Array(1...617))
  }

  @Test(
    .enabled(if: Program.find("tcpdump") != nil, "tcpdump is not installed"),
    arguments: [
      "tcp", "udp port 53", "ether host a4:cf:12:00:00:01", "ip6", "arp or icmp6",
      "tcp[tcpflags] & tcp-syn != 0", "net 198.51.100.0/24 and not port 443", "less 64",
    ])
  func filters(_ filter: String) throws {
    let tcpdump = try #require(Program.find("tcpdump"))
    let theirs = try Program.run(tcpdump, ["-n", "--count", "-r", Sample.path(), filter])
    let count = (theirs.output + theirs.errors).split(separator: "\n").compactMap { line in
      line.hasSuffix(" packets") || line.hasSuffix(" packet")
        ? Int(line.prefix { $0.isNumber }) : nil
    }
    #expect(try frames(["-f", filter]).count == count.first)
  }

  @Test(.enabled(if: Program.find("tshark") != nil, "tshark is not installed"))
  func filtersAndTimes() throws {
    #expect(try frames(["-f", "tcp port 1883"]) == tshark("tcp.port == 1883"))
    let from = 1_795_221_009
    let to = 1_795_221_012
    let window = "frame.time_epoch >= \(from) && frame.time_epoch < \(to)"
    let expected = try tshark(window)
    #expect(!expected.isEmpty)
    #expect(try frames(["--from", "\(from)", "--to", "\(to)"]) == expected)
    #expect(
      try frames(["--from", "2026-11-21 00:30:09", "--to", "2026-11-21 00:30:12"]) == expected)
    #expect(try frames(["--from", "00:30:09", "--to", "00:30:12"]) == expected)
    #expect(
      try frames([
        "--timezone", "America/New_York", "--from", "2026-11-20 19:30:09", "--to",
        "2026-11-20 19:30:12",
      ]) == expected)
    #expect(
      try frames(["--from", "\(from).5", "-f", "udp"])
        == tshark("udp && !icmp && !icmpv6 && frame.time_epoch >= \(from).5"))
    #expect(try frames(["--to", "\(from)"]) == tshark("frame.time_epoch < \(from)"))
  }

  @Test func anEndBeforeTheBeginningIsWrongUsage() throws {
    let result = try Program.run(["--from", "00:45", "--to", "00:44", Sample.path()])
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: --to 00:44 lies before --from 00:45."))
  }

  /// Who is called what is learned from the packets that are left out; all that is counted is as of the part alone.
  @Test(
    .enabled(if: Program.find("tshark") != nil, "tshark is not installed"),
    arguments: [
      (["--from", "2026-01-30 00:46:00"], "frame.time_epoch >= 1769733960"),
      (["-f", "tcp"], "tcp && !icmp"),
    ])
  func namesAreLearnedFromWhatIsLeftOut(_ part: [String], _ filter: String) throws {
    let capture = Sample.path("home/seed-1/inside.pcapng.gz")
    let folder = try TemporaryFolder()
    let alone = folder.url.appending(path: "part.pcapng").path
    _ = try Program.run(
      try #require(Program.find("tshark")), ["-n", "-r", capture, "-Y", filter, "-w", alone])
    let names = try devices(["--timezone", "UTC", capture]).mapValues { $0["name"] as? String }
    let counted = try devices([alone])
    let told = try devices(["--timezone", "UTC", capture] + part)
    #expect(told.count > 10)
    for (id, device) in told {
      #expect(device["name"] as? String == names[id] ?? nil, "\(id)")
      for count in ["packets", "bytes"] {
        let own = counted[id]?[count] as? [String: Int]
        #expect(own != nil && device[count] as? [String: Int] == own, "\(id) \(count)")
      }
    }
  }

  private func devices(_ arguments: [String]) throws -> [String: [String: Any]] {
    let list = try Program.report(arguments)["devices"] as? [[String: Any]] ?? []
    return Dictionary(
      list.map { ($0["id"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func theLogKnowsNamesToldBefore() throws {
    let log = try Program.run([
      "log", "--timezone", "UTC", "--from", "2026-01-30 00:46:00",
      Sample.path("home/seed-1/inside.pcapng.gz"),
    ])
    #expect(log.output.contains("nursery           sends to meet.babycams.example:32100  #1079"))
    #expect(!log.output.contains("#1076"))
  }

  /// Who is silent in what was asked for is not told of.
  @Test func whoIsNotHeardInThePart() throws {
    let part = try Program.run(["--device", "nobody", "-f", "udp", Sample.path()])
    #expect(part.status == 1)
    #expect(part.errors.contains("it may be heard outside of that alone"))
    #expect(part.errors.contains("phonehome devices -f udp "))
    let whole = try Program.run(["--device", "nobody", Sample.path()])
    #expect(!whole.errors.contains("outside of that"))
  }

  @Test func marksWithoutOneUsableLineAreAnError() throws {
    let folder = try TemporaryFolder()
    let bad = try folder.write(Data("hello\n".utf8), as: "bad.txt").path
    let mixed = try folder.write(Data("hello\n+1 lamp\n".utf8), as: "mixed.txt").path
    let none = try Program.run(["--marks", bad, Sample.path()])
    #expect(none.status == 1 && none.output.isEmpty)
    #expect(none.errors.hasPrefix("Error: '\(bad)' has no mark in it"))
    let some = try Program.run(["--marks", mixed, Sample.path()])
    #expect(some.status == 0)
    #expect(some.errors.hasPrefix("'\(mixed)', line 1: this line begins with no time"))
  }

  @Test func anEmptySelectionIsAnEmptyReport() throws {
    #expect(try frames(["--from", "2030-01-01"]).isEmpty)
    let report = try Program.report(["--from", "2030-01-01", Sample.path()])
    #expect((report["devices"] as? [Any])?.isEmpty == true)
    #expect((report["contacts"] as? [Any])?.isEmpty == true)
  }
}
