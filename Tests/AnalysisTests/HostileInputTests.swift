import Analysis
import Foundation
import TestSupport
import Testing

/// Hostile bytes may be wrong, never dangerous: over the whole road nothing traps and everything ends.
@Suite struct HostileInputTests {
  /// A capture to be damaged: a whole small one, or the start of a larger.
  struct Victim: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }
  }

  /// The sample capture's first packets, and thirty captures of all kinds where the corpus is there.
  static let victims: [Victim] = {
    let paths = [Repository.captures.appending(path: "home.pcap").path] + corpusPaths
    return paths.compactMap { path in
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return Victim(name: URL(filePath: path).lastPathComponent, bytes: Array(data.prefix(8000)))
    }
  }()

  /// Thirty of the corpus' smaller captures, spread over its kinds.
  private static var corpusPaths: [String] {
    let small = Corpus.captures.map(Corpus.path(of:)).filter { path in
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      return (200...8000).contains(size ?? 0)
    }
    let step = max(1, small.count / 30)
    return Array(stride(from: 0, to: small.count, by: step).map { small[$0] }.prefix(30))
  }

  /// Where a capture is cut: everywhere when it is small; else everywhere in its first 4 KiB and last
  /// 2 KiB, and around each packet's start between.
  private func cuts(of bytes: [UInt8]) -> [Int] {
    guard bytes.count > 6144 else { return Array(0..<bytes.count) }
    let around = PcapBytes.boundaries(of: bytes).flatMap { [$0 - 1, $0, $0 + 1] }
    let ends = Array(0..<4096) + Array((bytes.count - 2048)..<bytes.count)
    return Set(ends + around.filter { (0..<bytes.count).contains($0) }).sorted()
  }

  @Test(arguments: victims)
  func everyTruncationEnds(_ victim: Victim) {
    let whole = WholeRoad.travel(victim.bytes)
    var before = -1
    for length in cuts(of: victim.bytes) {
      let cut = Array(victim.bytes[..<length])
      guard let packets = WholeRoad.countPackets(cut), packets != before else { continue }
      #expect(packets > before && packets <= whole.packets ?? 0)
      // Reports differ only where a packet more was there.
      let arrival = WholeRoad.travel(cut)
      #expect(arrival.packets == packets)
      before = packets
      if packets % 8 == 0 { WholeRoad.expectJSON(arrival.json) }
    }
  }

  /// Ten thousand in all, shared among the captures.
  @Test(arguments: victims)
  func corruptionEnds(_ victim: Victim) {
    var numbers = SplitMix64(seed: UInt64(victim.bytes.count))
    for round in 0..<(10_000 / Self.victims.count + 1) {
      let damaged = numbers.corrupt(victim.bytes)
      let arrival = WholeRoad.travel(damaged)
      if round % 8 == 0 { WholeRoad.tellPackets(damaged) }
      if round % 32 == 0 { WholeRoad.expectJSON(arrival.json) }
    }
  }

  @Test func captures() {
    #expect(!Self.victims.isEmpty)
    #expect(!Corpus.isThere || Self.victims.count == 31)
  }
}
