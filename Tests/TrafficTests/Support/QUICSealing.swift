import Cryptography
import Packets

@testable import Decryption

/// Makes QUIC packets as an end of a connection does, to be opened again.
struct QUICSealing {
  var version = QUICVersion.version1
  var protection = QUICProtection.version1
  /// What the keys are derived from.
  var destination = QUICConnectionID([0x83, 0x94, 0xc8, 0xf0, 0x3e, 0x51, 0x57, 0x08])

  /// An Initial packet of the client, or of the server.
  func initial(
    _ payload: [UInt8], number: UInt32 = 0, isServer: Bool = false,
    destination: QUICConnectionID? = nil, source: QUICConnectionID = QUICConnectionID([])
  ) -> [UInt8] {
    let to = (destination ?? (isServer ? QUICConnectionID([]) : self.destination)).bytes
    let length = 4 + payload.count + AES128.tagLength
    let type: UInt8 = version.hasVersion2Types ? 0xd3 : 0xc3
    var header = [type] + Self.bytes(version.rawValue)
    header += [UInt8(to.count)] + to + [UInt8(source.bytes.count)] + source.bytes
    header += [0, UInt8(0x40 | length >> 8), UInt8(length & 0xff)]
    let offset = header.count
    header += Self.bytes(number)
    guard let keys = QUICInitialKeys(destination: self.destination, protection),
      let own = isServer ? keys.server : keys.client
    else { return [] }
    var nonce = own.initializationVector
    for (index, byte) in Self.bytes(number).enumerated() { nonce[8 + index] ^= byte }
    var packet = header + own.packetKey.seal(payload, nonce: nonce, header: header)
    let mask = own.headerKey.encrypt(block: Array(packet[offset + 4..<offset + 20])) ?? []
    packet[0] ^= mask[0] & 0x0f
    for index in 0..<4 { packet[offset + index] ^= mask[index + 1] }
    return packet
  }

  /// A CRYPTO frame.
  static func crypto(_ data: ArraySlice<UInt8>, at offset: Int = 0) -> [UInt8] {
    [6] + [UInt8(0x40 | offset >> 8), UInt8(offset & 0xff)]
      + [UInt8(0x40 | data.count >> 8), UInt8(data.count & 0xff)] + data
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

extension AES128 {
  /// Galois/Counter Mode (NIST SP 800-38D §7.1), written out.
  fileprivate func seal(_ text: [UInt8], nonce: [UInt8], header: [UInt8]) -> [UInt8] {
    var sealed: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 16) {
      let stream = stream(nonce, start / 16 + 2)
      sealed += zip(text[start..<min(start + 16, text.count)], stream).map { $0 ^ $1 }
    }
    let key = number(encrypt(block: [UInt8](repeating: 0, count: 16)) ?? [])
    var hash: UInt128 = 0
    for part in [header, sealed] {
      for start in stride(from: 0, to: part.count, by: 16) {
        let block = Array(part[start..<min(start + 16, part.count)])
        let padded = block + [UInt8](repeating: 0, count: 16 - block.count)
        hash = Self.multiply(hash ^ number(padded), key)
      }
    }
    hash = Self.multiply(hash ^ (UInt128(header.count * 8) << 64 | UInt128(sealed.count * 8)), key)
    let tag = hash ^ number(stream(nonce, 1))
    return sealed + (0..<16).map { UInt8(truncatingIfNeeded: tag >> (120 - 8 * UInt128($0))) }
  }

  private func stream(_ nonce: [UInt8], _ counter: Int) -> [UInt8] {
    encrypt(block: nonce + [0, 0, UInt8(counter >> 8), UInt8(counter & 0xff)]) ?? []
  }

  private func number(_ block: [UInt8]) -> UInt128 {
    block.reduce(0) { $0 << 8 | UInt128($1) }
  }

  private static func multiply(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var product: UInt128 = 0
    var factor = right
    for shift in stride(from: 127, through: 0, by: -1) {
      if left >> UInt128(shift) & 1 == 1 { product ^= factor }
      factor = factor & 1 == 1 ? factor >> 1 ^ (0xe1 << 120) : factor >> 1
    }
    return product
  }
}
