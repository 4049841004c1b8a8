import Packets

/// The NetBIOS name service over UDP (RFC 1002 §4.2, §5).
struct NetBIOSNameSession: DatagramSession {
  private static let port: UInt16 = 137

  var service: String { "netbios-ns" }

  static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.isOn(port) && (try? NetBIOSNameMessage(parsing: datagram)) != nil ? .certain : .no
  }

  mutating func take(_ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes) {
    guard notes.wantsRecords || Self.tellsOfSender(datagram),
      let message = try? NetBIOSNameMessage(parsing: datagram)
    else { return }
    for name in Self.namesOfSender(in: message, notes.address(of: sender)) {
      notes.claim(.netbiosName, name.name, of: sender)
    }
    notes.record(.netBIOSName(message, by: sender))
  }

  /// Whether it is a response, or claims a name: most only ask.
  private static func tellsOfSender(_ datagram: RawSpan) -> Bool {
    var reader = ByteReader(datagram)
    guard (try? reader.skip(2)) != nil, let flags = try? reader.read(UInt16.self) else {
      return false
    }
    return flags & 0x8000 != 0
      || NetBIOSNameMessage.Operation(rawValue: UInt8(flags >> 11 & 15)).claimsName
  }

  /// The computer names that a sender says are its own: those it registers, defends or lists; no group's.
  private static func namesOfSender(in message: NetBIOSNameMessage, _ sender: IPAddress)
    -> [NetBIOSName]
  {
    guard message.resultCode == 0 else { return [] }
    if !message.isResponse {
      guard message.operation.claimsName, let name = message.question?.name, name.namesComputer,
        message.holders.contains(where: { $0.name == name && !$0.isGroup })
      else { return [] }
      return [name]
    }
    guard message.operation == .query else { return [] }
    return message.nodeNames.filter { !$0.isGroup && $0.name.namesComputer }.map(\.name)
      + message.holders.filter {
        !$0.isGroup && $0.name.namesComputer && $0.address == sender
      }.map(\.name)
  }
}
