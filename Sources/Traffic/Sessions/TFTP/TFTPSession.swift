import Packets

/// TFTP between a client and the port that it asks, and in the flow that its request announces: files go between that client
/// and another port of the server (RFC 1350 §4).
public struct TFTPSession: DatagramSession {
  public let service = "tftp"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0...0 }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    place.sender == .client && TFTPMessage.isRequest(datagram) ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let message = try? TFTPMessage(parsing: datagram) else { return }
    switch message {
    case .readRequest(let request):
      expectFile(&notes)
      notes.fact(.fileName, request.fileName)
      notes.say("asks for the file \(request.words)", by: sender, over: service)
    case .writeRequest(let request):
      expectFile(&notes)
      notes.say("sends the file \(request.words)", by: sender, over: service)
    case .error(let code, let text):
      let reason = text.isEmpty ? code.description : String(text.prefix(Self.textBound))
      notes.say("says no: \(reason) (TFTP)", by: sender, over: service)
    case .data, .acknowledgment, .optionAcknowledgment: break
    }
  }

  private func expectFile(_ notes: inout SessionNotes) {
    notes.expect(
      ExpectedFlow(requestedBy: notes.client.address, port: notes.clientPort, for: service))
  }

  /// Most characters that are told of an error.
  private static let textBound = 200
}

extension TFTPRequest {
  /// `update.sh (TFTP, octet)`
  fileprivate var words: String { "\(fileName) (TFTP, \(mode.rawValue))" }
}
