import Packets

/// CoAP over UDP between a client and a server.
public struct CoAPSession: DatagramSession {
  public let service = "coap"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { 0x40...0x7f }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    var reader = ByteReader(datagram)
    guard let first = try? reader.read(UInt8.self), first >> 6 == 1, first & 15 <= 8,
      let code = try? reader.read(UInt8.self),
      code <= 7 || code == 30 || (0x40...0xa8).contains(code),
      place.isOn(CoAPMessage.port) || code > 0 && CoAPCode(rawValue: code).isRegistered,
      let message = try? CoAPMessage(parsing: datagram)
    else { return .no }
    if place.isOn(CoAPMessage.port) { return message.isPlausible ? .certain : .no }
    return message.isUnmistakable ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard notes.wantsRecords || CoAPMessage.namesCoIoTDevice(datagram),
      let message = try? CoAPMessage(parsing: datagram)
    else { return }
    if let device = message.coIoTDevice {
      notes.claim(.shellyModel, String(device.prefix { $0 != "#" }), of: sender)
    }
    notes.say(message.words, by: sender, over: service)
  }
}

extension CoAPMessage {
  fileprivate var words: String {
    if code.isEmpty {
      return switch type {
      case .confirmable: "asks whether the other is there (CoAP ping)"
      case .acknowledgement: "acknowledges (CoAP)"
      case .nonConfirmable, .reset: "refuses a message (CoAP reset)"
      }
    }
    if isCoIoT, let coIoTDevice {
      return "tells how it is: \(coIoTDevice), \(payloadLength) B (CoIoT)"
    }
    var words = code.isRequest ? "CoAP \(code) \(uriHost ?? "")\(path)" : "answers CoAP \(code)"
    if !uriQuery.isEmpty { words += "?" + uriQuery.joined(separator: "&") }
    if code.isRequest, observe == 0 { words += ", and to be told of changes" }
    if payloadLength > 0 {
      let format = contentFormat.flatMap { Self.formats[$0] }
      words += ", \(payloadLength) B" + (format.map { " of \($0)" } ?? "")
    }
    return isOSCORE ? words + ", sealed (OSCORE)" : words
  }

  /// IANA CoAP Content-Formats registry.
  private static let formats: [UInt32: String] = [
    0: "text", 40: "links", 41: "XML", 42: "octets", 47: "EXI", 50: "JSON", 60: "CBOR",
    110: "SenML+JSON", 112: "SenML+CBOR", 11542: "LwM2M+TLV", 11543: "LwM2M+JSON",
  ]
}
