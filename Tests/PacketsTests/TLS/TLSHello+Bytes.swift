import Packets

extension TLSClientHello {
  init(_ bytes: [UInt8], isDatagram: Bool = false) throws(DecodeError) {
    try self.init(parsing: bytes.rawSpan, isDatagram: isDatagram)
  }
}

extension TLSServerHello {
  init(_ bytes: [UInt8]) throws(DecodeError) { try self.init(parsing: bytes.rawSpan) }
}
