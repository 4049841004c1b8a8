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
    for _ in 0..<6 {
      let cut = Int.random(in: 1..<frames, using: &random)
      let parts = Conduct(try Parts.report(SyntheticHomes.path(capture), cutAfter: cut))
      let differences = whole.differences(ofParts: parts)
      #expect(differences.isEmpty, "cut after frame \(cut)")
    }
  }
}
