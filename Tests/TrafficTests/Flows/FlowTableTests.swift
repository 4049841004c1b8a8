import Packets
import TestSupport
import Testing

@testable import Traffic

/// One table for both directions, and who leaves it under pressure.
@Suite struct FlowTableTests {
  private func packet(port: UInt16, at seconds: Double) -> DecodedPacket {
    var ends = Exchange.Ends()
    ends.clientPort = port
    return .udp(ends, at: seconds, frame: Int(port))
  }

  private func closed(port: UInt16, at seconds: Double) -> [DecodedPacket] {
    var ends = Exchange.Ends()
    ends.clientPort = port
    return Exchange("C S 100; S RA 0 101", ends: ends).packets.map { packet in
      var packet = packet
      packet.time += Int64(seconds * 1e9)
      return packet
    }
  }

  private func take(_ packets: [DecodedPacket], into table: inout FlowTable) -> [Flow] {
    var left: [Flow] = []
    for packet in packets {
      let tuple = table.tuple(of: packet, table.seek(packet))
      let slot = table.standing(tuple, packet) ?? find(packet, tuple, in: &table, &left)
      _ = table.add(to: slot) { $0.add(packet, upward: tuple.upward, isCopy: false) }
    }
    return left
  }

  private func find(
    _ packet: DecodedPacket, _ tuple: FlowTable.Tuple, in table: inout FlowTable,
    _ left: inout [Flow]
  ) -> Int {
    let place = table.place(of: packet, in: tuple)
    left += table.leaving.map { table.flows[Int($0)] }
    table.freeLeaving()
    return switch place {
    case .held(let slot): slot
    case .vacant(let incarnation): table.insert(packet, tuple, incarnation: incarnation)
    }
  }

  @Test func aKeyIsTheSameForBothDirections() {
    for ends in [Exchange.Ends(), .downward] {
      let there = FlowKey.of(.udp(ends, at: 0, frame: 1))
      let back = FlowKey.of(.udp(ends, fromClient: false, at: 0, frame: 2))
      #expect(there.key == back.key)
      #expect(there.upward != back.upward)
      #expect(there.key.scattered(5) == back.key.scattered(5))
      #expect(there.key.scattered(5) != there.key.scattered(6))
    }
  }

  @Test func aKeyOfOneAddressWithItselfSortsItsPorts() {
    var ends = Exchange.Ends()
    ends.server = ends.client
    let there = FlowKey.of(.udp(ends, at: 0, frame: 1))
    let back = FlowKey.of(.udp(ends, fromClient: false, at: 0, frame: 2))
    #expect(there.key == back.key)
    #expect(there.upward != back.upward)
  }

  @Test func theLongestSilentLeavesFirstAndIsCounted() {
    var table = FlowTable(bound: 32, seed: 1)
    var left = take((1...32).map { packet(port: $0, at: Double($0)) }, into: &table)
    // The oldest speak again: what is silent longest are the next ones.
    left += take((1...4).map { packet(port: $0, at: 40 + Double($0)) }, into: &table)
    #expect(left.isEmpty)
    left = take([packet(port: 100, at: 60)], into: &table)
    #expect(Set(left.map { min($0.key.lowPort, $0.key.highPort) }) == Set(5...8))
    #expect(table.evicted == 4)
    #expect(table.count == 29)
  }

  @Test func whatHasClosedLeavesBeforeWhatIsOpen() {
    var table = FlowTable(bound: 32, seed: 1)
    var packets = (1...24).map { packet(port: $0, at: Double($0)) }
    for port in 200..<208 as Range<UInt16> { packets += closed(port: port, at: 30) }
    #expect(take(packets, into: &table).isEmpty)
    let left = take([packet(port: 100, at: 60)], into: &table)
    #expect(left.count == 8)
    #expect(left.allSatisfy { $0.connectionState == .rej })
    #expect(table.evicted == 0)
  }

  @Test func whatClosedLeavesByItselfAfterItsStragglersTime() {
    var table = FlowTable(bound: 32, seed: 1)
    #expect(take(closed(port: 1, at: 0) + [packet(port: 2, at: 200)], into: &table).isEmpty)
    #expect(take([packet(port: 3, at: 300)], into: &table).count == 1)
    #expect(table.evicted == 0)
  }

  /// Refused again and again at one moment: nothing grows old enough to leave by itself.
  @Test func theListOfClosedFlowsIsBounded() {
    var table = FlowTable(bound: 32, seed: 1)
    var ends = Exchange.Ends()
    ends.clientPort = 9
    let before = take(closed(port: 1, at: 1_000_000), into: &table)
    #expect(before.isEmpty)
    for sequence in 1...1000 {
      let refused = Exchange("C S \(sequence * 1000); S RA 0 \(sequence * 1000 + 1)", ends: ends)
      _ = take(refused.packets, into: &table)
      #expect(table.closing.count <= 2 * table.bound)
    }
    // What closed still leaves in time.
    let left = take([packet(port: 3, at: 300)], into: &table)
    #expect(left.map { min($0.key.lowPort, $0.key.highPort) } == [9])
  }

  @Test func everyFlowIsFoundAgainWhateverLeft() {
    var table = FlowTable(bound: 64, seed: 9)
    var numbers = SplitMix64(seed: 4)
    var packets = 0
    var counted = 0
    for second in 0..<4000 {
      let port = UInt16.random(in: 1...200, using: &numbers)
      let left =
        Bool.random(using: &numbers)
        ? take(closed(port: port, at: Double(second)), into: &table)
        : take([packet(port: port, at: Double(second))], into: &table)
      packets += left.reduce(0) { $0 + $1.low.packets + $1.high.packets }
      #expect(table.count <= 64)
    }
    for flow in table.drain() { packets += flow.low.packets + flow.high.packets }
    var again = SplitMix64(seed: 4)
    for _ in 0..<4000 {
      _ = UInt16.random(in: 1...200, using: &again)
      counted += Bool.random(using: &again) ? 2 : 1
    }
    #expect(packets == counted)
    #expect(table.count == 0)
  }

  @Test func evictionIsInTheSummaryAndNothingIsLost() {
    var options = Shard.Options()
    options.flowBound = 32
    var shard = Shard(options)
    let nothing: [UInt8] = []
    for port in 60_001...60_100 as ClosedRange<UInt16> {
      shard.take(packet(port: port, at: Double(port) - 60_000), payload: nothing.rawSpan)
    }
    var summary = shard.finish()
    #expect(summary.flowsEvicted > 0)
    summary.close()
    let contacts = summary.contacts
    #expect(contacts.values.reduce(0) { $0 + $1.flows } == 100)
    #expect(contacts.values.reduce(0) { $0 + $1.fromClient.packets } == 100)
  }

  /// Where the server's side alone was captured, its SYN-ACK is all that tells.
  @Test func aSYNACKOfAnotherNumberBeginsAConnectionOfItsOwn() {
    func count(_ script: String) -> Int { Exchange(script).packets.flows().count }
    let first = "S SA 900 101; S PA 901 120 9; S FA 910 120; "
    #expect(count(first + "S SA 900 101") == 1)
    #expect(count(first + "S SA 5000 701; S PA 5001 720 9") == 2)
    // With SYN cookies each answer to a repeated SYN has a number of its own.
    #expect(count("S SA 900 101; S SA 5000 101; S PA 5001 120 9") == 1)
  }
}
