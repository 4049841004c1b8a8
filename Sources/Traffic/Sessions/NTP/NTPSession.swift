import Packets

/// NTP between two hosts (RFC 5905).
struct NTPSession: DatagramSession {
  private static let port: UInt16 = 123
  /// Farthest that a clock is said to be off: a day. Clients may send any number as their time, so as to hide it.
  private static let offsetBound: Int64 = 86_400_000_000_000

  /// The last question's transmit timestamp, and when it was captured.
  private var asked = NTPTimestamp(rawValue: 0)
  private var askedAt: Int64 = 0

  var service: String { "ntp" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    if place.isOn(port) { return NTPMessage.isPlausible(datagram) ? .certain : .no }
    return NTPMessage.isAnswer(datagram) ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    noteRefusal(datagram, &notes)
    guard notes.wantsRecords else { return }
    if let message = try? NTPMessage(parsing: datagram) {
      let offset = note(message, at: notes.time)
      notes.record(.ntp(message, by: sender, clientOffset: offset))
    } else if let message = try? NTPControlMessage(parsing: datagram) {
      notes.record(.said(service: service, by: sender, words: Self.words(message)))
    }
  }

  /// Notes an answer that holds no time: of a server with nothing to tell, or nothing for this client.
  private func noteRefusal(_ datagram: RawSpan, _ notes: inout SessionNotes) {
    guard NTPMessage.isRefusal(datagram), let message = try? NTPMessage(parsing: datagram) else {
      return
    }
    notes.fact(.timeRefused, message.stratum == 0 ? message.reference : "unsynchronised")
  }

  /// Keeps a question; of its answer, how far the client's clock is off (RFC 5905 §8): positive where it is slow.
  private mutating func note(_ message: NTPMessage, at time: Int64) -> Int64? {
    if message.mode == .client || message.mode == .symmetricActive {
      asked = message.transmitTime
      askedAt = time
      return nil
    }
    guard message.mode == .server || message.mode == .symmetricPassive,
      message.originTime == asked, (1...15).contains(message.stratum),
      let left = asked.unixNanoseconds, let received = message.receiveTime.unixNanoseconds,
      let sent = message.transmitTime.unixNanoseconds
    else { return nil }
    // When the answer arrived, by the client's clock: as long after the question as both were captured apart.
    let arrived = left + (time - askedAt)
    let offset = ((received - left) + (sent - arrived)) / 2
    return offset.magnitude <= Self.offsetBound.magnitude ? offset : nil
  }

  private static func words(_ message: NTPControlMessage) -> String {
    switch (message.isPrivate, message.isResponse) {
    case (true, true) where message.errorCode != 0:
      "refuses what was asked of a time server (NTP private, request \(message.operation), "
        + "error \(message.errorCode))"
    case (true, false) where message.isMonitorList:
      "asks a time server whom it talked to (NTP monitor list, request \(message.operation), "
        + "which reflection attacks abuse)"
    case (true, true) where message.isMonitorList:
      "tells whom it talked to, \(message.itemCount) "
        + (message.itemCount == 1 ? "address" : "addresses")
        + " (NTP monitor list, request \(message.operation), which reflection attacks abuse)"
    case (false, false):
      "asks a time server for its state (NTP control, opcode \(message.operation))"
    case (false, true):
      "tells its state as a time server (NTP control, opcode \(message.operation))"
    case (true, false): "steers a time server (NTP private, request \(message.operation))"
    case (true, true): "answers as a time server (NTP private, request \(message.operation))"
    }
  }
}
