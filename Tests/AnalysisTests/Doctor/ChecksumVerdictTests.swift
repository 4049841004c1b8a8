import Testing

@testable import Analysis

@Suite("A checksum")
struct ChecksumVerdictTests {
  /// A UDP datagram of two bytes, without its checksums.
  private static let packet: [UInt8] = [
    0x45, 0x00, 0x00, 0x1e, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0x00, 0x00,
    0xc0, 0xa8, 0x00, 0x01, 0xc0, 0xa8, 0x00, 0xc7,
    0x00, 0x35, 0x00, 0x35, 0x00, 0x0a, 0x00, 0x00, 0x68, 0x69,
  ]

  private func sum(_ bytes: some Collection<UInt8>, _ start: Int = 0) -> Int {
    var total = start
    for (index, byte) in bytes.enumerated() { total += Int(byte) << (index % 2 == 0 ? 8 : 0) }
    while total > 0xffff { total = total % 0x10000 + total / 0x10000 }
    return total
  }

  /// With the header's checksum, and the transport's as the pseudo-header's sum alone or in full.
  private func packet(isFinished: Bool) -> [UInt8] {
    var bytes = Self.packet
    let header = 0xffff - sum(bytes[..<20])
    (bytes[10], bytes[11]) = (UInt8(header >> 8), UInt8(header & 0xff))
    let pseudo = sum(bytes[12..<20], 17 + 10)
    let check = isFinished ? 0xffff - sum(bytes[20...], pseudo) : pseudo
    (bytes[26], bytes[27]) = (UInt8(check >> 8), UInt8(check & 0xff))
    return bytes
  }

  private func verdict(_ bytes: [UInt8]) -> ChecksumVerdict {
    ChecksumVerdict(packet: bytes[...], isV6: false)
  }

  @Test("is right, unfinished, or wrong")
  func verdicts() {
    #expect(verdict(packet(isFinished: true)) == .right)
    #expect(verdict(packet(isFinished: false)) == .unfinished)
    for place in 12..<30 {
      var bytes = packet(isFinished: true)
      bytes[place] ^= 0x40
      #expect([.wrong, .unchecked].contains(verdict(bytes)), "\(place)")
    }
    // Padding of the link behind the packet is no part of it.
    #expect(verdict(packet(isFinished: true) + [1, 2, 3]) == .right)
    #expect(verdict(Self.packet.dropLast(1) + []) == .unchecked)
  }

  @Test("of anything at all never traps")
  func hostile() {
    var random = SystemRandomNumberGenerator()
    for length in 0..<120 {
      for first: UInt8 in [0x45, 0x4f, 0x60, 0x40] {
        var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        if !bytes.isEmpty { bytes[0] = first }
        for isV6 in [false, true] { _ = ChecksumVerdict(packet: bytes[...], isV6: isV6) }
      }
    }
  }
}
