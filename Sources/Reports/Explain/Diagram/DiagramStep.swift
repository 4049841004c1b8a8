import Behaviour
import Packets
import Traffic

/// Something that one end of a conversation sent the other, or sent again and again.
public struct DiagramStep: Sendable {
  /// Between whom.
  public enum Peer: Sendable {
    /// The device and whom it talks to.
    case destination
    /// The device and the DNS server.
    case resolver
  }

  /// In nanoseconds since 1970; of the first, and of the last where there are several.
  public internal(set) var time: Int64
  public internal(set) var last: Int64
  public internal(set) var evidence: [Evidence]
  public internal(set) var isFromDevice: Bool
  public internal(set) var peer = Peer.destination
  /// What was sent, in a few words. From the network: not safe to print as it is.
  public internal(set) var what: String
  /// What it means; empty where that goes without saying.
  public internal(set) var meaning = ""
  /// How often.
  public internal(set) var count = 1
  /// Packets with payload, and bytes of it; 0 where they say nothing.
  public internal(set) var packets = 0
  public internal(set) var bytes = 0
  /// From one to the next, where it comes regularly.
  public private(set) var period: Period?
  /// What it was found to be over the whole of the captures.
  public internal(set) var keepalive: Keepalive?
  /// When the last packet of a burst came.
  var burstEnd: Int64?
  /// Whether what it means tells how often it was.
  var tellsCount = false
  /// What is the same of those that are told as one; nil for what is told by itself.
  var key: String?
  private var times = StartTimes()

  init(
    _ time: Int64, _ evidence: Evidence, fromDevice: Bool, _ what: String, meaning: String = "",
    key: String? = nil
  ) {
    self.time = time
    last = time
    self.evidence = [evidence]
    isFromDevice = fromDevice
    self.what = what
    self.meaning = meaning
    self.key = key
    times.insert(time)
  }

  /// Learns how regularly it comes, as a part of what is between the two.
  mutating func judge(_ behaviour: ContactBehaviour) {
    period =
      keepalive?.period ?? (times.count == count ? behaviour.period(ofPart: times.times) : nil)
  }

  /// Adds another of the same.
  mutating func add(_ other: DiagramStep) {
    times.insert(other.time)
    count += 1
    packets += other.packets
    bytes += other.bytes
    last = max(last, other.time)
    if evidence.count < EvidenceList.bound { evidence += other.evidence.prefix(1) }
  }
}
