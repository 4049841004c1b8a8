import Packets

/// Link-local multicast name resolution (RFC 4795) over UDP: Windows asks its neighbours for names that DNS doesn't know.
struct LLMNRSession: DatagramSession {
  private static let port: UInt16 = 5355

  var service: String { "llmnr" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.isOn(port) && DNSMessage.isLocalPlausible(datagram) ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard let message = try? DNSMessage(parsing: datagram) else { return }
    // Only who has the name answers.
    if message.isResponse, message.responseCode == .noError, !message.answers.isEmpty,
      let question = message.questions.first, question.type != .ptr
    {
      notes.claim(.llmnrName, question.name.unicodeText, of: sender)
    }
    notes.dns(message, by: sender, ofLink: true)
  }
}
