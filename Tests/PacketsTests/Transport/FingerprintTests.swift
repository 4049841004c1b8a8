import Packets
import Testing

/// Copies of one frame have one fingerprint, and no two frames else.
@Suite struct FingerprintTests {
  /// A datagram whose sender computed no checksum, or left it to its adapter (the pseudo-header's sum).
  private func fingerprint(_ payload: [UInt8], isOffloaded: Bool) throws -> UInt32 {
    var datagram = udp(payload)
    if isOffloaded {
      datagram.replaceSubrange(6..<8, with: bigEndian(0x1403 + 17 + datagram.count))
    }
    let packet = try #require(decode(ethernet(0x0800, ipv4(17, datagram)), as: .ethernet).first)
    #expect(packet.flags.contains(.offloadedChecksum) == isOffloaded)
    return packet.fingerprint
  }

  @Test(arguments: [false, true])
  func payloadsWithoutChecksumAreToldApart(_ isOffloaded: Bool) throws {
    for length in 1...71 {
      let payload = [UInt8](repeating: 7, count: length)
      let first = try fingerprint(payload, isOffloaded: isOffloaded)
      #expect(try fingerprint(payload, isOffloaded: isOffloaded) == first)
      var other = payload
      other[length - 1] = 8
      #expect(try fingerprint(other, isOffloaded: isOffloaded) != first)
    }
  }
}
