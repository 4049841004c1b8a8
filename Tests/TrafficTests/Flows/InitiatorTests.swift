import Packets
import Testing

@testable import Traffic

/// Each basis of the judgement who began, shown by a sequence that has nothing better.
@Suite struct InitiatorTests {
  private func initiator(
    _ script: String, _ ends: Exchange.Ends = Exchange.Ends(), payload: [UInt8] = []
  ) throws -> (client: Bool, basis: Initiator.Basis) {
    var options = Shard.Options()
    options.recordsEvents = true
    var shard = Shard(options)
    let nothing: [UInt8] = []
    for packet in Exchange(script, ends: ends).packets {
      let bytes = packet.payloadLength > 0 ? payload : nothing
      shard.take(packet, payload: bytes.rawSpan)
    }
    let flow = try #require(shard.finish().tails.first)
    return (flow.originatorAddress == ends.client, flow.initiator.basis)
  }

  private func service(_ port: UInt16, _ base: Exchange.Ends = Exchange.Ends()) -> Exchange.Ends {
    var ends = base
    ends.serverPort = port
    return ends
  }

  @Test(arguments: [Exchange.Ends(), .downward])
  func theBestSignDecides(_ ends: Exchange.Ends) throws {
    #expect(try initiator("C S 100", ends) == (true, .syn))
    #expect(try initiator("S SA 900 101", ends) == (true, .synAck))
    #expect(try initiator("S SA 900 101; C S 100", ends) == (true, .syn))
    #expect(
      try initiator("C A 101 901; C PA 101 901 9", service(443, ends)) == (true, .handshakeAck))
    #expect(try initiator("S PA 900 500 9; C A 500 909", service(443, ends)) == (true, .port))
    var neither = ends
    neither.clientPort = 40000
    #expect(try initiator("S PA 900 500 9; C A 500 909", neither) == (false, .none))
  }

  /// A client's port may be one that some service is known to have.
  @Test(arguments: [Exchange.Ends(), .downward])
  func aReservedPortIsTheServers(_ ends: Exchange.Ends) throws {
    var ends = service(443, ends)
    ends.clientPort = 8883
    #expect(try initiator("S PA 900 500 9; C A 500 909", ends) == (true, .port))
    // Below 1024, and of no service.
    ends.serverPort = 443
    ends.clientPort = 800
    #expect(try initiator("S PA 900 500 9; C A 500 909", ends) == (true, .port))
    ends.serverPort = 2049
    #expect(try initiator("S PA 900 500 9; C A 500 909", ends).basis == .none)
  }

  /// Joined in the middle, between ports that no service has.
  @Test(arguments: [Exchange.Ends(), .downward])
  func whoeverHasADynamicPortIsTakenForTheClientWhereNothingTells(_ ends: Exchange.Ends) throws {
    var ends = service(17501, ends)
    ends.clientPort = 53524
    #expect(try initiator("S PA 900 500 9; C A 500 909", ends) == (true, .none))
    #expect(try initiator("C PA 500 900 9; S A 900 509", ends) == (true, .none))
  }

  @Test(
    arguments: [
      ("C", "16030100c8010000c4"), ("S", "160303005a02000056"), ("C", "101000044d5154540402"),
      ("C", "101200064d5149736470"), ("C", "474554202f20485454502f312e31"),
      ("S", "485454502f312e3120323030"), ("C", "504f5354202f20485454"),
    ])
  func aFirstPayloadTellsTheClient(_ example: (speaker: String, payload: String)) throws {
    let bytes = stride(from: 0, to: example.payload.count, by: 2).compactMap { index in
      UInt8(example.payload.dropFirst(index).prefix(2), radix: 16)
    }
    let script = "\(example.speaker) PA 500 900 \(bytes.count)"
    #expect(try initiator(script, payload: bytes) == (true, .firstPayload))
    #expect(try initiator("C S 100; " + script, payload: bytes) == (true, .syn))
  }

  /// In mid-stream a server that acknowledges and then goes on sending looks like a client after its handshake.
  @Test func aServersAcknowledgmentIsNoHandshake() throws {
    #expect(try initiator("S A 901 101; S PA 901 101 9", service(443)) == (true, .port))
    #expect(try initiator("S A 901 101; S PA 901 101 9").basis == .none)
  }

  @Test func aHandshakeThatAMirrorCopiedTwiceIsOneAllTheSame() throws {
    let twice = "C A 101 901; C A 101 901 = +0; C PA 101 901 9"
    #expect(try initiator(twice, service(443)) == (true, .handshakeAck))
  }

  @Test func anAcknowledgmentThatDoesNotFitIsNoHandshake() throws {
    #expect(try initiator("C A 101 901; C PA 102 901 9").basis == .none)
    #expect(try initiator("C A 101 901; S PA 901 101 9").basis == .none)
    #expect(try initiator("C PA 101 901 5; C PA 106 901 9").basis == .none)
  }

  @Test func udpGoesByPortThenByTheFirstPacket() throws {
    for ends in [Exchange.Ends(), .downward] {
      let answer = [DecodedPacket.udp(service(53, ends), fromClient: false, at: 0, frame: 1)]
      let byPort = try #require(answer.flows().first)
      #expect(byPort.originatorAddress == ends.client)
      #expect(byPort.initiator.basis == .port)
      let first = try #require([DecodedPacket.udp(ends, at: 0, frame: 1)].flows().first)
      #expect(first.originatorAddress == ends.client)
      #expect(first.initiator.basis == .firstPacket)
    }
  }

  /// A reply of ICMP proves that its receiver had asked; what is also said unasked proves nothing.
  @Test(arguments: [
    (DecodedPacket.Kind.icmp, UInt16(8), UInt16(0), true, Initiator.Basis.firstPacket),
    (.icmp, 0, 8, false, .firstPayload), (.icmp, 14, 13, false, .firstPayload),
    (.icmp, 9, 10, true, .firstPacket), (.icmpv6, 128, 129, true, .firstPacket),
    (.icmpv6, 129, 128, false, .firstPayload), (.icmpv6, 136, 135, true, .firstPacket),
  ])
  func aReplyOfICMPTellsWhoAsked(
    kind: DecodedPacket.Kind, type: UInt16, counterpart: UInt16, senderBegan: Bool,
    basis: Initiator.Basis
  ) throws {
    for ends in [Exchange.Ends(), .downward] {
      var packet = DecodedPacket.between(ends, fromClient: true)
      packet.kind = kind
      packet.protocolNumber = kind == .icmp ? 1 : 58
      packet.sourcePort = type
      packet.destinationPort = counterpart
      packet.time = Exchange.start
      packet.frame = 1
      let flow = try #require([packet].flows().first)
      #expect((flow.originatorAddress == ends.client) == senderBegan)
      #expect(flow.initiator.basis == basis)
      // What a later part of the capture begins with is no first packet.
      var whole = flow
      var answer = packet
      swap(&answer.source, &answer.destination)
      swap(&answer.sourcePort, &answer.destinationPort)
      answer.time += 1_000_000
      whole.append(try #require([answer].flows().first))
      #expect(whole.initiator == flow.initiator)
    }
  }

  /// A ClientHello of DTLS is the client's, whoever was heard first; what answers it is the server's.
  @Test func aHandshakeOfDTLSTellsTheClient() throws {
    for ends in [Exchange.Ends(), .downward] {
      for (type, fromClient) in [(1, true), (2, false), (3, false)] as [(UInt8, Bool)] {
        let record = [UInt8](hex: "16fefd0000000000000000000c") + [type, 0, 0, 0]
        var packet = DecodedPacket.udp(
          service(49_200, ends), fromClient: fromClient, at: 0, frame: 1)
        packet.payloadLength = UInt32(record.count)
        var options = Shard.Options()
        options.recordsEvents = true
        var shard = Shard(options)
        shard.take(packet, payload: record.rawSpan)
        let flow = try #require(shard.finish().tails.first)
        #expect(flow.originatorAddress == ends.client)
        #expect(flow.initiator.basis == .firstPayload)
      }
    }
  }

  /// Light and app both speak from LIFX' port; what a light says is an answer, whoever was heard first.
  @Test func whatALightSaysAnswersWhoeverAskedIt() throws {
    for base in [Exchange.Ends(), .downward] {
      var ends = service(56_700, base)
      ends.clientPort = 56_700
      // GetPower, StatePower.
      for (type, fromClient) in [(20, true), (22, false)] as [(UInt8, Bool)] {
        let message =
          [UInt8](hex: "2600001400000000") + [UInt8](repeating: 0, count: 24) + [
            type, 0, 0, 0, 0, 0,
          ]
        var packet = DecodedPacket.udp(ends, fromClient: fromClient, at: 0, frame: 1)
        packet.payloadLength = UInt32(message.count)
        var shard = Shard(Shard.Options())
        shard.take(packet, payload: message.rawSpan)
        let flow = try #require(shard.finish().tails.first)
        #expect(flow.originatorAddress == ends.client)
        #expect(flow.initiator.basis == .firstPayload)
      }
    }
  }

  /// An answer to a search that went to everybody: from a port that devices have for it, or in the words of one.
  @Test func answersToSearchesAreTheOtherEndsDoing() throws {
    for ends in [Exchange.Ends(), .downward] {
      for port in [1982, 3483, 20_002] as [UInt16] {
        let answer = [DecodedPacket.udp(service(port, ends), fromClient: false, at: 0, frame: 1)]
        let flow = try #require(answer.flows().first)
        #expect(flow.originatorAddress == ends.client && flow.initiator.basis == .port)
      }
      for (text, isAnswer) in [("HTTP/1.1 200 OK\r\n", true), ("HTTP/1.1 404 No\r\n", false)] {
        var packet = DecodedPacket.udp(service(49_200, ends), fromClient: false, at: 0, frame: 1)
        packet.payloadLength = UInt32(text.utf8.count)
        var shard = Shard(Shard.Options())
        shard.take(packet, payload: Array(text.utf8).rawSpan)
        let flow = try #require(shard.finish().tails.first)
        #expect((flow.originatorAddress == ends.client) == isAnswer)
        #expect(flow.initiator.basis == (isAnswer ? .firstPayload : .firstPacket))
      }
    }
  }

  @Test func onlyASYNIsObserved() {
    #expect(Initiator.Basis.allCases.filter(\.isObserved) == [.syn])
    #expect(Initiator.Basis.allCases.sorted() == Initiator.Basis.allCases)
  }
}
