import Packets
import TestSupport
import Testing

@testable import Traffic

/// QUIC of which nothing but packets with a short header was captured.
@Suite struct JoinedQUICSessionTests {
  /// A packet to a connection ID, and what is sealed in it.
  private func packet(_ id: String, _ sealed: String, first: UInt8 = 0x4c) -> [UInt8] {
    [first] + [UInt8](hex: id) + [UInt8](hex: sealed)
  }

  private let one = "1122334455667788990011223344556677"
  private let two = "a1b2c3d4e5f60718293a4b5c6d7e8f9001"
  private let id = "f067a5502a4262b5"

  private func service(_ datagrams: [(Sender, [UInt8])], port: UInt16 = 443) -> String? {
    DatagramTalk(datagrams, serverPort: port).notes().service
  }

  @Test func twoPacketsToOneConnectionIDAreQUIC() {
    let talk = [(Sender.client, packet(id, one)), (.client, packet(id, two, first: 0x51))]
    #expect(service(talk) == "quic")
    // An end that chose no ID of its own says nothing against it.
    #expect(service([talk[0], (.server, packet(one, two)), talk[1]]) == "quic")
  }

  @Test func whatProvesNothingIsNone() {
    #expect(service([(.client, packet(id, one))]) == nil)
    #expect(service([(.client, packet(id, one)), (.server, packet(id, two))]) == nil)
    #expect(service([(.client, packet(id, one)), (.client, packet(id, one))]) == nil)
    let other = packet("f067a5502a4262b6", two)
    #expect(service([(.client, packet(id, one)), (.client, other)]) == nil)
  }

  @Test func whatNoVersionSendsEndsIt() {
    let sealed = packet(id, two)
    let notQUIC = packet(id, two, first: 0x17)
    #expect(service([(.client, packet(id, one)), (.server, notQUIC), (.client, sealed)]) == nil)
  }

  @Test func otherPortsTextAndShortDatagramsAreNone() {
    let talk = [(Sender.client, packet(id, one)), (.client, packet(id, two))]
    #expect(service(talk, port: 8801) == nil)
    let text = [
      (Sender.client, Array("{\"state\":1,\"number\":1}".utf8)),
      (.client, Array("{\"state\":2,\"number\":22}".utf8)),
    ]
    #expect(service(text) == nil)
    #expect(service(talk.map { ($0.0, Array($0.1.prefix(20))) }) == nil)
  }

  @Test func nothingTraps() {
    DatagramTalk(
      [(.client, packet(id, one)), (.server, packet(one, two)), (.client, packet(id, two))],
      serverPort: 443
    ).expectNothingTraps()
  }
}
