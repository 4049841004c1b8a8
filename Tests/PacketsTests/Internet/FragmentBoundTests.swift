import Packets
import Testing

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
