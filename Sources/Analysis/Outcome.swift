import Captures
import Packets
import Traffic

/// What was found in captures, and what is known of the files.
public struct Outcome: Sendable {
  public private(set) var summary: Summary
  public let captures: [CaptureDescription]
  /// The stretch of the captures that was asked about.
  public let window: TimeWindow
  /// Whether a filter of the user's chose packets: what it leaves out is not missing.
  public let isFiltered: Bool
  /// Moments marked beside the captures.
  public private(set) var marks: [CaptureMark]
  /// Datagrams whose fragments are not all there: a later part may complete them.
  public private(set) var fragments: [FragmentReassembler.Pending]

  public init(
    summary: Summary, captures: [CaptureDescription], fragments: [FragmentReassembler.Pending],
    window: TimeWindow = TimeWindow(), isFiltered: Bool = false, marks: [CaptureMark] = []
  ) {
    self.summary = summary
    self.captures = captures
    self.fragments = fragments
    self.window = window
    self.isFiltered = isFiltered
    self.marks = marks
  }

  /// Adds what a later part of the same captures gave: flows go on, and datagrams find their missing fragments.
  ///
  /// The later part must have been analysed with ``Shard/Options/keepsHeads``.
  public mutating func append(_ later: Outcome) {
    summary.append(later.summary)
    marks = Set(marks).union(later.marks).sorted()
    var decoder = PacketDecoder()
    _ = decoder.fragments.resume(fragments)
    let complete = decoder.fragments.resume(later.fragments)
    fragments = decoder.fragments.pending
    guard !complete.isEmpty else { return }
    var decoded = DecodedPackets()
    for datagram in complete {
      decoder.decodeDatagram(datagram.payload, datagram.headers, into: &decoded)
    }
    var options = Shard.Options()
    options.keepsHeads = true
    options.flowBound = max(1024, decoded.packets.count)
    options.seed = .random(in: .min ... .max)
    var shard = Shard(options)
    RoutedBatch.deliver(decoded, to: &shard)
    summary.append(shard.finish())
  }
}
