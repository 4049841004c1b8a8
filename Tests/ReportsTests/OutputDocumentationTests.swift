import Foundation
import Packets
import TestSupport
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// docs/output.md tells of every key that is written, each where it belongs.
struct OutputDocumentationTests {
  private func documentation() throws -> String { try Repository.text(of: "docs/output.md") }

  /// What stands under a heading (up to its colon, if it has one), down to the next of its level or above.
  private func section(_ heading: String) throws -> String {
    let lines = try documentation().split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0 == heading || $0.hasPrefix(heading + ":") }
    let rest = lines[try #require(start.map { $0 + 1 }, "docs/output.md has no '\(heading)'")...]
    let level = heading.prefix { $0 == "#" }.count
    let end = rest.firstIndex { (1...level).contains($0.prefix { $0 == "#" }.count) }
    return rest[..<(end ?? rest.endIndex)].joined(separator: "\n")
  }

  /// What holds for every line of Zeek's logs, and what is said of one log.
  private func section(ofLog path: String) throws -> String {
    try section("## Zeek's logs").before("\n###") + section("### " + path)
  }

  /// What holds for every line of the log, the row of one event, and the fields of the log that this row leads to.
  private func section(ofEvent name: String) throws -> String {
    let whole = try section("## The log")
    let rows = whole.split(separator: "\n").filter { $0.hasPrefix("| ") }
    func row(_ what: String) -> Substring? {
      rows.first { $0.split(separator: "|").first?.contains(what) == true }
    }
    let row = try #require(row("`\(name)`") ?? row("others"))
    var text = whole.before("\n| event |") + row
    if row.contains("log of that name") { text += try section("### " + name) }
    if row.contains("log `dns`") { text += try section("### dns") }
    return text
  }

  private func keys(of value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1.value)) }
    }
    return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(of: $1)) }
  }

  private func expectKeys(of value: Any, in text: String, _ place: String) {
    for key in keys(of: value) {
      let isTold =
        ["`\(key)`", ".\(key)`", "`\(key)."].contains { text.contains($0) }
        || key.hasPrefix("id.") && text.contains("`id.*`")
      #expect(isTold, "docs/output.md does not tell of \(key) in \(place)")
    }
  }

  private func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  /// Expects all keys of some JSON under a heading.
  func expectDocumented(_ text: String, under heading: String) throws {
    expectKeys(of: try object(text), in: try section(heading), heading)
  }

  /// Expects all fields of the lines that events make, in Zeek's logs and in ours.
  func expectDocumented(_ events: [TrafficEvent]) throws {
    var json = EventJSON(NameBook())
    for event in events {
      if let line = ZeekLog.line(event) {
        let fields = try #require(try object(line) as? [String: Any])
        let path = try #require(fields["_path"] as? String)
        expectKeys(of: fields, in: try section(ofLog: path), path)
      }
      if let line = json.line(event) {
        let members = try #require(try object(line) as? [String: Any])
        let name = try #require(members["event"] as? String)
        expectKeys(of: members, in: try section(ofEvent: name), "the event \(name)")
      }
    }
  }

  @Test func ofEveryClaim() throws {
    let documentation = try documentation()
    for subject in DeviceClaim.Subject.allCases {
      #expect(documentation.contains("`\(subject.rawValue)`"), "\(subject.rawValue)")
    }
  }

  @Test func ofTheReport() throws {
    try expectDocumented(
      JSONReport(SampleReport.report(), version: "1").text(), under: "## The report")
  }

  @Test func ofFindingsInTheirOrder() throws {
    let rows = try section("### findings[]").matches(of: /\n\| `([^`]+)` \|/).map { String($0.1) }
    let kinds = Array(rows.drop { $0 != "cleartext-admin" })
    #expect(kinds.map(FindingKind.rank) == Array(kinds.indices))
    #expect(kinds.count == FindingKind.rank(of: "unknown"))
  }

  @Test func ofTheLogs() throws {
    var traffic = SampleTraffic()
    traffic.announcement()
    traffic.lease(hostName: "light")
    traffic.lookup()
    traffic.connection()
    traffic.tcp(SampleTraffic.device, ("203.0.113.1", 9), .syn, sequence: 1)
    traffic.tcp(SampleTraffic.device, ("203.0.113.1", 9), .syn, sequence: 1)
    traffic.refuse(("192.168.1.9", 40_123), ("203.0.113.7", 9000), code: 13)
    var odd = traffic.packet(.udp, ("192.168.1.9", 5000), ("192.168.1.1", 9))
    odd.flags = .malformed
    traffic.take(odd)
    traffic.finish()
    try expectDocumented(traffic.events)
  }
}

extension String {
  /// What stands before a text; all where it isn't there.
  fileprivate func before(_ text: String) -> String {
    range(of: text).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
