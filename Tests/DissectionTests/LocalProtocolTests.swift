import Packets
import TestSupport
import Testing

@testable import Dissection

/// What is shown of protocols that things in a home speak with each other.
struct LocalProtocolTests {
  private func dissection(_ name: String, _ place: StreamPiece = StreamPiece()) throws -> Dissection
  {
    let frame = try #require(LocalFrames.all.first { $0.name == name })
    return Dissection(of: frame.bytes, linkType: .ethernet, in: place)
  }

  /// The layers behind UDP or TCP.
  private func layers(_ name: String) throws -> [DissectedLayer] {
    Array(try dissection(name).layers.dropFirst(3))
  }

  private func field(_ name: String, in layer: DissectedLayer?) throws -> Field {
    try #require(layer?.fields.first { $0.name == name }, "\(name)")
  }

  // MARK: Holes in the router

  @Test func aMappingByNATPMPIsShown() throws {
    let layer = try #require(try layers("nat-pmp").last)
    #expect(layer.name == "NAT Port Mapping Protocol, response")
    #expect(
      layer.fields.map { "\($0.name) \($0.value)" } == [
        "Version 0", "Opcode 130", "Result code 0", "Seconds since start of epoch 3600",
        "Internal port 8080", "Mapped external port 8081", "Lifetime 7200",
      ])
    #expect(layer.fields[1].meaning == "mapping of a TCP port")
    #expect(layer.fields[2].meaning == "success")
  }

  @Test func aMappingByPCPIsShownWithItsOptions() throws {
    let layer = try #require(try layers("pcp").last)
    #expect(layer.name == "Port Control Protocol, request")
    #expect(try field("Client IP address", in: layer).value == "192.168.1.20")
    #expect(try field("Protocol", in: layer).meaning == "tcp")
    #expect(try field("Internal port", in: layer).value == "8080")
    let option = try field("Internal IP address", in: layer)
    #expect(option.group == "THIRD_PARTY")
    #expect(option.value == "192.168.1.30")
  }

  @Test func theWiFisPasswordInBroadLinksSetUpIsASecret() throws {
    let layer = try #require(try layers("broadlink, set-up").last)
    #expect(layer.name == "BroadLink, set-up")
    #expect(try field("SSID", in: layer).value == "Home")
    #expect(try field("Security mode", in: layer).meaning == "WPA2")
    #expect(layer.fields.filter(\.isSecret).map(\.value) == ["secret"])
  }

  @Test func whoeverFindsACameraByItsNumberIsNotToldItsCheckCode() throws {
    let layer = try #require(try layers("pppp").last)
    #expect(layer.name == "PPPP, DevLgn")
    #expect(
      layer.fields.map { "\($0.name) \($0.value)" } == [
        "Magic 0xf1", "Type 0x10", "Length 20", "Prefix ABCD", "Number 4711", "Check code QRSTU",
      ])
    #expect(layer.fields.filter(\.isSecret).map(\.name) == ["Check code"])
  }

  // MARK: SMB

  @Test func whoLogsInIsShownButNotTheProof() throws {
    let layer = try #require(try layers("smb").dropFirst().first)
    #expect(layer.name == "Server Message Block 2, Session Setup request")
    #expect(try field("Domain name", in: layer).value == "D")
    #expect(try field("User name", in: layer).value == "u")
    #expect(try field("Host name", in: layer).value == "w")
    let response = try field("NTLM response", in: layer)
    #expect(response.isSecret)
    #expect(response.value == "4 bytes")
    #expect(response.range.count == 4)
  }

  @Test func messagesInAChainAreLayersEach() throws {
    let layers = try layers("smb").suffix(3)
    #expect(
      layers.map(\.name) == [
        "NetBIOS Session Service", "Server Message Block 2, Tree Connect request",
        "Server Message Block 2, Tree Connect request",
      ])
    #expect(
      try layers.suffix(2).map { try field("Path", in: $0).value } == [#"\\n\p"#, #"\\n\q"#])
  }

  @Test func aPathBeyondItsMessageIsAProblem() throws {
    let path = LocalFrames.session(LocalFrames.smb2(3, "0900 0000 4800 ff00 5c00"))
    // What lies behind the message isn't read as part of it.
    let bytes = TestFrame.tcp(path + LocalFrames.treeConnects, from: 4000, to: 445)
    let dissection = Dissection(ethernet: bytes)
    #expect(dissection.isTiled)
    #expect(dissection.layers.contains { $0.problem != nil })
    #expect(
      !dissection.layers.flatMap(\.fields).contains { $0.name == "Path" && $0.range.count > 10 })
  }

  @Test func aMessageThatGoesOnInALaterFrameSaysSo() throws {
    let bytes = TestFrame.tcp(LocalFrames.sessionSetup.dropLast(10), from: 4000, to: 445)
    let layer = try #require(Dissection(ethernet: bytes).layers.last)
    #expect(layer.continues)
    #expect(layer.problem == nil)
  }

  @Test func aPasswordOfSMB1IsASecret() throws {
    let layer = try #require(try layers("smb 1").last)
    #expect(layer.name == "Server Message Block 1, Session Setup AndX request")
    #expect(layer.fields.filter(\.isSecret).map(\.range.count) == [3])
    #expect(try field("Account", in: layer).value == "u")
    #expect(try field("Primary domain", in: layer).value == "D")
    #expect(try field("Dialect", in: try layers("smb 1")[1]).value == "NT LM 0.12")
  }

  @Test func sealedSMBIsToldAsThat() throws {
    let layer = try #require(try layers("smb, sealed").last)
    #expect(layer.name == "Server Message Block 3, encrypted")
    #expect(try field("Encrypted", in: layer).range.count == 4)
  }

  // MARK: Things

  @Test func aMatterHandshakeIsNamed() throws {
    let layer = try #require(try layers("matter").last)
    #expect(layer.name == "Matter, PBKDFParamRequest")
    #expect(try field("Source node ID", in: layer).value == "0x1122334455667788")
    #expect(try field("Exchange ID", in: layer).value == "0x1234")
    let sealed = try #require(try layers("matter, sealed").last)
    #expect(sealed.name == "Matter, encrypted")
    #expect(try field("Encrypted", in: sealed).range.count == 4)
    #expect(try field("Message integrity check", in: sealed).range.count == 16)
  }

  @Test func jsonInADatagramIsALine() throws {
    for (name, title) in [("wiz", "WiZ"), ("govee", "Govee LAN")] {
      let layer = try #require(try layers(name).last)
      #expect(layer.name == title)
      #expect(layer.fields.map(\.range) == [layer.range])
      #expect(layer.fields.first?.value.hasPrefix("{") == true)
    }
  }

  @Test func broadLinksHeaderIsShown() throws {
    let search = try #require(try layers("broadlink, search").last)
    #expect(search.name == "BroadLink, search")
    #expect(try field("Year", in: search).value == "2026")
    #expect(try field("Local IP address", in: search).value == "192.168.1.20")
    let command = try #require(try layers("broadlink, command").last)
    #expect(command.name == "BroadLink, command")
    #expect(try field("MAC address", in: command).value == "11:22:33:44:55:66")
    #expect(try field("Encrypted", in: command).range.count == 16)
  }

  @Test func whoIsToWakeIsShownAndThePasswordIsASecret() throws {
    let layer = try #require(try layers("wake-on-lan").last)
    #expect(try field("MAC address", in: layer).value == "02:00:00:00:00:20")
    #expect(layer.fields.filter(\.isSecret).map(\.name) == ["Password"])
    let alone = Dissection(
      ethernet: TestFrame.ethernet(LocalFrames.magicPacket, type: 0x0842))
    #expect(alone.layers.last?.name == "Wake-on-LAN")
  }

  @Test func espHomesFramesAreNamed() throws {
    let layers = try layers("esphome")
    #expect(
      layers.map(\.name) == [
        "ESPHome native API, HelloRequest", "ESPHome native API, AuthenticationRequest",
        "ESPHome native API, encrypted",
      ])
    #expect(try field("Client information", in: layers.first).value == "abc")
    #expect(layers[1].fields.filter(\.isSecret).map(\.value) == ["pwd"])
    #expect(try field("Encrypted", in: layers.last).range.count == 3)
  }

  // MARK: HomeKit

  @Test func aPairingShowsNoKeys() throws {
    let layer = try #require(try layers("homekit pairing").last)
    #expect(layer.name == "HomeKit pairing")
    #expect(
      layer.fields.map { "\($0.name) \($0.value)" } == [
        "Method 0", "State 1", "Public key 2 bytes",
      ])
    #expect(layer.fields.map(\.meaning) == ["Pair Setup", "M1", nil])
    #expect(layer.fields.last?.range.count == 2)
  }

  @Test func behindPairVerifyFramesAreSealed() throws {
    let head = "POST /pair-verify HTTP/1.1\r\nContent-Type: application/pairing+tlv8\r\n"
    func request(_ state: UInt8) -> [UInt8] {
      Array((head + "Content-Length: 3\r\n\r\n").utf8) + [6, 1, state]
    }
    let frame = [UInt8](hex: "0200 aabb") + LocalFrames.zeros(16)
    let messages = StreamMessages(
      request(1) + request(3) + frame + frame, service: "http", ports: [51_826], isStart: true
    ).messages
    #expect(
      messages.map(\.name) == [
        "HTTP request", "HTTP request", "HomeKit frame", "HomeKit frame",
      ])
    #expect(messages.suffix(2).map(\.range.count) == [20, 20])
    let refused = Array(
      "HTTP/1.1 200 OK\r\nContent-Type: application/pairing+tlv8\r\nContent-Length: 6\r\n\r\n".utf8)
    let answer = StreamMessages(
      refused + [6, 1, 4, 7, 1, 2] + frame, service: "http", ports: [51_826], isStart: true
    ).messages
    #expect(answer.map(\.service) == ["http"])

    let bytes = TestFrame.tcp(frame, from: 4000, to: 51_826)
    let layer = try #require(
      Dissection(of: bytes, linkType: .ethernet, in: StreamPiece(service: "hap")).layers.last)
    #expect(layer.name == "HomeKit, encrypted")
    #expect(layer.fields.map(\.range.count) == [2, 2, 16])
  }

  // MARK: HTTP/2

  @Test func headerFieldsAreReadWithWhatEarlierOnesAdded() throws {
    let layers = try layers("http2, fields")
    #expect(try field(":authority", in: layers[1]).meaning == "added to the table")
    #expect(try field(":authority", in: layers[2]).value == "www.example.com")
    #expect(try field("cache-control", in: layers[2]).value == "no-cache")
  }

  @Test func whatWasAddedBeforeTheCaptureIsUnknown() throws {
    let bytes = TestFrame.tcp(LocalFrames.secondRequest, from: 4000, to: 8080)
    let place = StreamPiece(service: "http2")
    let alone = Dissection(of: bytes, linkType: .ethernet, in: place).layers.last
    let missing = try field("Header 62", in: alone)
    #expect(missing.value == "unknown")
    #expect(missing.meaning == "added to the table before what was captured")
    #expect(try field(":path", in: alone).value == "/")

    let stream = LocalFrames.http2
    let messages = StreamMessages(stream, service: "http2", ports: [8080], isStart: true)
    var known = place
    known.headerTable = messages.headerTable(
      before: stream.count - LocalFrames.secondRequest.count, in: stream)
    let read = Dissection(of: bytes, linkType: .ethernet, in: known).layers.last
    #expect(try field(":authority", in: read).value == "www.example.com")
  }

  // MARK: Others

  @Test func sshIsReadUpToItsKeys() throws {
    let layers = try layers("ssh")
    #expect(
      layers.map(\.name) == [
        "Secure Shell, identification", "Secure Shell, key exchange initialisation",
        "Secure Shell, new keys", "Secure Shell, encrypted",
      ])
    #expect(try field("Software version", in: layers.first).value == "soft")
    #expect(try field("Key exchange algorithms", in: layers[1]).value == "a")
  }

  @Test func aHostsAnnouncementIsShown() throws {
    let layers = try layers("netbios-dgm")
    #expect(
      layers.map(\.name) == [
        "NetBIOS Datagram Service", "Server Message Block 1, Trans request",
        "Microsoft Windows Browser Protocol, host announcement",
      ])
    #expect(try field("Source name", in: layers.first).meaning == "A <20>")
    #expect(try field("Host name", in: layers.last).value == "HOST")
    #expect(
      try field("Server type", in: layers.last).meaning == "workstation, server, backup browser")
  }

  @Test func discoveryIsShownTagByTag() throws {
    let layer = try #require(try layers("ws-discovery").last)
    #expect(layer.name == "WS-Discovery, Probe")
    #expect(
      layer.fields.map(\.value).contains("<d:Types>dn:NetworkVideoTransmitter</d:Types>"))
  }

  @Test func googlesQUICNamesItsServer() throws {
    let layer = try #require(try layers("gquic").last)
    #expect(layer.name == "Google QUIC, CHLO")
    #expect(try field("Version", in: layer).meaning == "Q043")
    #expect(try field("Server name", in: layer).value == "a.b")
    let later = Dissection(
      of: TestFrame.udp([UInt8](hex: "0c0102030405060708 02 aabb"), from: 443, to: 4000),
      linkType: .ethernet, in: StreamPiece(service: "gquic"))
    #expect(later.value("Payload", in: "Google QUIC") == "aa bb")
  }

  @Test func stunOverTCPIsReadMessageByMessage() throws {
    let layers = try layers("stun over tcp")
    #expect(
      layers.map(\.name) == [
        "Session Traversal Utilities for NAT", "TURN channel data",
        "Session Traversal Utilities for NAT",
      ])
    #expect(try field("SOFTWARE", in: layers.first).value == "soft")
    #expect(layers[1].fields.map(\.range.count) == [2, 2, 3, 1])
    let stream = try #require(LocalFrames.all.first { $0.name == "stun over tcp" }).bytes
    let messages = StreamMessages(
      Array(stream.dropFirst(54)), service: "stun", ports: [3478], isStart: true
    ).messages
    #expect(messages.map(\.name) == ["STUN message", "TURN channel data", "STUN message"])
  }

  @Test func dataOfATURNChannelIsNamed() throws {
    let bytes = TestFrame.udp([UInt8](hex: "4001 0003 010203"), from: 3478, to: 4000)
    let dissection = Dissection(ethernet: bytes)
    #expect(dissection.value("Data", in: "TURN channel data") == "01 02 03")
    // Shorter than it says: something else.
    let other = TestFrame.udp([UInt8](hex: "4001 0009 010203"), from: 3478, to: 4000)
    #expect(Dissection(ethernet: other).layers.last?.name == "Data")
  }

  /// What is RARP over Ethernet is another protocol in Cisco's HDLC.
  @Test func aKeepaliveOfASerialLineIsNotARP() throws {
    let bytes = [UInt8](hex: "8f00 8035 00000002 00000011 00000010 ffff")
    let layer = try #require(Dissection(of: bytes, linkType: .cHDLC).layers.last)
    #expect(layer.name == "Serial Line Address Resolution Protocol")
    #expect(layer.fields.map(\.value) == ["2", "17", "16", "0xffff"])
    #expect(layer.problem == nil)
  }

  @Test func aBodyIsNamedAlsoWhereItIsNoText() throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: 3\r\n\r\n"
    let bytes = TestFrame.tcp(Array(head.utf8) + [0xff, 0, 1], from: 80, to: 4000)
    let layer = try #require(Dissection(ethernet: bytes).layers.last)
    #expect(layer.name == "Body")
    #expect(layer.isUnexplained)
  }

  @Test func routesAndTheirPasswordAreShown() throws {
    let layer = try #require(try layers("rip").last)
    #expect(layer.name == "Routing Information Protocol, response")
    #expect(layer.fields.filter(\.isSecret).map(\.value) == ["geheim"])
    #expect(try field("IP address", in: layer).value == "192.0.2.0")
    #expect(try field("Netmask", in: layer).value == "255.255.255.0")
    #expect(try field("IPv6 prefix", in: try layers("ripng").last).value == "2001:db8::")
  }
}
