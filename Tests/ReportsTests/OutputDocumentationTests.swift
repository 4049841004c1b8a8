import Foundation
import Packets
import Testing
import Traffic

@testable import Reports

/// docs/output.md tells of every key that is written.
struct OutputDocumentationTests {
  private func documentation() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/output.md"), encoding: .utf8)
  }

  private func keys(of value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1.value)) }
    }
    return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(of: $1)) }
  }

  func expectDocumented(_ text: String) throws {
    let documentation = try documentation()
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    for key in keys(of: value) {
      let isTold =
        documentation.contains("`\(key)`") || documentation.contains(".\(key)`")
        || documentation.contains("`\(key).")
        || key.hasPrefix("id.")
      #expect(isTold, "docs/output.md does not tell of \(key)")
    }
  }

  @Test func ofEveryClaim() throws {
    let documentation = try documentation()
    for subject in DeviceClaim.Subject.allCases {
      #expect(documentation.contains("`\(subject.rawValue)`"), "\(subject.rawValue)")
    }
  }

  @Test func ofTheReport() throws {
    try expectDocumented(JSONReport(SampleReport.report(), version: "1").text())
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
    traffic.finish()
    var json = EventJSON(NameBook())
    for event in traffic.events {
      if let line = ZeekLog.line(event) { try expectDocumented(line) }
      if let line = json.line(event) { try expectDocumented(line) }
    }
  }
}
