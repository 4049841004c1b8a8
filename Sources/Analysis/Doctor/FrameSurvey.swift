import Captures
import Packets
import Traffic

/// What frames tell of the way they were captured, beyond what a report counts: tags and checksums. Ethernet only.
public struct FrameSurvey: Sendable {
  /// Frames of Ethernet.
  public private(set) var ethernetFrames = 0
  /// Frames with a VLAN tag (IEEE 802.1Q), by the outermost VLAN's number: 4096 at most.
  public private(set) var vlans: [UInt16: Int] = [:]
  public private(set) var vlanEvidence: Evidence?
  public private(set) var checksums = ChecksumTotals()
  /// Names of the interfaces captured on, as far as captures tell.
  public var interfaceNames: [String] = []

  public init() {}

  /// Adds the frames of a batch.
  public mutating func add(_ batch: CaptureBatch, of capture: Int) {
    for record in batch.records where record.linkType == .ethernet {
      let end = record.offset + record.capturedLength
      add(
        batch.bytes[record.offset..<end], length: record.originalLength,
        Evidence(capture: capture, frame: record.frame))
    }
  }

  /// Adds what other frames tell.
  public mutating func merge(_ other: FrameSurvey) {
    ethernetFrames += other.ethernetFrames
    vlans.merge(other.vlans, uniquingKeysWith: +)
    if let evidence = other.vlanEvidence {
      vlanEvidence = min(vlanEvidence ?? evidence, evidence)
    }
    checksums.merge(other.checksums)
  }

  private mutating func add(_ frame: ArraySlice<UInt8>, length: Int, _ evidence: Evidence) {
    ethernetFrames += 1
    var place = frame.startIndex + 12
    guard frame.count >= 14 else { return }
    var type = Self.word(frame, place)
    var isTagged = false
    // Two tags at most are looked behind.
    for _ in 0..<2 where type == 0x8100 || type == 0x88a8 {
      guard place + 6 <= frame.endIndex else { return }
      if !isTagged {
        vlans[Self.word(frame, place + 2) & 0xfff, default: 0] += 1
        vlanEvidence = min(vlanEvidence ?? evidence, evidence)
      }
      isTagged = true
      place += 4
      type = Self.word(frame, place)
    }
    guard frame.count == length, type == 0x0800 || type == 0x86dd else { return }
    let sender = frame[(frame.startIndex + 6)..<(frame.startIndex + 12)]
      .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    checksums.add(
      ChecksumVerdict(packet: frame[(place + 2)...], isV6: type == 0x86dd), from: sender, evidence)
  }

  private static func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt16 {
    UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
  }
}
