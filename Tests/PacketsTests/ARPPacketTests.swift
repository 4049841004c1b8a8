import Packets
import Testing

@Suite struct ARPPacketTests {
  @Test func aRequestNamesItsSenderAndItsTarget() throws {
    let packet = try ARPPacket(MessageSamples.arpRequest)
    #expect(packet.operation == .request && packet.hardwareType == 1)
    #expect(packet.senderMAC?.description == "a4:cf:12:00:00:01")
    #expect(packet.senderIP?.description == "192.168.4.23")
    #expect(packet.targetMAC?.isNone == true)
    #expect(packet.targetIP?.description == "192.168.4.1")
    #expect(!packet.isProbe && !packet.isAnnouncement)
  }

  @Test func probesAndAnnouncementsAreToldApart() throws {
    let probe = try ARPPacket(MessageSamples.arpProbe)
    #expect(probe.isProbe && !probe.isAnnouncement)
    let announcement = try ARPPacket(MessageSamples.arpAnnouncement)
    #expect(announcement.isAnnouncement && !announcement.isProbe)
  }

  /// Hardware addresses of 20 bytes (RFC 4391 §9.3, InfiniBand).
  @Test func otherLinksKeepTheirLengths() throws {
    let hardware = String(repeating: "11", count: 20)
    let packet = try ARPPacket(
      MessageSamples.bytes("0020080014040002" + hardware + "0a000001" + hardware + "0a000002"))
    #expect(packet.operation == .reply && packet.hardwareLength == 20)
    #expect(packet.senderMAC == nil && packet.senderIP?.description == "10.0.0.1")
    #expect(packet.targetMAC == nil && packet.targetIP?.description == "10.0.0.2")
  }

  @Test func everyCutIsAnError() {
    for count in 0..<28 {
      #expect(throws: DecodeError.self) {
        try ARPPacket(Array(MessageSamples.arpProbe.prefix(count)))
      }
    }
  }
}
