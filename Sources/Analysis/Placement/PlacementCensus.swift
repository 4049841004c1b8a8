import Captures
import Packets
import Traffic

/// What frames tell of the place they were captured at, beside what they carry: tags and checksums.
public struct PlacementCensus: Sendable {
  /// The checksums of one sender's frames, of the IPv4 header and of TCP or UDP.
  public struct Checksums: Sendable {
    public private(set) var right = 0
    /// Left to the sender's adapter.
    public private(set) var unfinished = 0
    public private(set) var wrong = 0

    public var all: Int { right + unfinished + wrong }

    mutating func add(_ check: FrameCheck) {
      if check.header == .wrong || check.transport == .wrong {
        wrong += 1
      } else if check.transport == .unfinished {
        unfinished += 1
      } else if check.header != nil || check.transport != nil {
        right += 1
      }
    }
  }

  /// Senders that are told apart, at most; the rest count as one, ``MACAddress/none``.
  static let senderBound = 1024

  /// By the sender's address on the link.
  public private(set) var checksums: [MACAddress: Checksums] = [:]
  /// Frames of Ethernet by their innermost VLAN; 0 is for those without.
  public private(set) var vlans: [UInt16: Int] = [:]
  public private(set) var tagged = EvidenceList()
  public private(set) var wrong = EvidenceList()
  public private(set) var unfinished = EvidenceList()

  public init() {}

  /// Adds the frames of a batch of one capture.
  mutating func add(_ batch: CaptureBatch, of capture: Int) {
    let buffer = batch.bytes
    let bytes = buffer.rawSpan
    for record in batch.records where record.linkType == .ethernet {
      let end = record.offset + record.capturedLength
      let check = FrameCheck(ethernet: bytes.extracting(record.offset..<end))
      let evidence = Evidence(capture: capture, frame: record.frame)
      vlans[check.vlan, default: 0] += 1
      if check.vlan != 0 { tagged.insert(evidence) }
      let isKnown = checksums[check.source] != nil || checksums.count < Self.senderBound
      checksums[isKnown ? check.source : .none, default: Checksums()].add(check)
      if check.header == .wrong || check.transport == .wrong {
        wrong.insert(evidence)
      } else if check.transport == .unfinished {
        unfinished.insert(evidence)
      }
    }
  }
}

/// Packets from another source, each batch looked at before it is handed on.
public final class ExaminedSource: CaptureSource {
  private let source: any CaptureSource
  private let capture: Int
  public private(set) var census = PlacementCensus()

  /// - Parameter capture: its index among those read together.
  public init(_ source: any CaptureSource, capture: Int) {
    self.source = source
    self.capture = capture
  }

  public var description: CaptureDescription { source.description }

  public func nextBatch() -> CaptureBatch? {
    let batch = source.nextBatch()
    if let batch { census.add(batch, of: capture) }
    return batch
  }
}
