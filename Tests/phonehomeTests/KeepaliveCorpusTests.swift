import Foundation
import TestSupport
import Testing

/// Keepalives of real captures, as tshark marks their probes.
@Suite(
  .enabled(
    if: Corpus.isThere,
    "no corpus with its truth beside the project: keepalives and unanswered contacts of real captures are not compared"
  ))
struct KeepaliveCorpusTests {
  /// Probes of one side of a connection.
  struct Series: Sendable {
    let capture: String
    let flow: String
    let isFromClient: Bool
    let times: [Double]

    /// The middle one of the intervals, in seconds.
    var median: Double {
      let lengths = zip(times, times.dropFirst()).map { $1 - $0 }.sorted()
      return lengths[lengths.count / 2]
    }
  }

  private static func series() throws -> [Series] {
    try Corpus.captures.flatMap { capture -> [Series] in
      let truth = try Corpus.truth(of: capture)
      let list = truth["keepalives"] as? [[String: Any]] ?? []
      return list.compactMap { entry in
        guard let flow = entry["flow"] as? String, let from = entry["from"] as? String,
          let times = entry["times"] as? [Double], times.count >= 4
        else { return nil }
        return Series(capture: capture, flow: flow, isFromClient: from == "a", times: times)
      }
    }
  }

  @Test func fourProbesOfAConnectionAreAKeepaliveOfTheirSender() throws {
    let series = try Self.series()
    #expect(!series.isEmpty)
    for (capture, list) in Dictionary(grouping: series, by: \.capture) {
      let contacts = try CorpusReport.contacts(capture)
      for series in list {
        let ends = series.flow.components(separatedBy: " > ")
        let found = contacts.first { $0.isBetween(ends[0], ends[1]) }
        let contact = try #require(found, "\(capture) \(series.flow)")
        let sender =
          contact.isDevice(ends[0]) == series.isFromClient ? "device" : "destination"
        let keepalive = contact.keepalives.first {
          $0["kind"] as? String == "tcp" && $0["sender"] as? String == sender
        }
        let place = Comment(rawValue: "\(series) \(contact.keepalives)")
        let seconds = try #require(keepalive?["seconds"] as? Double, place)
        #expect(abs(seconds - series.median) <= max(0.5, series.median * 0.02), place)
      }
    }
  }

  @Test func theLogHasALineForEachProbe() throws {
    let probes = Dictionary(
      grouping: try Corpus.captures.flatMap { capture in
        (try Corpus.truth(of: capture)["keepalives"] as? [[String: Any]] ?? []).map { series in
          (capture, (series["times"] as? [Double] ?? []).count)
        }
      }, by: \.0)
    #expect(!probes.isEmpty)
    for (capture, series) in probes {
      let log = try Program.run(
        ["log", "--format", "json", Corpus.path(of: capture)])
      let told = log.output.split(separator: "\n").count { $0.contains(#""event":"probed""#) }
      let sent = series.reduce(0) { $0 + $1.1 }
      // tshark judges a probe by the segment before it, we by the sequence space: one of a capture may differ.
      #expect(abs(told - sent) <= 1, "\(capture): \(told) of \(sent)")
    }
  }

  @Test func bothEndsOfASmokeAlarmsConnectionKeepItOpen() throws {
    let contacts = try CorpusReport.contacts("iot-devices/ndpi_nest_log_sink.pcap")
    let contact = try #require(contacts.first { $0.keepalives.count > 1 })
    let told = contact.keepalives.compactMap { keepalive -> String? in
      guard let seconds = keepalive["seconds"] as? Double, let kind = keepalive["kind"] as? String,
        let sender = keepalive["sender"] as? String
      else { return nil }
      return "\(kind) \(sender) \(Int(seconds.rounded()))"
    }
    #expect(told == ["tcp device 60", "tcp destination 120"])
  }

  // MARK: Unanswered

  /// The TCP connections between one address and an end point that it called.
  private struct Calls {
    var areInVain = true
    var isAnswered = false

    mutating func add(_ row: [Any?]) {
      let count = { (place: Int) in row[place] as? Int ?? 0 }
      let isTwoSided = count(2) > 0 && count(4) > 0
      if count(9) == 0 || count(10) > 0 || count(12) > 0 || isTwoSided { areInVain = false }
      if count(10) > 0 { isAnswered = true }
    }
  }

  private func calls(_ capture: String) throws -> [[String]: Calls] {
    var calls: [[String]: Calls] = [:]
    for row in try Corpus.truth(of: capture)["tcp_conv"] as? [[Any]] ?? [] {
      guard row.count >= 13, let a = row[0] as? String, let b = row[1] as? String,
        let initiator = row[8] as? String
      else { continue }
      let (client, server) = initiator == "a" ? (a, b) : (b, a)
      let address = client.prefix(upTo: client.lastIndex(of: ":") ?? client.endIndex)
      calls[[String(address), server], default: Calls()].add(row)
    }
    return calls
  }

  @Test func whoWasNeverAnsweredIsUnansweredAndNobodyElse() throws {
    var checked = 0
    for capture in Corpus.captures {
      let tcp = try Corpus.truth(of: capture)["tcp"] as? [String: Any]
      guard tcp?["unanswered_syn_flows"] as? Int ?? 0 > 0 else { continue }
      let report = try CorpusReport.of(capture)
      let contacts = CorpusReport.contacts(in: report)
      for (ends, calls) in try calls(capture) {
        let between = contacts.filter { $0.isBetween(ends[0] + ":0", ends[1]) }
        let patterns = between.map(\.pattern)
        // From another address of the device, or at another of the name, the same contact may have been answered.
        let isOnlyPart = between.contains { $0.own.count > 1 || $0.others.count > 1 }
        if calls.areInVain, !CorpusReport.isOneDirection(report), !isOnlyPart {
          checked += 1
          #expect(patterns.contains("unanswered"), "\(capture) \(ends): \(patterns)")
        }
        // An end point may be told of by name, and others of the same name may be silent.
        if calls.isAnswered, patterns.count == 1 {
          #expect(patterns != ["unanswered"], "\(capture) \(ends)")
        }
      }
    }
    #expect(checked > 0)
  }
}
