import LiveCapture
import Packets

/// The interfaces of this machine: how they are, what can be captured on them, and one piece of advice.
public struct InterfacesTable: Sendable {
  private let interfaces: [NetworkInterface]
  private let mirror: MirrorGuess?
  private let options: TextOptions

  public init(_ interfaces: [NetworkInterface], _ options: TextOptions) {
    self.interfaces = interfaces
    self.options = options
    mirror = MirrorGuess(among: interfaces)
  }

  /// The lines, each with its newline.
  public var text: String {
    var page = Page(options)
    let rows = interfaces.map { interface in
      [
        interface.name.inert, interface.kind.words, Self.state(interface),
        Self.addresses(interface), Self.capture(interface),
      ]
    }
    page.table(
      "INTERFACES",
      Columns(
        [
          .init(emphasis: .bold), .init(), .init(), .init(heading: "addresses", minimum: 20),
          .init(heading: "can be captured", minimum: 14),
        ], rows: rows, indent: 2, width: page.width))
    page.blank()
    for sentence in advice { page.say(sentence) }
    return page.text
  }

  /// The same for programs; docs/output.md describes it.
  public var json: String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.array("interfaces") { writer in
        for interface in interfaces { write(interface, to: &writer) }
      }
      writer.member("advice", advice.joined(separator: " "))
    }
    return writer.text
  }

  private func write(_ interface: NetworkInterface, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", interface.name)
      writer.member("kind", interface.kind.rawValue)
      writer.member("up", interface.isUp)
      writer.member("carrier", interface.hasCarrier)
      writer.member("mac", interface.macAddress?.description)
      writer.member("addresses", strings: interface.addresses.map(\.description))
      writer.member("received", interface.received)
      writer.member("sent", interface.sent)
      switch interface.capture {
      case .possible(let linkType):
        writer.member("capture", true)
        writer.member("linkType", linkType.description)
      case .impossible(let error):
        writer.member("capture", false)
        writer.member("reason", error.description)
      }
      writer.member("monitorMode", interface.hasMonitorMode)
      writer.member("mirror", interface.name == mirror?.name)
    }
  }

  /// One thing to do next, and why.
  private var advice: [String] {
    if let mirror {
      return [
        "\(mirror.name.inert) probably carries a mirror: it has no address of its own, and received "
          + "\(Quantity.count(Int(clamping: mirror.packetsReceived))) packets while it sent \(Quantity.count(Int(clamping: mirror.packetsSent))).",
        "See whether it does:  phonehome doctor -i \(mirror.name.argument)",
      ]
    }
    if let refused = interfaces.compactMap(\.refusal).first { return [refused.description] }
    let own = interfaces.first { $0.isUp && $0.hasAddress && $0.canCapture && $0.kind != .loopback }
    guard let own else {
      let other = interfaces.first {
        $0.isUp && $0.canCapture && ![.loopback, .any].contains($0.kind)
      }
      guard let other else { return ["No interface is up: there is nothing to capture yet."] }
      return [
        "None looks like a mirror yet. Should \(other.name.inert) become one, see whether it does:",
        "phonehome doctor -i \(other.name.argument)",
      ]
    }
    return [
      "None looks like a mirror. \(own.name.inert) shows this machine's own traffic, and what is sent to all:",
      "phonehome -i \(own.name.argument) -d 5m",
    ]
  }

  private static func state(_ interface: NetworkInterface) -> String {
    guard interface.isUp else { return "down" }
    return interface.hasCarrier == false ? "up, not connected" : "up"
  }

  private static func addresses(_ interface: NetworkInterface) -> String {
    guard interface.kind != .any else { return "" }
    let reachable = interface.addresses.filter { !$0.isLinkLocal }
    guard let first = reachable.first else { return "none of its own" }
    return first.description + (reachable.count > 1 ? " and \(reachable.count - 1) more" : "")
  }

  private static func capture(_ interface: NetworkInterface) -> String {
    switch interface.capture {
    case .possible: interface.hasMonitorMode ? "yes, over the air too (--monitor)" : "yes"
    case .impossible(let error): error.shortWords
    }
  }
}

extension NetworkInterface {
  /// Why it may not be captured on, where rights are what is missing.
  fileprivate var refusal: InterfaceError? {
    guard case .impossible(let error) = capture, error.reason == .forbidden else { return nil }
    return error
  }
}

extension NetworkInterface.Kind {
  fileprivate var words: String {
    switch self {
    case .ethernet: "Ethernet"
    case .usb: "Ethernet on USB"
    case .wifi: "Wi-Fi"
    case .bridge: "bridge"
    case .vlan: "VLAN"
    case .bond: "bond"
    case .virtual: "virtual"
    case .tunnel: "tunnel"
    case .loopback: "loopback"
    case .any: "all together"
    case .other: "other"
    }
  }
}

extension InterfaceError {
  /// In a cell of a table.
  fileprivate var shortWords: String {
    switch reason {
    case .forbidden: "no: takes rights"
    case .down: "no: it is down"
    case .missing: "no: it is gone"
    case .noMonitorMode, .badFilter, .stopped: "no"
    case .other(let reason): "no: " + reason.inert
    }
  }
}
