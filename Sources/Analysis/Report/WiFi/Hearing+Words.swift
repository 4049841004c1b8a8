import Packets
import Traffic

/// Half-heard talk in words: what is missing, what proves it, why that is likely, and what to try.
extension Hearing {
  static func text(
    _ own: WiFiDirection, _ other: WiFiDirection, _ bytes: Bytes, _ label: String,
    isFromStation: Bool
  ) -> String {
    let (here, there) = isFromStation ? ("from", "to") : ("to", "from")
    var text =
      own.frames == 0
      ? "Half a conversation: \(count(other.frames)) \(there) \(label) \(was(other.frames)) heard, none \(here) it."
      : "Much \(here) \(label) was not heard: \(count(own.frames)) \(here) it \(was(own.frames)) heard, and "
        + "\(number(other.frames)) \(there) it."
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

  static func words(of cause: Cause, isFromStation: Bool) -> String {
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
    case .tunnel:
      "It was captured on a wire, in the tunnel between the access point and its controller: what is missing may take "
        + "another way."
    case .unknown: "The capture doesn't tell the cause."
    }
  }

  static func advice(_ cause: Cause, isFromStation: Bool) -> String {
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
    case .tunnel:
      "Capture at the access point's own port, where both directions of the tunnel pass."
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
