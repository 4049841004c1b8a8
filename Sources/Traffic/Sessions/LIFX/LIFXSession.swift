import Packets

/// LIFX lights and those who tell them what to do (UDP 56700).
public struct LIFXSession: DatagramSession {
  public let service = "lifx"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard (try? LIFXMessage(parsing: datagram)) != nil else { return .no }
    return .certain
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? LIFXMessage(parsing: datagram) else { return }
    if message.isFromDevice {
      switch message.content {
      case .lightState(_, _, let label), .label(let label):
        notes.claim(.lifxLabel, label, of: sender)
      case .version(let vendor, let product):
        let name = LIFXProduct.name(of: product, vendor: vendor)
        notes.claim(.lifxProduct, name ?? "vendor \(vendor) product \(product)", of: sender)
      default: break
      }
    }
    if let words = message.words { notes.say(words, by: sender, over: service) }
  }
}

extension LIFXMessage {
  /// Nil for what is the protocol's own business.
  fileprivate var words: String? {
    switch content {
    case .setPower(let isOn): return "tells a light to switch " + (isOn ? "on" : "off")
    case .setColor(let color): return "tells a light to be \(color.words)"
    case .setLabel(let label): return "tells a light to call itself \(label)"
    case .lightState(let color, let isOn, let label):
      return "says: light \"\(label)\" is \(isOn ? "on" : "off"), \(color.words)"
    case .power(let isOn): return "says: the light is " + (isOn ? "on" : "off")
    case .label(let label): return "says: it is called \(label)"
    case .version(let vendor, let product):
      return "says: it is a "
        + (LIFXProduct.name(of: product, vendor: vendor) ?? "light, product \(product)")
    case .group(let label): return "says: it is in group \(label)"
    case .location(let label): return "says: it is at \(label)"
    case .other: break
    }
    switch type {
    case 2: return "looks for lights (LIFX)"
    case 20, 101, 116: return "asks a light for its state (LIFX)"
    case 23: return "asks a light for its name (LIFX)"
    case 32: return "asks a light for its model (LIFX)"
    default: return nil
    }
  }
}

extension LIFXColor {
  /// `hue 120°, 50 % bright` or `white 3500 K, 50 % bright`.
  fileprivate var words: String {
    let tone = saturation == 0 ? "white \(kelvin) K" : "hue \(Int(hue) * 360 / 65536)°"
    return "\(tone), \((Int(brightness) * 100 + 32767) / 65535) % bright"
  }
}
