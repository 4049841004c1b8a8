import Packets
import Testing

@testable import Traffic

/// The messages between a client and its server become one transaction.
@Suite struct DHCPPairingTests {
  private static let router = IPAddress(v4: 0xc0a8_0101)

  private func take(
    _ pairing: inout DHCPPairing, _ fields: DHCPBytes.Fields, uid: UInt64 = 1, at time: Int64
  ) throws -> [DHCPTransaction] {
    pairing.take(
      try DHCPBytes.decoded(fields), from: Self.router, uid: uid, at: time,
      Evidence(capture: 0, frame: Int(time)))
  }

  private func lease(name: String? = "lamp") -> [DHCPBytes.Fields] {
    [
      DHCPBytes.Fields(type: 1, hostName: name),
      DHCPBytes.Fields(isReply: true, type: 2, yourAddress: 0xc0a8_010a),
      DHCPBytes.Fields(type: 3, hostName: name),
      DHCPBytes.Fields(isReply: true, type: 5, yourAddress: 0xc0a8_010a),
    ]
  }

  @Test func aLeaseIsOneTransaction() throws {
    var pairing = DHCPPairing()
    var ended: [DHCPTransaction] = []
    for (index, fields) in lease().enumerated() {
      ended += try take(&pairing, fields, uid: UInt64(index % 2), at: Int64(index + 10))
    }
    let transaction = try #require(ended.first)
    #expect(ended.count == 1)
    #expect(transaction.messageTypes == ["DISCOVER", "OFFER", "REQUEST", "ACK"])
    #expect(transaction.assignedAddress == IPAddress("192.168.1.10"))
    #expect(transaction.hostName == "lamp")
    #expect(transaction.first == 10)
    #expect(transaction.last == 13)
    #expect(transaction.uids == [0, 1])
    #expect(pairing.drain().isEmpty)
  }

  @Test func theLastReplyIsRemembered() throws {
    var pairing = DHCPPairing()
    for (index, fields) in lease().prefix(2).enumerated() {
      _ = try take(&pairing, fields, at: Int64(index + 10))
    }
    let offered = try #require(pairing.drain().first)
    #expect(offered.evidence.frame == 10)
    #expect(offered.replyEvidence?.frame == 11)
    #expect(offered.replyTime == 11)
    #expect(!offered.isReplyCut)
    _ = try take(&pairing, lease()[0], at: 10)
    #expect(pairing.drain().first?.replyEvidence == nil)
  }

  /// Cut within the server's name, before any option.
  @Test func aReplyThatWasCutIsAReply() throws {
    var pairing = DHCPPairing()
    _ = try take(&pairing, lease()[0], at: 10)
    let cut = try DHCPMessage(parsing: Array(DHCPBytes.message(lease()[1]).prefix(54)).rawSpan)
    _ = pairing.take(
      cut, from: Self.router, uid: 1, at: 11, Evidence(capture: 0, frame: 11))
    let told = try #require(pairing.drain().first)
    #expect(told.assignedAddress == IPAddress("192.168.1.10"))
    #expect(told.serverAddress == Self.router)
    #expect(told.replyEvidence?.frame == 11)
    #expect(told.isReplyCut)
  }

  @Test func anotherHostNameIsATransactionOfItsOwn() throws {
    var pairing = DHCPPairing()
    var request = lease()[2]
    request.hostName = "bulb"
    _ = try take(&pairing, lease()[0], at: 1)
    let first = try take(&pairing, request, at: 2)
    #expect(first.map(\.hostName) == ["lamp"])
    #expect(pairing.drain().map(\.hostName) == ["bulb"])
  }

  /// A server may know a client by another name than it gives itself, or by one where it gives none.
  @Test(arguments: ["lamp", nil])
  func aServersNameForAClientIsNoneOfItsOwn(_ name: String?) throws {
    var pairing = DHCPPairing()
    var ended: [DHCPTransaction] = []
    for (index, var fields) in lease(name: name).enumerated() {
      if fields.isReply { fields.hostName = "bulb" }
      ended += try take(&pairing, fields, at: Int64(index + 1))
    }
    #expect(ended.map(\.hostName) == [name])
    #expect(ended.map(\.givenName) == ["bulb"])
    #expect(ended.map(\.messageTypes) == [["DISCOVER", "OFFER", "REQUEST", "ACK"]])
  }

  @Test func clientsWithOneNumberAreToldApart() throws {
    var pairing = DHCPPairing()
    var other = lease()[0]
    other.mac = MACAddress(rawValue: 0x0200_0000_0099)
    _ = try take(&pairing, lease()[0], at: 1)
    _ = try take(&pairing, other, at: 2)
    #expect(pairing.drain().count == 2)
  }

  @Test func theOldestTransactionMakesRoom() throws {
    var pairing = DHCPPairing()
    var left: [DHCPTransaction] = []
    for index in 0..<(DHCPPairing.bound + 2) {
      var fields = lease()[0]
      fields.transactionID = UInt32(index)
      left += try take(&pairing, fields, at: Int64(index + 1))
    }
    #expect(left.map(\.transactionID) == [0, 1])
    #expect(pairing.drain().count == DHCPPairing.bound)
  }

  @Test func repetitionsWithoutEndTakeNoMoreRoom() throws {
    var pairing = DHCPPairing()
    for index in 1...500 as ClosedRange<Int64> {
      let time = index * 1_000_000_000
      _ = try take(&pairing, lease()[0], uid: UInt64(index), at: time)
      // The access point repeats it.
      _ = try take(&pairing, lease()[0], uid: UInt64(index), at: time + 30_000_000)
    }
    let transaction = try #require(pairing.drain().first)
    #expect(transaction.questions == 500)
    #expect(transaction.messageTypes.count == 64)
    #expect(transaction.uids.count == 16)
  }
}
