import Foundation
import Testing

/// Captures built to send the program round and round, or to fill it up: each ends, and what was left out is said.
@Suite struct BombTests {
  private let ethernet: [UInt8] = [2, 0, 0, 0, 0, 0xbb, 2, 0, 0, 0, 0, 0xaa]

  private func repeated(_ unit: [UInt8], _ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in unit }
  }

  /// An IPv4 packet without options (RFC 791 §3.1); `fragment` is flags and offset.
  private func ipv4(
    _ protocolNumber: UInt8, id: UInt16 = 1, fragment: UInt16 = 0, source: UInt8 = 1,
    _ payload: [UInt8]
  ) -> [UInt8] {
    let length = UInt16(20 + payload.count)
    return ethernet + [8, 0, 0x45, 0, UInt8(length >> 8), UInt8(length & 255)]
      + [UInt8(id >> 8), UInt8(id & 255), UInt8(fragment >> 8), UInt8(fragment & 255)]
      + [64, protocolNumber, 0, 0, 192, 168, 1, source, 192, 168, 1, 254] + payload
  }

  private func udp(_ from: UInt16, _ to: UInt16, _ payload: [UInt8]) -> [UInt8] {
    let length = UInt16(8 + payload.count)
    return [UInt8(from >> 8), UInt8(from & 255), UInt8(to >> 8), UInt8(to & 255)]
      + [UInt8(length >> 8), UInt8(length & 255), 0, 0] + payload
  }

  private func travel(_ frames: [[UInt8]]) -> WholeRoad.Arrival {
    var capture = PcapBytes()
    for (index, frame) in frames.enumerated() {
      capture.addFrame(frame, fraction: UInt32(index % 1_000_000))
    }
    WholeRoad.tellPackets(capture.bytes)
    return WholeRoad.travel(capture.bytes)
  }

  @Test func linksInsideLinksEnd() {
    let tags = ethernet + repeated([0x81, 0, 0, 1], 30_000)
    let bridges = ethernet + repeated([0x65, 0x58] + ethernet, 5000)
    #expect(travel([tags, bridges]).packets == 2)
  }

  @Test func tunnelsInsideTunnelsEndAndAreCounted() {
    let inner: [UInt8] = [0x45, 0, 0, 0, 0, 1, 0, 0, 64, 4, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]
    let frames = (0..<50).map { _ in ethernet + [8, 0] + repeated(inner, 1500) }
    let arrival = travel(frames)
    #expect(arrival.packets == 50)
    #expect(arrival.limits == 1)
  }

  @Test func namesThatPointAtThemselvesEnd() {
    let header: [UInt8] = [0, 1, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
    let pointers: [[UInt8]] = [
      [0xc0, 12], [0xc0, 14, 0xc0, 12], [1, 0x61, 0xc0, 12], [0xff, 0xff],
      repeated([0xc0, 12], 20_000), repeated([63] + [UInt8](repeating: 0x61, count: 63), 400),
      repeated([0], 30_000),
    ]
    let frames = pointers.flatMap { pointer in
      let message = header + pointer + [0, 1, 0, 1]
      let answer = [0, 1, 0x81, 0x80] + header[4...] + pointer + [0, 1, 0, 1]
      return [
        ipv4(17, udp(50_000, 53, message)), ipv4(17, udp(53, 50_000, answer)),
        ipv4(17, udp(40_000, 40_001, message)),
      ]
    }
    #expect(travel(frames).packets == frames.count)
  }

  @Test func leasesFullOfOptionsEnd() {
    let fixed = [2, 1, 6, 0] + [UInt8](repeating: 1, count: 232) + [0x63, 0x82, 0x53, 0x63]
    let options: [[UInt8]] = [
      repeated([12, 0], 20_000), repeated([12, 255] + [UInt8](repeating: 0x61, count: 255), 200),
      repeated([52, 1, 3], 10_000), [53, 1, 5, 12, 255], repeated([82, 2, 1, 0], 10_000),
    ]
    let frames = options.map { ipv4(17, udp(67, 68, fixed + $0)) }
    #expect(travel(frames).packets == frames.count)
  }

  @Test func fragmentsWithoutEndAreBoundedAndCounted() {
    let frames = (0..<6000).map { index in
      ipv4(17, id: UInt16(index), fragment: 0x2000, [UInt8](repeating: 0, count: 16))
    }
    let arrival = travel(frames)
    #expect(arrival.packets == 6000)
    #expect(arrival.limits == 1)
  }

  @Test func piecesOfFramesWithoutEndAreBoundedAndCounted() {
    var capture = PcapBytes(linkType: 105)
    let header: [UInt8] = [8, 5, 0, 0] + ethernet + [2, 0, 0, 0, 0, 0xaa]
    for sequence in 0..<1000 {
      let control = UInt16(sequence) << 4
      capture.addFrame(header + [UInt8(control & 255), UInt8(control >> 8), 0xaa, 0xaa, 3, 0])
    }
    let arrival = WholeRoad.travel(capture.bytes)
    #expect(arrival.packets == 1000)
    #expect(arrival.limits == 1)
  }

  @Test func fragmentsThatOverlapEnd() {
    let frames = (0..<3000).map { index in
      ipv4(
        17, id: 9, fragment: 0x2000 | UInt16(index * 7 % 8000),
        [UInt8](repeating: UInt8(index & 255), count: 40))
    }
    #expect(travel(frames).packets == 3000)
  }

  @Test func moreConversationsThanAreHeldAreCounted() {
    let frames = (0..<5000).map { index in
      ipv4(17, source: UInt8(index % 200), udp(UInt16(10_000 + index), 40_000, [1]))
    }
    let arrival = travel(frames)
    #expect(arrival.packets == 5000)
    #expect(arrival.limits == 1)
    // The table is scattered in another way each time; what is told is the same.
    #expect(travel(frames).json == arrival.json)
  }

  /// The last bytes there are end inside a TCP header that announces more options than were kept.
  @Test func headersCutAtTheEndOfTheCaptureEnd() {
    let segment: [UInt8] = [0xc0, 0, 0, 80, 0, 0, 0, 1, 0, 0, 0, 0, 0xf0, 2, 1, 0, 0, 0, 0, 0]
    let whole = ipv4(6, segment + [UInt8](repeating: 1, count: 400))
    for kept in 34..<(whole.count - 400) {
      var capture = PcapBytes()
      capture.addFrame(Array(whole[..<kept]), wireLength: whole.count)
      WholeRoad.tellPackets(capture.bytes)
      #expect(WholeRoad.travel(capture.bytes).packets == 1)
    }
  }

  /// Told in one order, used in the other.
  @Test func aNameOfManyAddressesIsOneContact() throws {
    let addresses: [[UInt8]] = (0..<2000).map { [203, 0, UInt8($0 / 250), UInt8($0 % 250)] }
    let question: [UInt8] = [3, 0x63, 0x64, 0x6e, 4, 0x74, 0x65, 0x73, 0x74, 0, 0, 1, 0, 1]
    let record: [UInt8] = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]
    var frames: [[UInt8]] = stride(from: 0, to: 2000, by: 20).map { start in
      let answers = addresses[start..<(start + 20)].flatMap { record + $0 }
      let header: [UInt8] = [0, UInt8(start / 20), 0x81, 0x80, 0, 1, 0, 20, 0, 0, 0, 0]
      var answer = ipv4(17, id: UInt16(start), udp(53, 5000, header + question + answers))
      answer.replaceSubrange(26..<34, with: [192, 168, 1, 1, 192, 168, 1, 10])
      return answer
    }
    for address in addresses.reversed() {
      var frame = ipv4(17, source: 10, udp(6000, 7000, [1]))
      frame.replaceSubrange(30..<34, with: address)
      frames.append(frame)
    }
    let report = try #require(travel(frames).json.last)
    let whole = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let destinations = (whole?["contacts"] as? [[String: Any]] ?? [])
      .compactMap { $0["destination"] as? [String: Any] }
    let named = destinations.filter { $0["name"] as? String == "cdn.test" }
    #expect(named.count == 1)
    #expect(named.first?["nameSource"] as? String == "dns")
    #expect(
      named.first?["addresses"] as? [String]
        == addresses.map { $0.map(String.init).joined(separator: ".") })
  }

  @Test func timesFarApartMakeNoLongTimeLine() {
    var capture = PcapBytes()
    for (index, seconds) in [0, UInt32.max, 1_700_000_000, 0, 2_147_483_648].enumerated() {
      capture.addFrame(
        ipv4(17, udp(UInt16(2000 + index), 40_000, [1])), seconds: seconds, fraction: .max)
    }
    let arrival = WholeRoad.travel(capture.bytes)
    #expect(arrival.packets == 5)
    #expect(arrival.json.allSatisfy { $0.utf8.count < 1_000_000 })
    WholeRoad.expectJSON(arrival.json)
  }

  /// A pcapng whose interface has seconds as its resolution, and an offset of its own.
  private func pcapng(seconds: [UInt64], offset: UInt64) -> [UInt8] {
    func four(_ value: UInt64) -> [UInt8] {
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    func block(_ type: UInt64, _ body: [UInt8]) -> [UInt8] {
      four(type) + four(UInt64(body.count + 12)) + body + four(UInt64(body.count + 12))
    }
    let frame = ipv4(17, udp(2000, 40_000, [1, 2]))
    let options: [UInt8] =
      [9, 0, 1, 0, 0, 0, 0, 0, 14, 0, 8, 0] + four(offset) + four(offset >> 32) + four(0)
    let packets = seconds.flatMap { time in
      block(
        6,
        four(0) + four(time >> 32) + four(time) + four(UInt64(frame.count))
          + four(UInt64(frame.count)) + frame)
    }
    return block(0x0a0d_0d0a, four(0x1a2b_3c4d) + four(1) + four(.max) + four(.max))
      + block(1, [1, 0, 0, 0] + four(0) + options) + packets
  }

  @Test(arguments: [UInt64(0), UInt64(bitPattern: Int64.min), UInt64(bitPattern: Int64.max)])
  func timesThatNoClockShowsEnd(_ offset: UInt64) {
    let bytes = pcapng(seconds: [0, .max, 1_700_000_000, 1 << 62, 0], offset: offset)
    let arrival = WholeRoad.travel(bytes)
    WholeRoad.tellPackets(bytes)
    #expect(arrival.packets == 5)
    #expect(arrival.json.allSatisfy { $0.utf8.count < 1_000_000 })
    WholeRoad.expectJSON(arrival.json)
  }
}
