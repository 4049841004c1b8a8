import Packets
import Testing

@Suite struct DHCPMessageTests {
  @Test func aDiscoverSaysWhoTheClientIs() throws {
    let message = try DHCPMessage(MessageSamples.discover)
    #expect(message.operation == .request && message.transactionID == 0x3903_f326)
    #expect(message.clientMAC?.description == "a4:cf:12:00:00:01")
    #expect(message.messageType?.description == "DISCOVER" && message.wantsBroadcast)
    #expect(message.hostName == "esp-kitchen")
    #expect(message.vendorClass == "udhcp 1.33.1")
    #expect(message.clientIdentifier == [1, 0xa4, 0xcf, 0x12, 0, 0, 1])
    #expect(message.parameterRequestList == [1, 3, 6, 15, 42])
    #expect(message.requestedAddress?.description == "192.168.4.23")
    #expect(message.mudURL == "https://maker.example/mud/lamp.json")
    #expect(message.yourAddress.isUnspecified && message.leaseTime == nil)
    #expect(message.malformed == nil && message.hasMagicCookie)
  }

  @Test func anAckIsReadFromAllItsFields() throws {
    let message = try DHCPMessage(MessageSamples.ack)
    #expect(message.operation == .reply && message.messageType == .ack)
    #expect(message.yourAddress.description == "192.168.4.23")
    #expect(message.relayAddress.description == "192.168.4.2")
    #expect(message.serverIdentifier?.description == "192.168.4.1")
    #expect(message.leaseTime == 86_400)
    #expect(message.renewalTime == 43_200 && message.rebindingTime == 75_600)
    #expect(message.subnetMask?.description == "255.255.252.0" && message.prefixLength == 22)
    #expect(message.routers.map(\.description) == ["192.168.4.1"])
    #expect(message.dnsServers.map(\.description) == ["192.168.4.1", "9.9.9.9"])
    #expect(message.hostName == "long-name")
    #expect(message.domainName == "home.example")
    #expect(message.captivePortal == "https://portal.example/")
    #expect(message.relayAgentInformation?.circuitID == Array("port7".utf8))
    #expect(message.relayAgentInformation?.remoteID == [0xa4, 0xcf, 0x12, 0, 0, 1])
    #expect(message.serverName.isEmpty && message.bootFile.isEmpty)
  }

  private func request(_ options: String) throws -> DHCPMessage {
    try DHCPMessage(MessageSamples.dhcp(1, options: "63825363350103" + options + "ff"))
  }

  @Test func fullNamesComeAsLabelsAndAsText() throws {
    let labels = try request("511805000006746865726d6f04686f6d65076578616d706c6500").clientFQDN
    #expect(labels?.name == "thermo.home.example")
    #expect(labels?.isEncodedAsLabels == true && labels?.serverUpdates == true)
    let text = try request("5117010000746865726d6f2e686f6d652e6578616d706c652e").clientFQDN
    #expect(text?.name == "thermo.home.example." && text?.isEncodedAsLabels == false)
    let partial = try request("510a04000006746865726d6f").clientFQDN
    #expect(partial?.name == "thermo")
    let lying = try request("5109040000746865726d6f").clientFQDN
    #expect(lying?.name == "thermo")
    #expect(try request("510400000000").clientFQDN?.name == "")
    #expect(try request("51020000").clientFQDN == nil)
  }

  @Test func namesAreSafeToPrint() throws {
    #expect(try request("0c06e96372616e1b").hostName == #"\xe9cran\x1b"#)
    #expect(try request("0c064bc3bc636865").hostName == "Küche")
  }

  @Test func bootpHasNoOptions() throws {
    let message = try DHCPMessage(
      MessageSamples.dhcp(1, sname: "626f6f74", file: "7078656c696e75782e30", options: ""))
    #expect(!message.hasMagicCookie && message.options.isEmpty && message.messageType == nil)
    #expect(String(escaping: message.serverName) == "boot")
    #expect(String(escaping: message.bootFile) == "pxelinux.0")
    #expect(message.malformed == nil)
  }

  @Test func everyCutIsAnErrorOrIsTold() throws {
    for whole in [MessageSamples.discover, MessageSamples.ack] {
      for count in 0..<44 {
        #expect(throws: DecodeError.self) { try DHCPMessage(Array(whole.prefix(count))) }
      }
      for count in 44..<236 {
        let cut = try DHCPMessage(Array(whole.prefix(count)))
        #expect(cut.malformed != nil && cut.clientMAC != nil && cut.options.isEmpty)
      }
      let message = try DHCPMessage(whole)
      for count in 236..<(whole.count - 1) {
        let cut = try DHCPMessage(Array(whole.prefix(count)))
        #expect(cut.options.count < message.options.count || cut.options != message.options)
      }
    }
  }

  @Test func optionsBeforeACutAreKept() throws {
    let message = try DHCPMessage(MessageSamples.discover.dropLast(10))
    #expect(message.hostName == "esp-kitchen" && message.mudURL == nil)
    #expect(message.malformed?.problem == .truncated(needed: 35, available: 26))
  }

  @Test func onlyTheFirstByteSaysWhoSends() {
    #expect(throws: DecodeError(.invalid(field: "op", value: 3), at: 0)) {
      try DHCPMessage(MessageSamples.dhcp(3, options: ""))
    }
  }

  @Test func masksWithGapsHaveNoLength() throws {
    #expect(try request("0104ffffff00").prefixLength == 24)
    #expect(try request("010400000000").prefixLength == 0)
    #expect(try request("0104ffffffff").prefixLength == 32)
    #expect(try request("0104ff00ff00").prefixLength == nil)
    #expect(try request("0102ffff").prefixLength == nil)
  }
}
