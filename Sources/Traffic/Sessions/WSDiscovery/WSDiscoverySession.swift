import Packets

/// WS-Discovery: how printers, cameras and computers are found (OASIS Web Services Dynamic Discovery 1.1).
struct WSDiscoverySession: DatagramSession {
  private var recent = RecentDatagrams()

  var service: String { "ws-discovery" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    WSDiscoveryMessage.recognises(datagram) ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard notes.wantsRecords || !recent.repeats(datagram, from: sender),
      let message = try? WSDiscoveryMessage(parsing: datagram)
    else { return }
    switch message.kind {
    case .hello, .probeMatches, .resolveMatches:
      for type in message.types { notes.claim(.wsdType, type, of: sender) }
      for scope in message.scopes { notes.claim(.wsdScope, scope, of: sender) }
    case .bye, .probe, .resolve: break
    }
    notes.record(.said(service: service, by: sender, words: Self.words(message)))
  }

  private static func words(_ message: WSDiscoveryMessage) -> String {
    let types = message.types.isEmpty ? "" : ": " + message.types.joined(separator: ", ")
    return switch message.kind {
    case .hello: "announces itself over WS-Discovery" + types
    case .bye: "takes its leave over WS-Discovery"
    case .probe: "looks for devices over WS-Discovery" + types
    case .probeMatches: "answers over WS-Discovery" + types
    case .resolve: "asks over WS-Discovery where a device is"
    case .resolveMatches: "tells over WS-Discovery where it is" + types
    }
  }
}
