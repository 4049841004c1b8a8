import Packets

/// The NetBIOS datagram service (RFC 1002 §4.4): for what computers announce of themselves.
struct NetBIOSDatagramSession: DatagramSession {
  private static let port: UInt16 = 138

  var service: String { "netbios-dgm" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.isOn(port) && (try? NetBIOSDatagram(parsing: datagram)) != nil ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard let message = try? NetBIOSDatagram(parsing: datagram) else { return }
    if message.sourceName.namesComputer, message.sourceAddress == notes.address(of: sender) {
      notes.claim(.netbiosName, message.sourceName.name, of: sender)
    }
    guard let announcement = message.announcement else { return }
    let comment = announcement.comment.isEmpty ? "" : ": \(announcement.comment)"
    notes.record(
      .said(
        service: service, by: sender,
        words: "announces itself as \(announcement.serverName), Windows version "
          + "\(announcement.majorVersion).\(announcement.minorVersion)\(comment)"))
  }
}
