import Packets
import Traffic

/// Whether both sides of a station's talk were heard, and if not, why that is likely.
public struct Hearing: Sendable {
  /// What one direction lacks.
  public struct Gap: Sendable {
    /// Whether it is what the station sends.
    public var isFromStation: Bool
    /// What is missing, and what proves it.
    public var text: String
    public var cause: Cause
    /// The cause in words, with its evidence.
    public var causeText: String
    public var advice: String
    /// The first data frame of the talk, and the first that shows one before it to be missing.
    public var evidence: [Evidence]
  }

  /// What evidence there is for the cause of a gap.
  public enum Cause: Hashable, Sendable {
    /// Both ends can use a generation of Wi-Fi of which no frame was heard from anyone.
    case format(possible: RadioHeader.Format, heard: RadioHeader.Format)
    /// Both ends can use more spatial streams at once than any frame heard has.
    case streams(possible: Int, heard: Int)
    /// Both ends can use a wider channel than any frame heard, in MHz.
    case bandwidth(possible: Int, heard: Int)
    /// The sender is weak where it is heard, in dBm.
    case signal(strongest: Int)
    /// The frames were captured on a wire, between an access point and its controller.
    case tunnel
    case unknown

    /// Kebab-case.
    public var kind: String {
      switch self {
      case .format: "format"
      case .streams: "streams"
      case .bandwidth: "bandwidth"
      case .signal: "signal"
      case .tunnel: "tunnel"
      case .unknown: "unknown"
      }
    }
  }

  /// TCP bytes that the other side acknowledged and that were never heard.
  public var missedSent = 0
  public var missedReceived = 0
  public var gaps: [Gap] = []

  /// What one TCP direction of a device was heard to say, and what not.
  struct Bytes {
    var heard = 0
    var missed = 0
  }

  /// Frames of one direction alone that make a half conversation; what is lost of the other that makes a gap in it.
  /// Judgements: fewer may be chance.
  private static let leastFrames = 10
  private static let leastBytes = 10_000
  private static let leastShare = 0.25
  /// Below this few adapters decode any but the slowest frames; a judgement.
  private static let weakSignal = -82

  /// - Parameter isTunnelled: whether the capture's frames came over a wire.
  init(
    _ station: WiFiStation, isTunnelled: Bool = false, can abilities: RadioAbilities?,
    in network: WiFiNetwork?,
    _ use: RadioUse, label: String,
    sent: Bytes, received: Bytes
  ) {
    missedSent = sent.missed
    missedReceived = received.missed
    for isFromStation in [true, false] {
      let own = isFromStation ? station.sent : station.received
      let other = isFromStation ? station.received : station.sent
      let bytes = isFromStation ? sent : received
      guard Self.isGap(own, other, bytes) else { continue }
      let cause =
        isTunnelled
        ? .tunnel : Self.cause(station, abilities, network, use, isFromStation: isFromStation)
      gaps.append(
        Gap(
          isFromStation: isFromStation,
          text: Self.text(own, other, bytes, label, isFromStation: isFromStation), cause: cause,
          causeText: Self.words(of: cause, isFromStation: isFromStation),
          advice: Self.advice(cause, isFromStation: isFromStation),
          evidence: [own.evidence ?? other.evidence, own.lossEvidence].compactMap(\.self)))
    }
  }

  private static func lost(_ direction: WiFiDirection) -> Int {
    max(direction.skipped, direction.acknowledgedUnheard)
  }

  private static func isGap(
    _ own: WiFiDirection, _ other: WiFiDirection, _ bytes: Bytes
  ) -> Bool {
    if own.frames == 0, other.frames >= leastFrames { return true }
    let lost = Self.lost(own)
    if lost >= leastFrames, Double(lost) >= leastShare * Double(lost + own.frames) { return true }
    // A device that is met in several cells has its bytes from the one it talks in.
    return own.frames + other.frames >= leastFrames && bytes.missed >= leastBytes
      && Double(bytes.missed) >= leastShare * Double(bytes.missed + bytes.heard)
  }

  private static func cause(
    _ station: WiFiStation, _ abilities: RadioAbilities?, _ network: WiFiNetwork?,
    _ use: RadioUse, isFromStation: Bool
  ) -> Cause {
    if let own = abilities, let cell = network?.abilities, let latest = use.latest {
      let possible = min(own.format, cell.format)
      if possible > latest { return .format(possible: possible, heard: latest) }
      let streams =
        isFromStation
        ? min(own.sendStreams, cell.receiveStreams) : min(cell.sendStreams, own.receiveStreams)
      // More than four are counted as four.
      if let heard = use.mostStreams, heard < 4, Int(streams) > heard {
        return .streams(possible: Int(streams), heard: heard)
      }
      let width = Int(min(own.bandwidth, cell.bandwidth))
      if let heard = use.widest.map(Int.init), width > heard {
        return .bandwidth(possible: width, heard: heard)
      }
    }
    let signal = isFromStation ? station.sent.signal : network?.signal
    if let strongest = signal.map({ Int($0.strongest) }), strongest <= weakSignal {
      return .signal(strongest: strongest)
    }
    return .unknown
  }
}
