import Packets

/// What was heard of one direction between a station and its access point.
public struct WiFiDirection: Hashable, Sendable {
  /// Data frames that carry something, repetitions included.
  public internal(set) var frames = 0
  /// Their bytes on the air.
  public internal(set) var bytes = 0
  /// Those whose Retry bit is set.
  public internal(set) var retries = 0
  /// Frames of any kind.
  public internal(set) var allFrames = 0
  /// Sequence numbers that were passed over between two frames heard.
  public internal(set) var skipped = 0
  /// Acknowledgments of the other side for frames that were not heard.
  public internal(set) var acknowledgedUnheard = 0
  /// The first data frame that carries something.
  public internal(set) var evidence: Evidence?
  /// The first frame that shows one before it to be missing: an acknowledgment of what was not heard, or a frame whose
  /// sequence number passes others over.
  public internal(set) var lossEvidence: Evidence?
  public internal(set) var signal: SignalRange?
  public internal(set) var use = RadioUse()

  init() {}

  /// Of the frames heard; nil where there are none.
  public var retryShare: Double? { frames > 0 ? Double(retries) / Double(frames) : nil }

  mutating func add(_ other: WiFiDirection) {
    frames += other.frames
    bytes += other.bytes
    retries += other.retries
    allFrames += other.allFrames
    skipped += other.skipped
    acknowledgedUnheard += other.acknowledgedUnheard
    evidence = .earliest(evidence, other.evidence)
    lossEvidence = .earliest(lossEvidence, other.lossEvidence)
    signal = .sum(signal, other.signal)
    use.add(other.use)
  }
}
