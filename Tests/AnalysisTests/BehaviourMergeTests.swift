import Analysis
import Captures
import TestSupport
import Testing

/// Behaviour obeys law 1: shards and parts in time tell what the whole tells.
@Suite struct BehaviourMergeTests {
  private func outcome(_ capture: String, shards: Int) throws -> Outcome {
    var options = Analysis.Options()
    options.shards = shards
    return Analysis(options).run([try CaptureReader(path: SyntheticHomes.path(capture))])
  }

  @Test(arguments: SyntheticHomes.captures)
  func shardsTellTheSameBehaviour(_ capture: String) throws {
    let whole = Conduct(ReportBuilder(try outcome(capture, shards: 1)).report())
    #expect(whole.contacts.values.contains { $0.pattern != nil })
    for shards in [2, 3] {
      let divided = Conduct(ReportBuilder(try outcome(capture, shards: shards)).report())
      #expect(divided == whole, "\(shards) shards")
    }
  }

  @Test(arguments: SyntheticHomes.captures)
  func partsInTimeTellTheSameBehaviour(_ capture: String) throws {
    let outcome = try outcome(capture, shards: 1)
    let frames = outcome.captures[0].packets
    let whole = Conduct(ReportBuilder(outcome).report())
    var random = SplitMix64(seed: UInt64(frames))
    var compared = 0
    var differences: [String] = []
    for _ in 0..<6 {
      let cut = Int.random(in: 1..<frames, using: &random)
      let parts = Conduct(try Parts.report(SyntheticHomes.path(capture), cutAfter: cut))
      compared += whole.contacts.count
      differences += whole.differences(ofParts: parts).map { "cut after frame \(cut): \($0)" }
    }
    // Of periods, counts and senders 98 of 100 must agree within their tolerances.
    #expect(
      Double(differences.count) <= Double(compared) * 0.02, "\(differences.prefix(5))")
  }
}
