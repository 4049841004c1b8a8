import Captures
import Packets
import Traffic

/// Decoded packets on their way to the shards, with the bytes they lie in.
final class RoutedBatch: Sendable {
  /// What the frames lie in: kept until all shards have had their packets, the records of the frames are not.
  private let buffer: PooledArray<UInt8>
  private let packets: PooledArray<DecodedPacket>
  /// Payloads that lie in none of the frames.
  private let reassembled: [[UInt8]]
  let wiFiFrames: [WiFiFrame]
  private let msdus: [WiFiMSDU]
  /// Whether nobody had captured for a while before it.
  private let followsPause: Bool
  /// For each shard, the places of its packets; empty where one takes all.
  let shares: [[UInt32]]

  convenience init(_ piece: Reading.Piece, shards: Int) {
    self.init(
      piece.buffer, piece.decoded, piece.pool, followsPause: piece.followsPause, shards: shards)
  }

  convenience init(bytes: [UInt8], decoded: DecodedPackets, shards: Int = 1) {
    self.init(PooledArray(bytes), decoded, nil, followsPause: false, shards: shards)
  }

  private init(
    _ buffer: PooledArray<UInt8>, _ decoded: DecodedPackets,
    _ pool: PooledArray<DecodedPacket>.Pool?, followsPause: Bool, shards: Int
  ) {
    self.buffer = buffer
    packets = PooledArray(decoded.packets, of: pool)
    reassembled = decoded.buffers
    wiFiFrames = decoded.wiFiFrames
    msdus = decoded.msdus
    self.followsPause = followsPause
    shares = shards > 1 ? Self.part(decoded.packets, among: shards) : []
  }

  /// For each shard the places of its packets, in order.
  private static func part(_ packets: [DecodedPacket], among shards: Int) -> [[UInt32]] {
    var shares = Array(repeating: [UInt32](), count: shards)
    for share in shares.indices { shares[share].reserveCapacity(packets.count) }
    for place in packets.indices {
      shares[shard(of: packets[place], among: shards)].append(UInt32(truncatingIfNeeded: place))
    }
    return shares
  }

  /// Of the packets that are wanted.
  convenience init(_ piece: Reading.Piece, where isWanted: (DecodedPacket) -> Bool) {
    var decoded = piece.decoded
    decoded.packets.removeAll { !isWanted($0) }
    self.init(piece.buffer, decoded, nil, followsPause: piece.followsPause, shards: 1)
  }

  /// Hands a shard its packets, each with its payload.
  func deliver(share: Int, to shard: inout Shard) {
    if followsPause { shard.pause() }
    let buffer = self.buffer.elements
    let bytes = buffer.rawSpan
    let packets = self.packets.elements
    guard !shares.isEmpty else {
      for place in packets.indices { deliver(packets[place], bytes, to: &shard) }
      return
    }
    deliver(packets, at: shares[share], bytes, to: &shard)
  }

  /// Hands a shard some of the packets. Another core wrote them, and what they are about was not looked at for long: memory is slow
  /// to answer. So each is gone to in four steps, while others are in theirs: the first three ask for what lies far away, each for
  /// what only the answers to the one before can tell.
  private func deliver(
    _ packets: [DecodedPacket], at places: [UInt32], _ bytes: RawSpan, to shard: inout Shard
  ) {
    // Of the packet at hand and of `lead` more.
    var sought: InlineArray<4, Shard.Sought> = .init(repeating: Shard.Sought())
    for step in 0..<(places.count + 2 * Self.lead) {
      if step < places.count { packets.prefetch(at: Int(places[step])) }
      let next = step - Self.lead
      if places.indices.contains(next) {
        let packet = packets[Int(places[next])]
        if packet.payload.buffer < 0 { bytes.prefetch(at: Int(packet.payload.offset)) }
        sought[next & 3] = shard.seek(packet)
      }
      let index = next - Self.lead
      if places.indices.contains(index + 1) { shard.prefetchFlow(sought[(index + 1) & 3]) }
      guard index >= 0 else { continue }
      deliver(packets[Int(places[index])], bytes, sought[index & 3], to: &shard)
    }
  }

  /// How many packets from one step to the next: what memory takes to answer, in the time that a packet takes (some 0.1 µs in
  /// 0.4 µs), and twice that for those that take less. The last step comes after one packet.
  private static let lead = 3

  /// Hands a shard all packets, and before those of each frame what happened beside them.
  func deliver(to shard: inout Shard, _ heard: [PlacedEvent]) {
    if followsPause { shard.pause() }
    let buffer = self.buffer.elements
    let bytes = buffer.rawSpan
    var next = 0
    for packet in packets.elements {
      while next < heard.count, heard[next].place <= Evidence(packet) {
        shard.record(heard[next].event)
        next += 1
      }
      deliver(packet, bytes, to: &shard)
    }
    for other in heard[next...] { shard.record(other.event) }
  }

  /// The packets, each with the beginning of its payload.
  var watchedPackets: [WatchedPacket] {
    let bytes = buffer.elements
    return packets.elements.map { packet in
      let start = Int(packet.payload.offset)
      let end = start + min(Int(packet.payload.count), WatchedPacket.headLength)
      guard packet.payload.buffer >= 0 else {
        return WatchedPacket(packet: packet, head: Array(bytes[start..<end]))
      }
      return WatchedPacket(
        packet: packet, head: Array(reassembled[Int(packet.payload.buffer)][start..<end]))
    }
  }

  /// What 802.11 stations handed to their link layer, as it would look on a cable.
  var ethernetPackets: [EthernetPacket] {
    let bytes = buffer.elements
    return msdus.map { msdu in
      let start = Int(msdu.payload.offset)
      let end = start + Int(msdu.payload.count)
      if msdu.payload.buffer < 0 {
        return EthernetPacket(msdu, bytes.rawSpan.extracting(start..<end))
      }
      let own = reassembled[Int(msdu.payload.buffer)]
      return EthernetPacket(msdu, own.rawSpan.extracting(start..<end))
    }
  }

  @inline(__always)
  private func deliver(_ packet: DecodedPacket, _ bytes: RawSpan, to shard: inout Shard) {
    deliver(packet, bytes, shard.seek(packet), to: &shard)
  }

  @inline(__always)
  private func deliver(
    _ packet: DecodedPacket, _ bytes: RawSpan, _ sought: Shard.Sought, to shard: inout Shard
  ) {
    let start = Int(packet.payload.offset)
    let end = start + Int(packet.payload.count)
    if packet.payload.buffer < 0 {
      shard.take(packet, payload: bytes.extracting(start..<end), sought)
    } else {
      let own = reassembled[Int(packet.payload.buffer)]
      shard.take(packet, payload: own.rawSpan.extracting(start..<end), sought)
    }
  }

  /// Hands a shard packets that all lie in buffers of their own.
  static func deliver(_ decoded: DecodedPackets, to shard: inout Shard) {
    RoutedBatch(bytes: [], decoded: decoded).deliver(share: 0, to: &shard)
  }

  /// The same for both directions of a flow, and for all flows of a pair of addresses.
  @inline(__always)
  private static func shard(of packet: DecodedPacket, among shards: Int) -> Int {
    var hash: UInt64
    if packet.isFlowPacket {
      hash =
        (packet.source.low ^ packet.destination.low)
        &+ (packet.source.high ^ packet.destination.high)
    } else {
      hash = packet.sourceMAC.rawValue ^ packet.destinationMAC.rawValue
    }
    hash = hash &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(shards)) >> 32)
  }
}
