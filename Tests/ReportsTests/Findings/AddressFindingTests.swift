import Destinations
import Packets
import Testing
import Traffic

@testable import Analysis

/// Who claims an address that another has, and who hands out addresses beside another.
struct AddressFindingTests {
  private static let first: [UInt8] = [0x24, 0x0a, 0xc4, 0, 0, 9]
  private static let second: [UInt8] = [0x3c, 0x22, 0xfb, 0, 0, 7]
  private static let minute = 60 * SampleReport.second

  private func findings(_ kind: String, _ play: (inout SampleTraffic) -> Void) -> [Finding] {
    var traffic = SampleTraffic()
    play(&traffic)
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    return ReportBuilder(outcome, HouseholdNotes(), Databases()).report().findings.filter {
      $0.kind == kind
    }
  }

  // MARK: One address

  /// - Parameter claims: who says that it has which address of 192.168.1.0/24, one a second.
  private func conflicts(_ claims: [(mac: [UInt8], host: UInt8)]) -> [Finding] {
    findings("address-conflict") { traffic in
      for claim in claims {
        let address: [UInt8] = [192, 168, 1, claim.host]
        traffic.time += SampleReport.second
        traffic.arp(
          [0, 1, 8, 0, 6, 4, 0, 2] + claim.mac + address + [0, 0, 0, 0, 0, 0] + address)
      }
    }
  }

  private func taking(turnsWith other: [UInt8], of host: UInt8) -> [(mac: [UInt8], host: UInt8)] {
    [Self.first, other, Self.first, other].map { ($0, host) }
  }

  @Test func whoClaimsAnAddressThatAnotherHasIsTold() {
    let found = conflicts([
      (Self.first, 9), (Self.second, 9), (Self.second, 9), (Self.first, 9),
    ])
    #expect(found.map(\.severity) == [.notice])
    #expect(found.first?.evidence.map(\.frame) == [1, 2])
    let text = found.first?.text ?? ""
    #expect(text.hasPrefix("2 devices say that they have 192.168.1.9: "))
    #expect(text.contains("24:0a:c4:00:00:09"))
    #expect(text.hasSuffix("3c:22:fb:00:00:07. What is meant for one reaches another."))
  }

  /// A lease that ended, and was given to another.
  @Test func anAddressThatPassedOnIsNoConflict() {
    #expect(conflicts([(Self.first, 9), (Self.first, 9), (Self.second, 9)]).isEmpty)
  }

  @Test func oneDamagedFrameIsNoClaim() {
    #expect(conflicts([(Self.first, 9), (Self.second, 9), (Self.first, 9)]).isEmpty)
  }

  /// A host answers at each of its adapters for all its addresses; adapters of one machine are numbered in a row.
  @Test func oneMachineHasNoConflictWithItself() {
    let turn = [Self.first, Self.second].flatMap { [($0, UInt8(9)), ($0, UInt8(10))] }
    #expect(conflicts(turn + turn).isEmpty)
    let neighbour = Array(Self.first.dropLast()) + [10]
    #expect(conflicts(taking(turnsWith: neighbour, of: 9)).isEmpty)
  }

  @Test(arguments: [[0, 0, 0x5e, 0, 1, 7], [0, 0, 0x0c, 0x07, 0xac, 7]] as [[UInt8]])
  func routersThatShareAnAddressDoSo(_ shared: [UInt8]) {
    #expect(conflicts(taking(turnsWith: shared, of: 1)).isEmpty)
  }

  @Test func whoPosesAsTheRouterIsAWarning() {
    let found = findings("address-conflict") { traffic in
      Self.answer(&traffic, type: 5, of: 1)
      for mac in [Self.first, Self.second, Self.first, Self.second] {
        traffic.arp(
          [0, 1, 8, 0, 6, 4, 0, 2] + mac + [192, 168, 1, 1, 0, 0, 0, 0, 0, 0, 192, 168, 1, 9])
      }
    }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.text.contains("192.168.1.1, the router's address: ") == true)
  }

  // MARK: Two servers

  /// A DHCP server speaks to 24:0a:c4:00:00:09.
  ///
  /// - Parameters:
  ///   - type: of the message: 2 offers, 5 acknowledges, 6 refuses.
  ///   - host: the server's place in 192.168.1.0/24; it leads to `router` there.
  private static func answer(
    _ traffic: inout SampleTraffic, type: UInt8, of host: UInt8, router: UInt8 = 1
  ) {
    let fixed: [UInt8] =
      [2, 1, 6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 192, 168, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0]
    traffic.udp(
      ("192.168.1.\(host)", 67), ("192.168.1.9", 68),
      fixed + first + [UInt8](repeating: 0, count: 202) + [0x63, 0x82, 0x53, 0x63, 53, 1, type]
        + [54, 4, 192, 168, 1, host, 3, 4, 192, 168, 1, router, 255])
  }

  private func servers(_ play: (inout SampleTraffic) -> Void) -> [Finding] {
    findings("dhcp-servers", play)
  }

  @Test func serversThatLeadTwoWaysAreAWarning() {
    let found = servers { traffic in
      Self.answer(&traffic, type: 2, of: 1)
      Self.answer(&traffic, type: 2, of: 66, router: 66)
      Self.answer(&traffic, type: 5, of: 1)
    }
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.evidence.map(\.frame) == [1, 2])
    #expect(
      found.first?.text.hasSuffix(
        "both to 1 device; as the way out they name 192.168.1.1 and 192.168.1.66.") == true,
      "\(found)")
  }

  @Test func serversThatAgreeAreWorthKnowing() {
    let found = servers { traffic in
      Self.answer(&traffic, type: 5, of: 1)
      traffic.time += Self.minute / 2
      Self.answer(&traffic, type: 6, of: 2)
    }
    #expect(found.map(\.severity) == [.notice])
    #expect(found.first?.text.contains("way out") == false)
  }

  /// A router that took another's place.
  @Test func oneServerAfterAnotherIsOne() {
    #expect(
      servers { traffic in
        Self.answer(&traffic, type: 5, of: 1)
        traffic.time += 2 * Self.minute
        Self.answer(&traffic, type: 5, of: 2)
      }.isEmpty)
    #expect(
      servers { traffic in
        for _ in 0..<3 { Self.answer(&traffic, type: 5, of: 1) }
      }.isEmpty)
  }
}
