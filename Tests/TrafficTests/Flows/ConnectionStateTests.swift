import Packets
import Testing

@testable import Traffic

/// conn_state and history, as the documentation of Zeek's conn.log defines them, of connections made by hand.
@Suite struct ConnectionStateTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    let state: ConnectionState
    let history: String

    init(_ name: String, _ script: String, _ state: ConnectionState, _ history: String) {
      self.name = name
      self.script = script
      self.state = state
      self.history = history
    }

    var testDescription: String { name }
  }

  private static let handshake = "C S 100; S SA 900 101; C A 101 901; "

  private static let wholeConnections = [
    Example(
      "opened, used and closed",
      handshake + "C PA 101 901 50; S A 901 151; S PA 901 151 200; C A 151 1101; "
        + "C FA 151 1101; S FA 1101 152; C A 152 1102", .sf, "ShADadFf"),
    Example("never closed", handshake + "C PA 101 901 50; S PA 901 151 9", .s1, "ShADd"),
    Example("closed by the client only", handshake + "C FA 101 901; S A 901 102", .s2, "ShAFa"),
    Example("closed by the server only", handshake + "S FA 901 101; C A 101 902", .s3, "ShAf"),
    Example(
      "a FIN that carries payload has one letter", handshake + "C FA 101 901 9; S FA 901 111",
      .sf, "ShAFf"),
    Example(
      "a FIN sent again", handshake + "C FA 101 901; C FA 101 901; S FA 901 102", .sf, "ShAFf"),
    Example(
      "a FIN at another place", handshake + "C FA 101 901; C FA 101 901 5; S FA 901 107", .sf,
      "ShAFFf"),
  ]

  private static let unansweredConnections = [
    Example("no answer", "C S 100; C S 100 +1000; C S 100 +2000", .s0, "S"),
    Example("refused", "C S 100; S RA 0 101", .rej, "Sr"),
    Example("refused again and again", "C S 100; S RA 0 101; C S 100; S RA 0 101", .rej, "Sr"),
    Example("asked, then reset by who asked", "C S 100; C R 101", .rstos0, "SR"),
    Example("asked, then closed by who asked", "C S 100; C FA 101 0", .sh, "SF"),
  ]

  private static let resets = [
    Example("by the client before its ACK", "C S 100; S SA 900 101; C R 101", .rsto, "ShR"),
    Example("by the server before the ACK", "C S 100; S SA 900 101; S R 901", .rstr, "Shr"),
    Example("by the client, established", handshake + "C RA 101 901", .rsto, "ShAR"),
    Example("by the server, established", handshake + "S RA 901 101", .rstr, "ShAr"),
    Example(
      "by the server after the client's FIN", handshake + "C FA 101 901; S R 901", .rstr, "ShAFr"),
    Example("by the client after its FIN", handshake + "C FA 101 901; C R 102", .rsto, "ShAFR"),
    Example(
      "by the client after both FINs", handshake + "C FA 101 901; S FA 901 102; C R 102", .sf,
      "ShAFfR"),
    Example(
      "by the client before the server's FIN", handshake + "C FA 101 901; C R 102; S FA 901 102",
      .sf, "ShAFRf"),
    Example("twice, at two places", handshake + "C R 101; C R 151", .rsto, "ShARR"),
    Example("FIN and RST at once", handshake + "C FRA 101 901", .rsto, "ShAI"),
  ]

  private static let middles = [
    Example("payload and acknowledgment", "C PA 500 900 10; S A 900 510", .oth, "Da"),
    Example("one packet", "C PA 500 900 10", .oth, "D"),
    Example("closed by both", "C PA 500 900 10; C FA 510 900; S FA 900 511", .sf, "DFf"),
    Example("closed by one", "C PA 500 900 10; S A 900 510; C FA 510 900", .sh, "DaF"),
    Example("closed by the other", "C PA 500 900 10; S FA 900 510", .shr, "Df"),
    Example("reset by one", "C PA 500 900 10; S A 900 510; C R 510", .oth, "DaR"),
    Example("reset by the other", "C PA 500 900 10; S R 900", .rstrh, "Dr"),
  ]

  private static let oneSided = [
    Example("the client's side, open", "C S 100; C A 101 901; C PA 101 901 50", .s0, "SAD"),
    Example(
      "the client's side, closed", "C S 100; C A 101 901; C PA 101 901 50; C FA 151 1101", .sh,
      "SADF"),
    Example(
      "the client's side, reset", "C S 100; C A 101 901; C PA 101 901 50; C R 151", .oth, "SADR"),
    Example("the server's answer", "S SA 900 101", .oth, "^h"),
    Example("the server's answer, then a RST", "S SA 900 101; S R 901", .rstrh, "^hr"),
    Example(
      "the server's side, closed", "S SA 900 101; S A 901 151; S PA 901 151 200; S FA 1101 151",
      .shr, "^hadf"),
    Example("all but the SYN", "S SA 900 101; C A 101 901; C PA 101 901 9", .s1, "^hAD"),
  ]

  private static let oddities = [
    Example(
      "simultaneous open", "C S 100; S S 900; C SA 100 901; S SA 900 101; C PA 101 901 4", .s1,
      "SsHhD"),
    Example("simultaneous open, answers lost", "C S 100; S S 900; C A 101 901", .s1, "SsA"),
    Example("a SYN captured after its answer", "S SA 900 101; C S 100; C A 101 901", .s1, "^hSA"),
    Example(
      "that SYN sent again", "S SA 900 101; C S 100; C S 100; C A 101 901", .s1, "^hSA"),
    Example("SYN and FIN at once", "C SF 100", .sh, "Q"),
    Example("SYN and RST at once", "C SR 100", .oth, "Q"),
    Example("an acknowledgment before the answer", "C S 100; S A 900 77; S SA 900 101", .s1, "Sah"),
  ]

  static let examples =
    wholeConnections + unansweredConnections + resets + middles + oneSided + oddities

  @Test(arguments: examples)
  func hasTheStateAndHistoryThatZeekDefines(_ example: Example) throws {
    for ends in [Exchange.Ends(), .downward] {
      let flows = Exchange(example.script, ends: ends).flows()
      let flow = try #require(flows.first)
      #expect(flows.count == 1)
      #expect(flow.connectionState == example.state)
      #expect(flow.historyText == example.history)
      #expect(flow.originatorAddress == ends.client)
    }
  }

  @Test func udpHasTheStatesOfItsTwoDirections() throws {
    var ends = Exchange.Ends()
    ends.serverPort = 123
    let asked = DecodedPacket.udp(ends, at: 0, frame: 1)
    let answered = DecodedPacket.udp(ends, fromClient: false, at: 0.1, frame: 2)
    let states = [[asked], [asked, answered], [answered]].map { packets in
      packets.flows().first.map { ($0.connectionState, $0.historyText) }
    }
    #expect(states[0] ?? (.oth, "") == (.s0, "D"))
    #expect(states[1] ?? (.oth, "") == (.sf, "Dd"))
    #expect(states[2] ?? (.oth, "") == (.shr, "^d"))
  }

  @Test func icmpHasNoStateAndCountsPayloadWithoutItsHeader() throws {
    var packet = DecodedPacket.udp(Exchange.Ends(), at: 0, frame: 1, length: 64)
    packet.kind = .icmp
    packet.protocolNumber = 1
    packet.sourcePort = 8
    packet.destinationPort = 0
    let flow = try #require([packet].flows().first)
    #expect(flow.connectionState == .oth)
    #expect(flow.historyText == "")
    #expect(flow.streamBytes(low: flow.originatorIsLow) == 56)
  }
}
