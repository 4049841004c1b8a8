import Packets
import TestSupport
import Testing

@testable import Traffic

@Suite("What follows marks")
struct MarkWatchTests {
  private static let second: Int64 = 1_000_000_000

  private func packet(
    _ frame: Int, at milliseconds: Int64, from source: String, to destination: String,
    kind: DecodedPacket.Kind = .tcp, bytes: UInt32 = 100
  ) -> DecodedPacket {
    var packet = DecodedPacket()
    packet.kind = kind
    packet.frame = frame
    packet.time = milliseconds * 1_000_000
    packet.source = IPAddress(source) ?? .unspecified
    packet.destination = IPAddress(destination) ?? .unspecified
    packet.wireLength = bytes
    return packet
  }

  private func bursts(_ marks: [Int64], _ packets: [DecodedPacket]) -> MarkBursts {
    var watch = MarkWatch()
    watch.learn(marks.map { $0 * 1_000_000 })
    for packet in packets { watch.take(packet) }
    return watch.bursts
  }

  /// Where the first packet came after, and packets and bytes each way; of each burst.
  private func told(_ bursts: MarkBursts, _ mark: Int64) -> [[Int]] {
    (bursts.windows[mark * 1_000_000] ?? [:]).sorted { $0.key < $1.key }.flatMap { _, bursts in
      bursts.map { burst in
        [
          Int(burst.first / 1_000_000 - mark), Int((burst.last - burst.first) / 1_000_000),
          burst.fromLow.packets, burst.fromHigh.packets, burst.evidence.frame,
        ]
      }
    }
  }

  @Test("are bursts with less than a second of silence, of five seconds")
  func bursts() {
    let found = bursts(
      [1000],
      [
        packet(1, at: 999, from: "10.0.0.1", to: "10.0.0.2"),
        packet(2, at: 1000, from: "10.0.0.1", to: "10.0.0.2"),
        packet(3, at: 1999, from: "10.0.0.2", to: "10.0.0.1"),
        packet(4, at: 2999, from: "10.0.0.2", to: "10.0.0.1"),
        packet(5, at: 5999, from: "10.0.0.1", to: "10.0.0.2"),
        packet(6, at: 6000, from: "10.0.0.1", to: "10.0.0.2"),
      ])
    #expect(told(found, 1000) == [[0, 999, 1, 1, 2], [1999, 0, 0, 1, 4], [4999, 0, 1, 0, 5]])
  }

  @Test("belongs to the last mark before it")
  func nextMark() {
    let packets = [
      packet(1, at: 1500, from: "10.0.0.1", to: "10.0.0.2"),
      packet(2, at: 2000, from: "10.0.0.1", to: "10.0.0.2"),
    ]
    let found = bursts([1000, 2000], packets)
    #expect(told(found, 1000) == [[500, 0, 1, 0, 1]])
    #expect(told(found, 2000) == [[0, 0, 1, 0, 2]])
  }

  @Test("is TCP and UDP, not the network's upkeep")
  func upkeep() {
    for kind in [DecodedPacket.Kind.arp, .icmp, .icmpv6, .otherIP, .fragment, .other] {
      let packets = [packet(1, at: 1500, from: "10.0.0.1", to: "10.0.0.2", kind: kind)]
      #expect(bursts([1000], packets).windows.isEmpty)
    }
  }

  @Test("is nothing without marks")
  func idle() {
    var watch = MarkWatch()
    #expect(watch.isIdle)
    watch.take(packet(1, at: 1500, from: "10.0.0.1", to: "10.0.0.2"))
    #expect(watch.bursts.windows.isEmpty)
  }

  /// Law 1: parts give what the whole gives, in whatever order they are merged.
  @Test("is the same of parts", arguments: 0..<40)
  func parts(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let marks = (0..<6).map { _ in Int64.random(in: 0..<30_000, using: &random) }
    let packets = (0..<400).map { index in
      packet(
        index + 1, at: Int64.random(in: 0..<40_000, using: &random),
        from: "10.0.0.\(Int.random(in: 1...3, using: &random))",
        to: "10.0.1.\(Int.random(in: 1...2, using: &random))",
        bytes: UInt32.random(in: 60...1500, using: &random))
    }
    let whole = bursts(marks, packets)
    var parts = Array(repeating: [DecodedPacket](), count: 4)
    for packet in packets { parts[Int.random(in: 0..<4, using: &random)].append(packet) }
    var merged = MarkBursts()
    for part in parts.shuffled(using: &random) { merged.merge(bursts(marks, part)) }
    #expect(merged.windows == whole.windows)
    #expect(!whole.windows.isEmpty)
  }

  @Test("is bounded, and what there was no room for counted")
  func bound() {
    let packets = (0..<400).map { index in
      packet(index + 1, at: 1500, from: "10.0.\(index / 200).\(index % 200 + 1)", to: "10.9.0.1")
    }
    let found = bursts([1000], packets)
    #expect(found.windows[1_000_000_000]?.count == MarkBursts.windowBound)
    #expect(found.omitted == 400 - MarkBursts.windowBound)
  }
}
