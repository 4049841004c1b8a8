import Packets
import TestSupport
import Testing

struct NetBIOSTests {
  private func decoded(_ bytes: [UInt8]) throws -> NetBIOSNameMessage {
    try NetBIOSNameMessage(parsing: bytes.rawSpan)
  }

  private func datagram(_ bytes: [UInt8]) throws -> NetBIOSDatagram {
    try NetBIOSDatagram(parsing: bytes.rawSpan)
  }

  @Test func registrationsClaimANameForAnAddress() throws {
    let message = try decoded(NameSamples.netBIOSRegistration)
    #expect(!message.isResponse && message.operation.claimsName)
    #expect(message.question?.name.description == "LAMP<00>" && message.question?.type == 0x20)
    #expect(message.holders.count == 1)
    #expect(message.holders.first?.address.description == "192.168.1.9")
    #expect(message.holders.first?.name == message.question?.name)
    #expect(message.holders.first?.isGroup == false)
  }

  @Test func answersTellWhoHasAName() throws {
    let message = try decoded(NameSamples.netBIOSAnswer)
    #expect(message.isResponse && message.resultCode == 0 && message.question == nil)
    #expect(message.holders.map(\.name.description) == ["LAMP<20>"])
  }

  @Test func nodesTellTheirNamesAndMAC() throws {
    let message = try decoded(NameSamples.netBIOSStatus)
    #expect(message.nodeNames.map(\.name.description) == ["LAMP<00>", "HOME<00>", "LAMP<20>"])
    #expect(message.nodeNames.map(\.isGroup) == [false, true, false])
    #expect(message.nodeMAC?.description == "24:0a:c4:00:00:09")
  }

  @Test func messagesMustBeWhole() {
    for sample in [NameSamples.netBIOSRegistration, NameSamples.netBIOSStatus] {
      for count in sample.indices {
        #expect(throws: DecodeError.self) { try decoded(Array(sample.prefix(count))) }
      }
    }
  }

  @Test func ordinaryNamesAreNoneOfNetBIOS() {
    #expect(throws: DecodeError.self) { try decoded(NameSamples.llmnrAnswer) }
    #expect(throws: DecodeError.self) { try decoded(NameSamples.mdnsQuestion) }
  }

  @Test func computersAnnounceThemselves() throws {
    let datagram = try self.datagram(NameSamples.browserAnnouncement)
    #expect(datagram.type == 0x11 && datagram.sourceAddress.description == "192.168.1.9")
    #expect(datagram.sourceName.description == "LAMP<20>")
    #expect(datagram.destinationName.description == "HOME<1d>")
    let announcement = try #require(datagram.announcement)
    #expect(announcement.serverName == "LAMP" && announcement.comment == "In the hall")
    #expect(announcement.majorVersion == 6 && announcement.minorVersion == 1)
    #expect(announcement.serverType == 0x1003)
  }

  @Test func datagramsWithoutAnAnnouncementHaveNames() throws {
    for count in 82..<NameSamples.browserAnnouncement.count - 12 {
      let cut = try datagram(Array(NameSamples.browserAnnouncement.prefix(count)))
      #expect(cut.announcement == nil, "\(count) bytes")
    }
    for count in 0..<82 {
      #expect(throws: DecodeError.self) {
        try datagram(Array(NameSamples.browserAnnouncement.prefix(count)))
      }
    }
  }
}
