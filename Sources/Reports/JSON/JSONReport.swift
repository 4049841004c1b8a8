import Analysis
import Behaviour
import Packets
import Traffic

/// A report as JSON: the output contract, whole. docs/output.md says what each member means.
public struct JSONReport: Sendable {
  private let report: Report
  private let version: String
  private let secrets: Secrets

  /// - Parameters:
  ///   - version: the program's.
  ///   - secrets: what is done with those that crossed in the clear.
  public init(_ report: Report, version: String, _ secrets: Secrets = .masked) {
    self.report = report
    self.version = version
    self.secrets = secrets
  }

  /// The whole report, without a final newline.
  public func text(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("phonehome", version)
      writer.array("captures", writeCaptures)
      writer.object("vantage", writeVantage)
      writer.array("devices", writeDevices)
      writer.array("contacts", writeContacts)
      writer.array("findings", writeFindings)
      writer.array("groups", writeGroups)
      writer.array("topics", writeTopics)
      if !report.repeatedMarks.isEmpty {
        writer.array("repeatedMarks") { writer in
          for repeated in report.repeatedMarks { writer.write(repeated) }
        }
      }
      writer.array("limits", writeLimits)
      if !report.sources.isEmpty { writer.array("sources", writeSources) }
    }
    return writer.text
  }

  /// The topics alone, as an array.
  public func topicsText(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.array(writeTopics)
    return writer.text
  }

  /// The devices alone, as an array.
  public func devicesText(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.array(writeDevices)
    return writer.text
  }

  private func writeDevices(_ writer: inout JSONWriter) {
    for device in report.devices { writer.write(device, secrets) }
  }

  private func writeTopics(_ writer: inout JSONWriter) {
    for topic in report.topics { writer.write(topic, secrets) }
  }

  private func writeContacts(_ writer: inout JSONWriter) {
    for contact in report.contacts { writer.write(contact) }
  }

  private func writeCaptures(_ writer: inout JSONWriter) {
    for capture in report.captures { writer.write(capture) }
  }

  private func writeVantage(_ writer: inout JSONWriter) {
    let vantage = report.vantage
    writer.member("viewpoint", vantage.viewpoint.rawValue)
    writer.member("host", vantage.host)
    writer.member("whole", vantage.isWhole)
    writer.member("lan", strings: vantage.lan.map(\.description))
    writer.member("gateway", vantage.gateway)
    writer.array("statements") { writer in
      for statement in vantage.statements {
        writer.object { writer in
          writer.member("kind", statement.kind)
          writer.member("severity", statement.severity.rawValue)
          writer.member("device", statement.device)
          writer.member("text", statement.text)
          writer.member("advice", statement.advice)
          writer.member("evidence", evidence: statement.evidence)
        }
      }
    }
  }

  private func writeFindings(_ writer: inout JSONWriter) {
    for finding in report.findings {
      writer.object { writer in
        writer.member("kind", finding.kind)
        writer.member("severity", finding.severity.rawValue)
        writer.member("device", finding.device)
        writer.member("text", finding.text)
        writer.member("advice", finding.advice)
        writer.member("evidence", evidence: finding.evidence)
      }
    }
  }

  private func writeSources(_ writer: inout JSONWriter) {
    for source in report.sources {
      writer.object { writer in
        writer.member("kind", source.kind.rawValue)
        writer.member("name", source.name)
        writer.member("path", source.path)
        writer.member("date", secondsOf: source.date)
      }
    }
  }

  private func writeGroups(_ writer: inout JSONWriter) {
    for group in report.groups {
      writer.object { writer in
        writer.member("name", group.name)
        writer.member("devices", strings: group.devices)
        writer.member("packets", group.sent.packets + group.received.packets)
        writer.member("bytes", group.sent.bytes + group.received.bytes)
        writer.object("sent") { $0.writeMembers(of: group.sent) }
        writer.object("received") { $0.writeMembers(of: group.received) }
        writer.member("packetsPerMinute", group.packetsPerMinute)
        writer.member("packetsPerMinutePerDevice", group.packetsPerMinutePerDevice)
        writer.member("bytesPerMinute", group.bytesPerMinute)
        writer.object("timeline") { $0.writeMembers(of: group.rates) }
      }
    }
  }

  private func writeLimits(_ writer: inout JSONWriter) {
    for limit in report.limits {
      writer.object { writer in
        writer.member("what", limit.what)
        writer.member("cap", limit.cap)
        writer.member("reached", limit.reached)
      }
    }
  }
}
