import Analysis
import Captures
import Foundation
import Packets
import TestSupport
import Testing
import Traffic

@Suite("Marks of a synthetic home")
struct MarkReportTests {
  private static let path = SyntheticHomes.path("seed-1/inside.pcapng.gz")

  private func outcome(
    _ frames: ClosedRange<Int> = 1...Int.max, shards: Int = 1, isPart: Bool = false
  ) throws -> Outcome {
    var options = Analysis.Options()
    options.shards = shards
    options.frames = frames
    options.traffic.keepsHeads = isPart
    options.isWhole = !isPart
    options.marks = { first in
      (0..<40).map { index in
        CaptureMark(time: first + Int64(index) * 29_000_000_000, text: "press \(index % 4)")
      }
    }
    return Analysis(options).run([try CaptureReader(path: Self.path)])
  }

  private struct Told: Hashable {
    let time: Int64
    let ends: String
    let delay: Int64
    let duration: Int64
    let tallies: [Tally]
    let evidence: Evidence
  }

  private func told(_ outcome: Outcome) -> [Told] {
    ReportBuilder(outcome).report().captures.flatMap(\.marks).flatMap { mark in
      mark.bursts.map { burst in
        Told(
          time: mark.time, ends: "\(burst.device) \(burst.peer.address)", delay: burst.delay,
          duration: burst.duration, tallies: [burst.sent, burst.received], evidence: burst.evidence)
      }
    }
  }

  @Test("are followed by the same bursts in shards and in parts in time")
  func mergeLaw() throws {
    let outcome = try outcome()
    let whole = told(outcome)
    #expect(whole.count > 20)
    #expect(told(try self.outcome(shards: 3)) == whole)
    let frames = outcome.captures[0].packets
    var random = SplitMix64(seed: 6)
    // Cuts within windows: behind the first frames of bursts.
    let cuts =
      whole.shuffled(using: &random).prefix(4).map(\.evidence.frame)
      + [Int.random(in: 1..<frames, using: &random)]
    for cut in cuts {
      var parts = try self.outcome(1...cut, isPart: true)
      parts.append(try self.outcome((cut + 1)...Int.max, isPart: true))
      #expect(told(parts) == whole, "cut behind frame \(cut)")
    }
  }

  @Test("tell what followed every one, and what they exchange anyway")
  func judgements() throws {
    let report = ReportBuilder(try outcome()).report()
    #expect(report.captures[0].marks.count == 40)
    #expect(report.repeatedMarks.map(\.count) == [10, 10, 10, 10])
    for repeated in report.repeatedMarks {
      for reaction in repeated.reactions {
        let same = report.captures[0].marks.filter { $0.text == repeated.text }
        #expect(
          same.allSatisfy { mark in
            mark.bursts.contains {
              $0.device == reaction.device && $0.peer.label == reaction.peer.label
            }
          })
      }
    }
    // Marks at random moments: what follows them is mostly what goes on anyway.
    let bursts = report.captures[0].marks.flatMap(\.bursts)
    #expect(bursts.filter(\.isUsual).count * 2 > bursts.count)
  }

  /// What the lab's lamp is told (frames 504 and 1767, PUBLISH), and a ping that keeps its line open (frame 727).
  @Test("tell a command from the ping of the same connection", arguments: [504, 1767, 727])
  func commands(_ frame: Int) throws {
    let reader = try CaptureReader(path: Self.path)
    var time: Int64?
    while let batch = reader.nextBatch() {
      time = time ?? batch.records.first { $0.frame == frame }?.time
    }
    let moment = try #require(time) - 200_000_000
    var options = Analysis.Options()
    options.marks = { _ in [CaptureMark(time: moment, text: "lamp")] }
    let report = ReportBuilder(Analysis(options).run([try CaptureReader(path: Self.path)]))
      .report()
    let burst = report.captures[0].marks[0].bursts.first { $0.evidence.frame == frame }
    #expect(try #require(burst).isUsual == (frame == 727))
  }

  @Test("are followed by what comes before the next, and say how long that was")
  func closeMarks() throws {
    var options = Analysis.Options()
    options.marks = { first in
      [60_000_000_000, 60_500_000_000, 90_000_000_000].map {
        CaptureMark(time: first + $0, text: "lamp on")
      }
    }
    let marks = ReportBuilder(Analysis(options).run([try CaptureReader(path: Self.path)]))
      .report().captures[0].marks
    #expect(marks.map(\.span) == [500_000_000, MarkBursts.span, MarkBursts.span])
    for mark in marks { #expect(mark.bursts.allSatisfy { $0.delay < mark.span }) }
  }

  @Test("stand in a log at their place in time, each with what followed it")
  func log() throws {
    var options = Analysis.Options()
    options.marks = { first in [CaptureMark(time: first + 60_000_000_000, text: "lamp on")] }
    var times: [Int64] = []
    var reactions: [MarkReaction] = []
    var order: [Int64] = []
    _ = Analysis(options).run([try CaptureReader(path: Self.path)]) { events in
      for event in events {
        switch event.kind {
        case .marked(let text):
          #expect(text == "lamp on")
          times.append(event.time)
          order.append(event.time)
        case .reacted(let reaction): reactions.append(reaction)
        case .began: order.append(event.time)
        default: break
        }
      }
    }
    #expect(times.count == 1)
    #expect(!reactions.isEmpty)
    #expect(
      reactions.allSatisfy { $0.markedAt == times[0] && (0..<5_000_000_000).contains($0.delay) })
    #expect(reactions.map(\.burst.first) == reactions.map(\.burst.first).sorted())
    #expect(order == order.sorted())
  }
}
