import Packets

/// SIP over UDP (RFC 3261).
public struct SIPSession: DatagramSession {
  public let service = "sip"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { UInt8(ascii: "A")...UInt8(ascii: "Z") }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    TextMessage.begins(datagram, as: .sip) == true ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TextMessage(parsing: datagram, as: .sip, isDatagram: true) else {
      return
    }
    notes.note(message, from: sender, service)
  }
}

/// SIP over TCP (RFC 3261 §18.3).
public struct SIPStream: StreamSession {
  public let service = "sip"

  public init() {}

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    Recognition(TextMessage.begins(bytes, as: .sip))
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    // Empty lines keep the connection alive (RFC 5626 §3.5.1).
    if bytes.begins(with: "\r\n") { return .consumed(2) }
    do throws(DecodeError) {
      let message = try TextMessage(parsing: bytes, as: .sip)
      notes.note(message, from: sender, service)
      return StreamProgress(consumed: message.head.byteCount, skipped: message.head.contentLength)
    } catch {
      return .failed(error, at: bytes, bound: TextHead.lengthBound)
    }
  }
}

extension SessionNotes {
  fileprivate mutating func note(
    _ message: TextMessage, from sender: Sender, _ service: String
  ) {
    let head = message.head
    claim(.sipUserAgent, head["user-agent"] ?? head["server"] ?? "", of: sender)
    switch message.start {
    case .request(let method, let uri):
      let name = (head["authorization"] ?? head["proxy-authorization"])?.parameter("username")
      if let name { fact(.userName, name) }
      let from = head["from"]?.sipAddress ?? "somebody"
      let to = head["to"]?.sipAddress ?? uri.sipAddress
      let words =
        switch method {
        case "REGISTER": "registers as \(to)"
        case "INVITE": "calls \(to) as \(from)"
        case "BYE": "hangs up on \(to)"
        case "CANCEL": "cancels its call to \(to)"
        default: "sends \(method) from \(from) to \(to)"
        }
      say("\(words) (SIP)", by: sender, over: service)
    case .response(let code, let reason):
      let method = head["cseq"]?.split(separator: " ").last.map { "\($0) " } ?? ""
      say("answers \(method)\(code) \(reason) (SIP)", by: sender, over: service)
    }
  }
}

extension String {
  /// The address in `"Ann" <sip:ann@example.com;transport=udp>;tag=1`, without parameters and password.
  fileprivate var sipAddress: String {
    var text = self[...]
    if let open = text.firstIndex(of: "<") {
      text = text[text.index(after: open)...].prefix { $0 != ">" }
    }
    for scheme in ["sips:", "sip:"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    let address = text.prefix { $0 != ";" && $0 != "?" }
    guard let at = address.firstIndex(of: "@") else { return String(address) }
    return String(address[..<at].prefix { $0 != ":" } + address[at...])
  }
}
