import Packets

/// DNS messages made by hand (RFC 1035 §4).
enum DNSBytes {
  /// A question, or its answer where `addresses` or `isResponse` say so.
  static func message(
    id: UInt16, _ name: String, type: UInt16 = 1, isResponse: Bool = false, code: UInt16 = 0,
    addresses: [UInt32] = []
  ) -> [UInt8] {
    let answers = isResponse ? addresses : []
    let flags: UInt16 = (isResponse ? 0x8180 : 0x0100) | code
    var bytes = words([id, flags, 1, UInt16(answers.count), 0, 0])
    for label in name.split(separator: ".") {
      bytes.append(UInt8(label.utf8.count))
      bytes += Array(label.utf8)
    }
    bytes += [0] + words([type, 1])
    for address in answers {
      bytes += words([0xc00c, 1, 1, 0, 300, 4])
      bytes += words([UInt16(address >> 16), UInt16(truncatingIfNeeded: address)])
    }
    return bytes
  }

  static func decoded(_ bytes: [UInt8]) throws -> DNSMessage {
    try DNSMessage(parsing: bytes.rawSpan)
  }

  private static func words(_ words: [UInt16]) -> [UInt8] {
    words.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }
}

/// DHCP messages made by hand (RFC 2131 §2).
enum DHCPBytes {
  struct Fields {
    var isReply = false
    var type: UInt8 = 1
    var transactionID: UInt32 = 7
    var mac = MACAddress(rawValue: 0x0200_0000_0010)
    var clientAddress: UInt32 = 0
    var yourAddress: UInt32 = 0
    var hostName: String?
    var requestedAddress: UInt32?
    var mask: UInt32?
    var router: UInt32?
    var resolver: UInt32?
  }

  static func message(_ fields: Fields) -> [UInt8] {
    var bytes: [UInt8] = [fields.isReply ? 2 : 1, 1, 6, 0]
    bytes += four(fields.transactionID) + [0, 0, 0, 0]
    bytes += four(fields.clientAddress) + four(fields.yourAddress) + four(0) + four(0)
    bytes += (0..<6).map { UInt8(truncatingIfNeeded: fields.mac.rawValue >> UInt64(40 - $0 * 8)) }
    bytes += [UInt8](repeating: 0, count: 10 + 64 + 128)
    bytes += [0x63, 0x82, 0x53, 0x63, 53, 1, fields.type]
    if let name = fields.hostName { bytes += [12, UInt8(name.utf8.count)] + Array(name.utf8) }
    if let address = fields.requestedAddress { bytes += [50, 4] + four(address) }
    if let mask = fields.mask { bytes += [1, 4] + four(mask) }
    if let router = fields.router { bytes += [3, 4] + four(router) }
    if let resolver = fields.resolver { bytes += [6, 4] + four(resolver) }
    return bytes + [255]
  }

  static func decoded(_ fields: Fields) throws -> DHCPMessage {
    try DHCPMessage(parsing: message(fields).rawSpan)
  }

  private static func four(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
