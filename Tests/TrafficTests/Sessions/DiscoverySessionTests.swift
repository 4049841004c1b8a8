import Packets
import TestSupport
import Testing

@testable import Traffic

struct DiscoverySessionTests {
  private static let camera = IPAddress("192.168.1.20")!

  private func notes(_ text: String, _ session: some DatagramSession) -> SessionNotes {
    var notes = SessionNotes(wantsRecords: true)
    notes.packet.kind = .udp
    notes.packet.source = Self.camera
    notes.packet.destinationPort = 1900
    var session = session
    let bytes = Array(text.utf8)
    session.take(bytes.rawSpan, from: .client, &notes)
    return notes
  }

  @Test func anAnnouncementTellsOfItsSender() {
    let notes = notes(
      "NOTIFY * HTTP/1.1\r\nNT: upnp:rootdevice\r\nNTS: ssdp:alive\r\nSERVER: Linux UPnP/1.0 x/1\r\n\r\n",
      SSDPSession())
    #expect(notes.claims.map(\.claim.subject) == [.ssdpType, .ssdpServer])
    #expect(notes.claims.allSatisfy { $0.claim.party.address == Self.camera })
    #expect(notes.records.count == 1)
  }

  @Test func aSearchTellsOfItsProgram() {
    let notes = notes(
      "M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\nUSER-AGENT: phone/1\r\n\r\n", SSDPSession())
    #expect(notes.claims.map(\.claim.subject) == [.userAgent])
  }

  @Test func aCameraTellsItsScopes() {
    let notes = notes(
      """
      <s:Envelope xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:Hello>
      <d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>onvif://www.onvif.org/name/Garden</d:Scopes>
      </d:Hello></s:Body></s:Envelope>
      """, WSDiscoverySession())
    #expect(
      notes.claims.map(\.claim.value) == [
        "NetworkVideoTransmitter", "onvif://www.onvif.org/name/Garden",
      ])
  }

  @Test func malformedDatagramsArePassedOver() {
    #expect(notes("NOTIFY * HTTP/1.1\r\nNT: cut", SSDPSession()).isEmpty)
    #expect(notes("<a>", WSDiscoverySession()).isEmpty)
  }

  @Test func answersAreKnownOnAnyPort() {
    let place = StreamPlace(sender: .client, clientPort: 40_000, serverPort: 50_000)
    let answer = Array("HTTP/1.1 200 OK\r\nST: ssdp:all\r\n\r\n".utf8)
    #expect(SSDPSession.recognises(answer.rawSpan, at: place) == .certain)
    #expect(WSDiscoverySession.recognises(answer.rawSpan, at: place) == .no)
  }
}
