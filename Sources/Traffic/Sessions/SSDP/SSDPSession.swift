import Packets

/// SSDP: what UPnP devices announce, look for and answer (UPnP Device Architecture 2.0 §1).
struct SSDPSession: DatagramSession {
  /// What was said last of the sender's product.
  private var product = ""
  private var recent = RecentDatagrams()

  var service: String { "ssdp" }

  static var firstBytes: ClosedRange<UInt8> { UInt8(ascii: "H")...UInt8(ascii: "N") }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    SSDPMessage.recognises(datagram) ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard notes.wantsRecords || !recent.repeats(datagram, from: sender),
      let message = try? SSDPMessage(parsing: datagram)
    else { return }
    if message.kind != .search {
      if let type = message.type { notes.claim(.ssdpType, type, of: sender) }
      if let server = message.server, server != product {
        product = server
        notes.claim(.ssdpServer, server, of: sender)
      }
    } else if let agent = message.userAgent, agent != product {
      product = agent
      notes.claim(.userAgent, agent, of: sender)
    }
    notes.record(.ssdp(message, by: sender))
  }
}
