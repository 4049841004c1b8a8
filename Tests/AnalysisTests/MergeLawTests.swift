import Analysis
import Captures
import Foundation
import Reports
import TestSupport
import Testing
import Traffic

/// Law 1: analysing parts and merging gives what analysing the whole gives.
@Suite(
  .enabled(
    if: Corpus.isThere, "the corpus is not beside the project: the merge law is not tested"))
struct MergeLawTests {
  private struct Told: Equatable {
    let json: String
    let conduct: Conduct
  }

  private func report(_ path: String, shards: Int) throws -> Told? {
    guard let reader = try? CaptureReader(path: path) else { return nil }
    var options = Analysis.Options()
    options.shards = shards
    let report = ReportBuilder(Analysis(options).run([reader])).report()
    #expect(report.limits.isEmpty, "\(path)")
    return Told(json: JSONReport(report, version: "").text(), conduct: Conduct(report))
  }

  @Test(arguments: Corpus.captures)
  func shardsGiveTheIdenticalReport(_ capture: String) throws {
    let path = Corpus.path(of: capture)
    guard let whole = try report(path, shards: 1) else { return }
    for shards in [2, 3, 8] {
      #expect(try report(path, shards: shards) == whole, "\(shards) shards of \(path)")
    }
  }

  /// Devices, addresses, names, packets, bytes, contacts and initiators are equal wherever the cut falls.
  ///
  /// Left out: a capture whose frames were corrupted at random, so that one flow's packets come under
  /// several MACs. A flow counts under the first it was seen with, and a part has another first.
  @Test(arguments: Corpus.captures.filter { !$0.contains("ndpi_fuzz-2006") })
  func partsInTimeGiveTheSameHousehold(_ capture: String) throws {
    let path = Corpus.path(of: capture)
    guard let reader = try? CaptureReader(path: path) else { return }
    let outcome = Analysis(Analysis.Options()).run([reader])
    let frames = outcome.captures[0].packets
    let report = ReportBuilder(outcome).report()
    let whole = Essence(report)
    guard frames > 1 else { return }
    var random = SplitMix64(seed: UInt64(frames))
    let cuts =
      frames <= 24
      ? Array(1..<frames) : (0..<24).map { _ in Int.random(in: 1..<frames, using: &random) }
    for cut in cuts {
      let parts = try Parts.report(path, cutAfter: cut)
      let merged = Essence(parts)
      if merged != whole {
        Issue.record("cut after frame \(cut) of \(path): \(merged.difference(from: whole))")
        return
      }
    }
  }
}

/// What must be equal when parts in time are merged.
private struct Essence: Equatable {
  /// What the destination is called, where that was told outside the flow: a name inside it may be in a message that
  /// the cut goes through.
  private static func name(of contact: ContactReport) -> String {
    let inside = ["sni", "http-host", "certificate"]
    guard let source = contact.destination.nameSource, !inside.contains(source) else { return "-" }
    return contact.destination.name ?? "-"
  }

  var devices: [String]
  var contacts: [String]

  init(_ report: Report) {
    devices = report.devices.map { device in
      "\(device.id) \(device.name ?? "-") \(device.addresses) \(device.sent) \(device.received)"
    }.sorted()
    contacts = report.contacts.map { contact in
      "\(contact.device) \(contact.transport) \(contact.port ?? 0) \(Self.name(of: contact)) "
        + "\(contact.destination.addresses) \(contact.initiator) \(contact.basis) \(contact.sent) \(contact.received)"
    }.sorted()
  }

  func difference(from other: Self) -> String {
    let mine = Set(devices + contacts)
    let theirs = Set(other.devices + other.contacts)
    return
      "merged \(mine.subtracting(theirs).sorted().prefix(3)) whole \(theirs.subtracting(mine).sorted().prefix(3))"
  }
}
