import Packets

/// TFTP between a client and the port that it asks. Files go between that client and another port of the server (RFC 1350
/// §4): in another flow, which begins without a request and isn't recognised.
public struct TFTPSession: DatagramSession {
  public let service = "tftp"

  public init() {}

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.sender == .client && TFTPMessage.isRequest(datagram) ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TFTPMessage(parsing: datagram) else { return }
    switch message {
    case .readRequest(let request):
      notes.fact(.fileName, request.fileName)
      notes.say("asks for the file \(request.words)", by: sender, over: service)
    case .writeRequest(let request):
      notes.say("sends the file \(request.words)", by: sender, over: service)
    case .error(let code, let text):
      let reason = text.isEmpty ? code.description : String(text.prefix(Self.textBound))
      notes.say("says no: \(reason) (TFTP)", by: sender, over: service)
    case .data, .acknowledgment, .optionAcknowledgment: break
    }
  }

  /// Most characters that are told of an error.
  private static let textBound = 200
}

extension TFTPRequest {
  /// `update.sh (TFTP, octet)`
  fileprivate var words: String { "\(fileName) (TFTP, \(mode.rawValue))" }
}
