import Foundation
import Testing

/// The report as JSON holds what the output contract promises, and the same whatever way the captures come.
@Suite struct ContractTests {
  private func keys(_ object: Any?) throws -> Set<String> {
    Set(try #require(object as? [String: Any]).keys)
  }

  private func first(_ report: [String: Any], _ name: String) throws -> [String: Any] {
    try #require((report[name] as? [[String: Any]])?.first)
  }

  @Test func everyKeyIsThere() throws {
    let report = try Program.report([Sample.path()])
    // `sources` is there where a database is installed.
    #expect(
      try keys(report).subtracting(["sources"]) == [
        "phonehome", "captures", "vantage", "devices", "contacts", "findings", "groups", "topics",
        "limits",
      ])
    #expect(
      try keys(try first(report, "captures")).isSuperset(of: [
        "path", "format", "packets", "bytes", "linkTypes", "start", "end", "complete", "problems",
        "copies", "marks",
      ]))
    #expect(
      try keys(report["vantage"]).isSuperset(of: ["viewpoint", "lan", "gateway", "statements"]))
    let device = try first(report, "devices")
    #expect(
      try keys(device).isSuperset(of: [
        "id", "addresses", "randomisedMAC", "localOnly", "packets", "bytes", "packetsPerMinute",
        "timeline", "evidence",
      ]))
    #expect(try keys(device["packets"]) == ["sent", "received"])
    #expect(try keys(device["timeline"]).isSuperset(of: ["bucket", "packets", "bytes"]))
    let contact = try first(report, "contacts")
    #expect(
      try keys(contact).isSuperset(of: [
        "device", "transport", "destination", "initiator", "flows", "packets", "bytes",
        "first", "last", "evidence",
      ]))
    #expect(try keys(contact["destination"]).isSuperset(of: ["addresses", "local"]))
    #expect(try keys(contact["initiator"]).isSuperset(of: ["side", "basis"]))
    #expect(
      try keys((contact["evidence"] as? [Any])?.first) == ["capture", "frame"])
  }

  @Test func aPipeSaysWhatTheFileSays() throws {
    let file = try Program.run(["--format", "json", Sample.path()])
    let pipe = try Program.run(["--format", "json", "-"], input: try Sample.data())
    #expect(pipe.status == 0)
    let named = file.output.replacing(Sample.path(), with: "-")
    #expect(pipe.output == named)
  }

  @Test func theOrderOfTheFilesChangesNothingButTheirOrder() throws {
    let files = [Sample.path(), Sample.path("home-wan.pcap")]
    let reports = try [files, files.reversed()].map { try Program.report($0) }
    for name in ["devices", "contacts"] {
      let parts = try reports.map { report in
        try #require(report[name] as? [[String: Any]]).map { object in
          Self.withoutEvidence(object) as NSDictionary
        }
      }
      #expect(parts[0] == parts[1])
    }
    let kinds = reports.map { report in
      let vantage = report["vantage"] as? [String: Any]
      let statements = vantage?["statements"] as? [[String: Any]] ?? []
      return Set(statements.compactMap { $0["kind"] as? String })
    }
    #expect(kinds[0] == kinds[1])
  }

  /// An object without the places it was seen at, at any depth: those name captures by their order.
  private static func withoutEvidence(_ object: [String: Any]) -> [String: Any] {
    object.filter { $0.key != "evidence" }.mapValues { value in
      if let object = value as? [String: Any] { return withoutEvidence(object) }
      if let objects = value as? [[String: Any]] { return objects.map(withoutEvidence) }
      return value
    }
  }

  @Test func everyLineOfTheZeekLogIsAnObjectWithItsPath() throws {
    let result = try Program.run(["log", "--format", "zeek", Sample.path()])
    #expect(result.status == 0)
    let paths = try result.lines.map { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(row?["ts"] is Double || row?["ts"] is Int)
      return row?["_path"] as? String ?? ""
    }
    #expect(Set(paths).isSuperset(of: ["conn", "dns", "dhcp", "arp", "http", "ntp", "ssdp"]))
  }

  @Test func versionAndHelp() throws {
    let version = try Program.run(["--version"])
    #expect(version.status == 0)
    #expect(version.lines.count == 1)
    #expect(
      try Program.report([Sample.path()])["phonehome"] as? String
        == version.lines.first.map(String.init))
    let help = try Program.run(["--help"])
    #expect(help.status == 0)
    for example in [
      "phonehome router.pcapng", "ssh router tcpdump", "--format zeek", "Exit status",
    ] {
      #expect(help.output.contains(example))
    }
    for command in ["report", "log", "devices", "topics"] {
      #expect(try Program.run(["help", command]).output.contains("USAGE: phonehome \(command)"))
    }
    for shell in ["bash", "zsh", "fish"] {
      #expect(
        try Program.run(["--generate-completion-script", shell]).output.contains("phonehome"))
    }
  }
}
