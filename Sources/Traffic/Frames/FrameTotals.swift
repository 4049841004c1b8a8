import Packets

/// What the records of a capture say of how it was made, before any of them is decoded.
public struct FrameTotals: Hashable, Sendable {
  public private(set) var frames = 0
  /// Frames of which fewer bytes were kept than were on the wire.
  public private(set) var cut = 0
  /// Bytes of these that were not kept.
  public private(set) var cutBytes = 0
  /// Most bytes kept of a frame that was cut; 0 where none was.
  public private(set) var longestCut = 0
  public private(set) var cutEvidence: Evidence?
  /// Frames of an Ethernet longer than ``ethernetLength``, and no longer than IP can fill.
  public private(set) var long = 0
  /// Bytes of the longest of these; 0 where there is none.
  public private(set) var longest = 0
  public private(set) var longEvidence: Evidence?
  /// Steps back of the clock, between a frame and the next, of more than ``stepBound``.
  public private(set) var stepsBack = 0
  /// The greatest of them, in nanoseconds.
  public private(set) var greatestStep: Int64 = 0
  /// The first frames behind such steps.
  public private(set) var stepEvidence = EvidenceList()
  private var first: Place?
  private var last: Place?

  /// The first frame, where the clock had never been set then.
  public var unsetClock: Evidence? {
    first.flatMap { CaptureClock.isSet(at: $0.time) ? nil : $0.evidence }
  }
  /// Whether the clock had been set when the last frame came.
  public var endsWithClockSet: Bool { last.map { CaptureClock.isSet(at: $0.time) } ?? false }

  /// A frame and its time.
  private struct Place: Hashable {
    let evidence: Evidence
    let time: Int64
  }

  /// Bytes of the longest frame of usual Ethernet, with all tags that provider networks add: an envelope frame
  /// (IEEE 802.3 §3.2.7).
  public static let ethernetLength = 2000
  /// Bytes of the longest IPv4 packet (RFC 791 §3.1) with a header and tags; what claims more is damaged.
  private static let longestPacket = 65_600
  /// Nanoseconds; less is what captures of several interfaces do, whose frames wait in several buffers.
  public static let stepBound: Int64 = 1_000_000_000

  public init() {}

  /// Adds the next frame.
  ///
  /// - Parameters:
  ///   - time: In nanoseconds since 1970.
  ///   - kept: Bytes captured.
  ///   - length: Bytes on the wire.
  @inline(__always)
  public mutating func add(
    _ evidence: Evidence, at time: Int64, kept: Int, of length: Int, isEthernet: Bool
  ) {
    let place = Place(evidence: evidence, time: time)
    frames += 1
    if let last {
      if last.time &- time > Self.stepBound { addStep(last.time &- time, evidence) }
    } else {
      first = place
    }
    last = place
    if kept < length {
      cut += 1
      cutBytes += length - kept
      longestCut = max(longestCut, kept)
      cutEvidence = .earliest(cutEvidence, evidence)
    }
    if isEthernet, length > Self.ethernetLength, length <= Self.longestPacket {
      long += 1
      longest = max(longest, length)
      longEvidence = .earliest(longEvidence, evidence)
    }
  }

  private mutating func addStep(_ length: Int64, _ evidence: Evidence) {
    stepsBack += 1
    greatestStep = max(greatestStep, length)
    stepEvidence.insert(evidence)
  }

  /// Adds what another part of the same capture tells.
  public mutating func add(_ other: Self) {
    frames += other.frames
    cut += other.cut
    cutBytes += other.cutBytes
    longestCut = max(longestCut, other.longestCut)
    cutEvidence = .earliest(cutEvidence, other.cutEvidence)
    long += other.long
    longest = max(longest, other.longest)
    longEvidence = .earliest(longEvidence, other.longEvidence)
    stepsBack += other.stepsBack
    greatestStep = max(greatestStep, other.greatestStep)
    stepEvidence.merge(other.stepEvidence)
    join(other)
  }

  /// Looks for a step between the parts; then the earlier one's first frame is both's, and the later one's last.
  private mutating func join(_ other: Self) {
    guard let first, let last, let otherFirst = other.first, let otherLast = other.last else {
      first = first ?? other.first
      last = last ?? other.last
      return
    }
    let isEarlier = first.evidence < otherFirst.evidence
    let (end, next) = isEarlier ? (last, otherFirst) : (otherLast, first)
    if end.time &- next.time > Self.stepBound { addStep(end.time &- next.time, next.evidence) }
    self.first = isEarlier ? first : otherFirst
    self.last = isEarlier ? otherLast : last
  }
}
