import Packets
import Testing

@testable import Behaviour
@testable import Traffic

/// Who began connections that were joined in the middle, as the others tell.
@Suite struct InitiatorsTests {
  private static let lamp = Party(
    mac: MACAddress(rawValue: 0x0200_0000_0010), address: IPAddress("192.168.1.10")!)
  private static let cloud = Party(
    mac: MACAddress(rawValue: 0x0200_0000_0001), address: IPAddress("198.51.100.7")!)

  private func key(
    _ client: Party, _ server: Party, port: UInt16, kind: DecodedPacket.Kind = .tcp
  ) -> ContactKey {
    ContactKey(client: client, server: server, kind: kind, protocolNumber: 6, port: port)
  }

  private func totals(_ basis: Initiator.Basis, from port: UInt16) -> ContactTotals {
    var totals = ContactTotals()
    totals.flows = 1
    totals.basis = basis
    totals.clientPort = port
    return totals
  }

  @Test func anEndPointWhereConnectionsWereBegunIsAServers() {
    // Joined in the middle, and the port says nothing: the lamp's 51,000 called 50,001, or the other way.
    let doubtful = key(Self.cloud, Self.lamp, port: 51_000)
    let begun = key(Self.lamp, Self.cloud, port: 50_001)
    let initiators = Initiators([
      doubtful: totals(.none, from: 50_001), begun: totals(.syn, from: 51_007),
    ])
    let judged = initiators.judge(doubtful, .none, from: 50_001)
    #expect(judged.isFlipped)
    #expect(judged.basis == .port)
  }

  @Test func anEndPointThatSeveralPortsMeetIsAServers() {
    let other = Party(
      mac: MACAddress(rawValue: 0x0200_0000_0011), address: IPAddress("192.168.1.11")!)
    let one = key(Self.lamp, Self.cloud, port: 50_001)
    let two = key(other, Self.cloud, port: 50_001)
    let initiators = Initiators([
      one: totals(.none, from: 51_000), two: totals(.none, from: 52_000),
    ])
    let judged = initiators.judge(one, .none, from: 51_000)
    #expect(!judged.isFlipped)
    #expect(judged.basis == .port)
  }

  @Test func oneConnectionAloneTellsNothing() {
    let one = key(Self.lamp, Self.cloud, port: 50_001)
    let judged = Initiators([one: totals(.none, from: 51_000)])
      .judge(one, .none, from: 51_000)
    #expect(judged.basis == .none)
    #expect(!judged.isFlipped)
  }

  @Test func whereBothEndsServeNothingIsTold() {
    let there = key(Self.lamp, Self.cloud, port: 50_001)
    let back = key(Self.cloud, Self.lamp, port: 51_000)
    let doubtful = key(Self.cloud, Self.lamp, port: 51_000)
    let initiators = Initiators([
      there: totals(.syn, from: 60_000), back: totals(.none, from: 50_001),
      key(Self.cloud, Self.lamp, port: 51_001): totals(.syn, from: 60_001),
      key(Self.lamp, Self.cloud, port: 50_002): totals(.none, from: 51_000),
    ])
    #expect(initiators.judge(doubtful, .none, from: 50_001).basis == .none)
  }

  @Test func aSYNIsNeverOverruled() {
    let begun = key(Self.cloud, Self.lamp, port: 51_000)
    let initiators = Initiators([
      key(Self.lamp, Self.cloud, port: 50_001): totals(.syn, from: 51_007),
      begun: totals(.syn, from: 50_001),
    ])
    let judged = initiators.judge(begun, .syn, from: 50_001)
    #expect(judged.basis == .syn)
    #expect(!judged.isFlipped)
  }

  @Test func datagramsAreLeftAsTheyAre() {
    let one = key(Self.lamp, Self.cloud, port: 50_001, kind: .udp)
    let two = key(Self.cloud, Self.lamp, port: 51_000, kind: .udp)
    let initiators = Initiators([
      one: totals(.firstPacket, from: 51_000), two: totals(.firstPacket, from: 50_001),
    ])
    #expect(initiators.judge(one, .firstPacket, from: 51_000).basis == .firstPacket)
  }

  /// A flow of which the answer alone was captured, or that came from a port which some service has.
  @Test(arguments: [Initiator.Basis.port, .firstPacket])
  func whatAStationCallsFromPortAfterPortItCalledOnceMore(_ basis: Initiator.Basis) {
    let calls = key(Self.lamp, Self.cloud, port: 8801, kind: .udp)
    let stray = key(Self.cloud, Self.lamp, port: 56_700, kind: .udp)
    func judge(flows: UInt32, from port: UInt16) -> (basis: Initiator.Basis, isFlipped: Bool) {
      var several = totals(.firstPacket, from: port)
      several.flows = flows
      return Initiators([calls: several, stray: totals(basis, from: 8801)])
        .judge(stray, basis, from: 8801)
    }
    #expect(judge(flows: 3, from: 0) == (.port, true))
    #expect(judge(flows: 2, from: 0) == (basis, false))
    #expect(judge(flows: 3, from: 40_000) == (basis, false))
  }
}
