import Cryptography
import Packets

/// What an Initial packet carries, in the clear.
public struct QUICOpenedPacket: Hashable, Sendable {
  /// As far as the header tells it: its lowest one to four bytes, which are all of an Initial's.
  public let packetNumber: UInt32
  /// The frames.
  public let payload: [UInt8]
}

extension QUICPacketKeys {
  /// What a packet with a long header carries; nil where its tag says that it was not sealed with these keys, or that it
  /// is not whole.
  ///
  /// - Parameters:
  ///   - packet: from its first byte to its last.
  ///   - packetNumberOffset: where the packet number begins, which is hidden together with its length.
  public func open(_ packet: RawSpan, packetNumberOffset: Int) -> QUICOpenedPacket? {
    // The sample begins where the packet number would end were it four bytes long (RFC 9001 §5.4.2).
    let sampleStart = packetNumberOffset + 4
    guard packetNumberOffset > 0, packet.byteCount >= sampleStart + AES128.blockLength,
      let mask = headerKey.encrypt(
        block: [UInt8](
          copying: packet.extracting(sampleStart..<sampleStart + AES128.blockLength)))
    else { return nil }
    var header = [UInt8](copying: packet.extracting(0..<sampleStart))
    header[0] ^= mask[0] & 0x0f
    let payloadStart = packetNumberOffset + Int(header[0] & 3) + 1
    header.removeLast(sampleStart - payloadStart)
    var nonce = initializationVector
    var number: UInt32 = 0
    for index in packetNumberOffset..<payloadStart {
      header[index] ^= mask[index - packetNumberOffset + 1]
      number = number << 8 | UInt32(header[index])
      nonce[nonce.count - payloadStart + index] ^= header[index]
    }
    let sealed = packet.extracting(payloadStart..<packet.byteCount)
    guard let payload = packetKey.open(sealed, nonce: nonce, header: header) else { return nil }
    return QUICOpenedPacket(packetNumber: number, payload: payload)
  }
}
