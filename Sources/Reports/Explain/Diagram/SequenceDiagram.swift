import Analysis
import Behaviour
import Packets
import Traffic

/// What one contact said, in order: who to whom, when, how much, and what it means.
public struct SequenceDiagram: Sendable {
  /// Rows that are drawn.
  private static let bound = 24
  /// Rows at the end that stay when some in the middle must go.
  private static let tail = 4

  public let device: String
  public let destination: String
  /// Who is between them: the router, or else the DNS server; nil where nobody that matters is.
  public let between: String?
  /// Whether what the two say passes it.
  public let passesBetween: Bool
  /// In order; between the two parts some are left out.
  public let head: [DiagramStep]
  public let leftOut: Int
  public let tail: [DiagramStep]
  public let further: FurtherConnections

  /// Nil when nothing of the contact was seen.
  public init?(
    _ recorder: ConversationRecorder, of device: DeviceReport, _ dealing: Dealing,
    in report: Report
  ) {
    var (steps, further) = recorder.steps()
    guard !steps.isEmpty else { return nil }
    for index in steps.indices {
      steps[index].recognise(dealing)
      steps[index].judge(dealing.behaviour)
    }
    further.judge(dealing.behaviour)
    self.device = device.label
    self.further = further
    // The port is that of whoever was called.
    let port = dealing.isOutside && dealing.began != .destination ? dealing.contact.port : nil
    destination =
      dealing.isToAll ? "everybody" : dealing.peer + (port.map { ":\($0)" } ?? "")
    let asksNames = steps.contains { $0.peer == .resolver }
    let resolver = recorder.resolver.map { report.name(of: $0) ?? $0.description }
    let passesRouter =
      dealing.isOutside && report.vantage.viewpoint != .outside && !device.isRouter
      && report.vantage.gateway != nil
    let routerAnswers = recorder.resolver.map(report.isRouters) ?? true
    if passesRouter, !asksNames || routerAnswers {
      between = "router"
      passesBetween = true
    } else {
      between = asksNames ? resolver.map { "DNS \($0)" } : nil
      passesBetween = false
    }
    let cut = steps.count > Self.bound
    head = cut ? Array(steps.prefix(Self.bound - Self.tail)) : steps
    tail = cut ? Array(steps.suffix(Self.tail)) : []
    leftOut = max(0, steps.count - head.count - tail.count)
  }

  public var steps: [DiagramStep] { head + tail }
}

extension DiagramStep {
  /// Notes which of the contact's keepalives it is, if it is one.
  fileprivate mutating func recognise(_ dealing: Dealing) {
    guard count > 2 else { return }
    let sender: Side = isFromDevice == dealing.isOwn ? .device : .destination
    keepalive = dealing.behaviour.keepalives.first { known in
      guard known.sender == sender else { return false }
      guard packets == 0 else { return known.size > 0 && known.size == bytes / count }
      switch known.kind {
      case .tcp: return what == "TCP probe"
      case .mqtt: return what == "MQTT PINGREQ"
      case .webSocket: return what == "WebSocket ping"
      case .tlsRecord, .http2, .quic, .udp: return false
      }
    }
    if keepalive != nil { meaning = "keeps the line open" }
  }
}

extension ConversationRecorder {
  /// The DNS server that was asked.
  var resolver: IPAddress? { names.resolver?.responder }
}

extension Report {
  fileprivate func isRouters(_ address: IPAddress) -> Bool {
    devices.contains { $0.id == vantage.gateway && $0.addresses.contains(address) }
  }

  fileprivate func name(of address: IPAddress) -> String? {
    devices.first { $0.addresses.contains(address) }?.label
  }
}
