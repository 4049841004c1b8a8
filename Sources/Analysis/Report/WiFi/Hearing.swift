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
    case unknown

    /// Kebab-case.
    public var kind: String {
      switch self {
      case .format: "format"
      case .streams: "streams"
      case .bandwidth: "bandwidth"
      case .signal: "signal"
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

  init(
    _ station: WiFiStation, can abilities: RadioAbilities?, in network: WiFiNetwork?,
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
      let cause = Self.cause(
        station, abilities, network, use, isFromStation: isFromStation)
      gaps.append(
        Gap(
          isFromStation: isFromStation,
          text: Self.text(own, other, bytes, label, isFromStation: isFromStation), cause: cause,
          causeText: Self.words(of: cause, isFromStation: isFromStation),
          advice: Self.advice(cause, isFromStation: isFromStation)))
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

  // MARK: Words

  private static func text(
    _ own: WiFiDirection, _ other: WiFiDirection, _ bytes: Bytes, _ label: String,
    isFromStation: Bool
  ) -> String {
    let (here, there) = isFromStation ? ("from", "to") : ("to", "from")
    var text =
      own.frames == 0
      ? "Half a conversation: \(count(other.frames)) \(there) \(label) \(was(other.frames)) heard, none \(here) it."
      : "Much \(here) \(label) was not heard: \(count(own.frames)) \(was(own.frames)), and \(count(other.frames)) "
        + "\(there) it."
    var proofs: [String] = []
    if bytes.missed > 0 {
      proofs.append("TCP acknowledges \(number(bytes.missed)) bytes that were never heard")
    }
    if own.acknowledgedUnheard > 0 {
      proofs.append(
        "\(own.acknowledgedUnheard == 1 ? "1 acknowledgment answers" : "\(number(own.acknowledgedUnheard)) acknowledgments answer") what was not heard"
      )
    }
    if own.skipped > 0 {
      proofs.append(
        "\(own.skipped == 1 ? "1 sequence number is" : "\(number(own.skipped)) sequence numbers are") missing"
      )
    }
    if let first = proofs.first {
      text += " " + first.prefix(1).uppercased() + first.dropFirst()
      text += proofs.dropFirst().map { ", and " + $0 }.joined() + "."
    }
    return text
  }

  private static func count(_ frames: Int) -> String {
    frames == 1 ? "1 frame" : "\(number(frames)) frames"
  }

  private static func was(_ frames: Int) -> String { frames == 1 ? "was" : "were" }

  /// With commas between thousands.
  private static func number(_ value: Int) -> String {
    var digits = String(value)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  private static func words(of cause: Cause, isFromStation: Bool) -> String {
    switch cause {
    case .format(let possible, let heard):
      "The likely cause: both can use \(possible.standard), and nothing newer than \(heard.standard) was decoded "
        + "in the whole capture: an adapter without \(possible.standard) can't."
    case .streams(let possible, let heard):
      "The likely cause: both can use \(possible) spatial streams, and no frame with more than \(heard) was ever "
        + "decoded: an adapter with \(heard) can't."
    case .bandwidth(let possible, let heard):
      "The likely cause: both can use channels of \(possible) MHz, and no frame wider than \(heard) MHz was ever "
        + "decoded: an adapter set to \(heard) MHz can't."
    case .signal(let strongest):
      "The likely cause: \(isFromStation ? "it" : "its access point") is heard at \(strongest < 0 ? "−\(-strongest)" : "\(strongest)") dBm at best, too weak for "
        + "fast frames."
    case .unknown: "The capture doesn't tell the cause."
    }
  }

  private static func advice(_ cause: Cause, isFromStation: Bool) -> String {
    let wire = "a mirror port or tap on the access point's wire, which hears both sides"
    return switch cause {
    case .format(let possible, _):
      "Use an adapter with \(possible.standard) in monitor mode, or \(wire)."
    case .streams(let possible, _):
      "Use an adapter with \(possible) antennas in monitor mode, or \(wire)."
    case .bandwidth(let possible, _):
      "Set the adapter to \(possible) MHz (iw dev … set channel … \(possible)MHz), or use \(wire)."
    case .signal:
      "Move the adapter closer to \(isFromStation ? "the device" : "the access point"), or use \(wire)."
    case .unknown:
      "Move the adapter between the device and the access point, make the device reconnect so that it tells what its "
        + "radio can do, or use \(wire)."
    }
  }
}

extension RadioHeader.Format {
  /// The amendment that brought it.
  public var standard: String {
    switch self {
    case .legacy: "802.11a/b/g"
    case .ht: "802.11n"
    case .vht: "802.11ac"
    case .he: "802.11ax"
    case .eht: "802.11be"
    }
  }
}
