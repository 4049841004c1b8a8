import Testing

@testable import Packets

@Suite struct FragmentBoundTests {
  /// The first eight bytes of a datagram from 10.0.0.1, that of this number among the unfinished ones.
  private func first(_ number: Int) -> [UInt8] {
    fragment(number, "2000", hex("03e8 07d0 000a 0000"))
  }

  private func last(_ number: Int) -> [UInt8] { fragment(number, "0001", hex("6869")) }

  private func fragment(_ number: Int, _ place: String, _ payload: [UInt8]) -> [UInt8] {
    let header = hex("4500") + bigEndian(payload.count + 20) + bigEndian(number) + hex(place)
    return ethernet(0x0800, header + hex("4011 0000 0a000001 0a000002") + payload)
  }

  /// What a datagram took on the wire is what its fragments took, one after another or over a cut of the capture.
  @Test func aDatagramCountsAllItsFragments() {
    func headers(_ wireLength: UInt32) -> DecodedPacket {
      var packet = DecodedPacket()
      packet.wireLength = wireLength
      return packet
    }
    let none = IPAddress(high: 0, low: 0)
    let key = FragmentReassembler.Key(
      source: none, destination: none, identification: 7, protocolNumber: 17)
    let part = [UInt8](repeating: 1, count: 8)
    var whole = FragmentReassembler()
    _ = whole.add(key, at: 16, isLast: true, part.rawSpan, headers: headers(60))
    _ = whole.add(key, at: 0, isLast: false, part.rawSpan, headers: headers(1514))
    let earlier = whole
    let complete = whole.add(key, at: 8, isLast: false, part.rawSpan, headers: headers(100))
    #expect(complete?.headers.wireLength == 1674)
    var later = FragmentReassembler()
    _ = later.add(key, at: 8, isLast: false, part.rawSpan, headers: headers(100))
    let resumed = later.resume(earlier.pending)
    #expect(resumed.map(\.headers.wireLength) == [1674])
  }

  @Test func theDatagramsBegunFirstLeaveFirst() {
    var decoder = PacketDecoder()
    let bound = FragmentReassembler.datagramBound
    for number in 0...bound { _ = decoder.decode(first(number), as: .ethernet) }
    let evicted = decoder.fragments.evicted
    #expect((1...bound / 8 + 1).contains(evicted))
    #expect(decoder.fragments.pending.count == bound + 1 - evicted)
    #expect(decoder.decode(last(evicted - 1), as: .ethernet).map(\.kind) == [.fragment])
    #expect(decoder.decode(last(evicted), as: .ethernet).map(\.kind) == [.udp])
    #expect(decoder.decode(last(bound), as: .ethernet).map(\.kind) == [.udp])
  }
}
