import Certificates
import Packets
import Traffic

/// The messages of the TLS handshake (RFC 8446 §4, RFC 5246 §7.4).
extension Dissector {
  static func readHandshake(
    _ reader: inout FieldReader, isDatagram: Bool,
    over transport: TLSClientHello.JA4Transport = .tcp
  ) throws(DecodeError) {
    let start = reader.offset
    let type = TLSHandshakeType(
      rawValue: try reader.integer("Handshake type", UInt8.self) {
        (nil, handshakeName(TLSHandshakeType(rawValue: $0)))
      })
    reader.group = handshakeName(type)
    defer { reader.group = nil }
    let length = Int(try readInteger24("Length", &reader))
    var pieceLength = length
    if isDatagram {
      try reader.integer("Message sequence", UInt16.self)
      let offset = try readInteger24("Fragment offset", &reader)
      pieceLength = Int(try readInteger24("Fragment length", &reader))
      guard offset == 0, pieceLength == length else {
        try reader.octets("Piece of the message", min(pieceLength, reader.remaining))
        return
      }
    }
    let isHere = pieceLength <= reader.remaining
    let body = reader.offset
    let outer = reader.narrow(to: pieceLength)
    switch type {
    case .clientHello:
      try readClientHello(&reader, isDatagram: isDatagram)
      if isHere { noteFingerprints(&reader, body..<body + length, isDatagram ? .dtls : transport) }
    case .serverHello: try readServerHello(&reader)
    case .certificate where !isDatagram || isHere: try readCertificates(&reader)
    case .newSessionTicket:
      try reader.integer("Lifetime", UInt32.self) { _ in (nil, "seconds") }
    default: break
    }
    if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
    reader.widen(to: outer)
    guard isHere else {
      throw DecodeError(
        .truncated(needed: pieceLength, available: reader.offset - body), at: start)
    }
  }

  @discardableResult
  private static func readInteger24(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) -> UInt32 {
    let start = reader.offset
    let value =
      UInt32(try reader.peek(UInt8.self)) << 16 | UInt32(try reader.peek(UInt16.self, at: 1))
    try reader.skip(3)
    reader.note(name, "\(value)", at: start..<reader.offset)
    return value
  }

  /// JA3 and JA4, which all the hello's bytes together give.
  private static func noteFingerprints(
    _ reader: inout FieldReader, _ range: Range<Int>, _ transport: TLSClientHello.JA4Transport
  ) {
    let bytes = reader.slice(range)
    guard
      let hello = try? TLSClientHello(parsing: bytes.rawSpan, isDatagram: transport == .dtls)
    else { return }
    if let ja3 = hello.ja3 { reader.note("JA3", ja3, at: range) }
    if let ja4 = hello.ja4(over: transport) { reader.note("JA4", ja4, at: range) }
  }

  /// The chain of certificates as versions up to 1.2 send it (RFC 5246 §7.4.2); later ones encrypt it.
  private static func readCertificates(_ reader: inout FieldReader) throws(DecodeError) {
    try readInteger24("Certificates length", &reader)
    while reader.remaining >= 3 {
      let length = Int(try readInteger24("Certificate length", &reader))
      guard length <= reader.remaining else {
        try reader.octets("Certificate", reader.remaining)
        return
      }
      let range = reader.offset..<reader.offset + length
      if let certificate = X509Certificate(der: reader.slice(range)) {
        reader.note("Subject", certificate.subject, at: range)
        reader.note("Issuer", certificate.issuer, at: range)
        noteDate("Valid from", certificate.notBefore, &reader, at: range)
        noteDate("Valid until", certificate.notAfter, &reader, at: range)
        if !certificate.dnsNames.isEmpty {
          reader.note("Names", certificate.dnsNames.joined(separator: ", "), at: range)
        }
      }
      try reader.octets("Certificate", length)
    }
  }

  private static func noteDate(
    _ name: String, _ seconds: Int64, _ reader: inout FieldReader, at range: Range<Int>
  ) {
    let (time, isTooFar) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    reader.note(name, "\(seconds)", at: range, time: isTooFar ? nil : time)
  }

  /// The registry's name in words (IANA "TLS HandshakeType").
  static func handshakeName(_ type: TLSHandshakeType) -> String {
    switch type {
    case .helloRequest: "Hello Request"
    case .clientHello: "Client Hello"
    case .serverHello: "Server Hello"
    case .helloVerifyRequest: "Hello Verify Request"
    case .newSessionTicket: "New Session Ticket"
    case .encryptedExtensions: "Encrypted Extensions"
    case .certificate: "Certificate"
    case .serverKeyExchange: "Server Key Exchange"
    case .certificateRequest: "Certificate Request"
    case .serverHelloDone: "Server Hello Done"
    case .certificateVerify: "Certificate Verify"
    case .clientKeyExchange: "Client Key Exchange"
    case .finished: "Finished"
    case .certificateStatus: "Certificate Status"
    default: "Handshake message \(type.rawValue)"
    }
  }
}
