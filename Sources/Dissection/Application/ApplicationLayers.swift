import Packets

/// Every protocol that is shown field by field: the one table to add a line to. What is hardest to mistake comes first.
extension ApplicationLayer {
  /// Over UDP.
  static let datagrams: [ApplicationLayer] = [
    Self("ssdp", [1900], Dissector.readTextMessage) { bytes, _ in
      SSDPMessage.recognises(bytes.rawSpan)
    },
    Self("dns", [53, 5353, 5355], Dissector.readDNS) { bytes, isOnPort in
      isOnPort ? bytes.count >= 12 : DNSMessage.isPlausible(bytes.rawSpan)
    },
    Self("netbios-ns", [137], Dissector.readDNS) { $1 && $0.count >= 12 },
    Self("dhcp", [67, 68], Dissector.readDHCP) { bytes, isOnPort in
      isOnPort && bytes.count >= 44 && (1...2).contains(bytes[0])
    },
    Self("dhcpv6", [546, 547], Dissector.readDHCPv6) { $1 && $0.count >= 4 },
    Self("ntp", [123], Dissector.readNTP) { $1 && $0.count >= 4 },
    Self("stun", [STUNMessage.port], Dissector.readSTUN) { bytes, isOnPort in
      if (try? STUNMessage(parsing: bytes.rawSpan)) != nil { return true }
      guard isOnPort, let data = try? TURNChannelData(parsing: bytes.rawSpan) else { return false }
      return TURNChannelData.headerLength + data.length <= bytes.count
    },
    Self("lifx", [LIFXMessage.port], Dissector.readLIFX) { bytes, _ in
      (try? LIFXMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("miio", [MiioMessage.port], Dissector.readMiio) { bytes, _ in
      (try? MiioMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("tuya", [6666, 6667, 7000], Dissector.readTuya) { bytes, _ in
      TuyaFrame.begins(bytes.rawSpan) == true
    },
    Self("snmp", [SNMPMessage.port, SNMPMessage.trapPort], Dissector.readSNMP) { bytes, isOnPort in
      isOnPort && (try? SNMPMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("coap", [CoAPMessage.port], Dissector.readCoAP) { bytes, isOnPort in
      guard let message = try? CoAPMessage(parsing: bytes.rawSpan) else { return false }
      return isOnPort ? message.isPlausible : message.isUnmistakable
    },
    Self("nat-pmp", portMapping, Dissector.readNATPMP) { bytes, isOnPort in
      isOnPort && bytes.count >= 2 && bytes[0] == 0
    },
    Self("pcp", portMapping, Dissector.readPCP) { bytes, isOnPort in
      isOnPort && bytes.count >= 24 && (1...2).contains(bytes[0])
    },
    Self("ws-discovery", [3702], Dissector.readWSDiscovery) { bytes, _ in
      WSDiscoveryMessage.recognises(bytes.rawSpan)
    },
    Self("netbios-dgm", [Dissector.netBIOSDatagramPort], Dissector.readNetBIOSDatagram) {
      $1 && $0.count >= 10 && (0x10...0x16).contains($0[0])
    },
    Self("wake-on-lan", [], Dissector.readMagicPacket) { bytes, _ in
      (try? MagicPacket(parsing: bytes.rawSpan)) != nil
    },
    Self("matter", [MatterMessage.port], Dissector.readMatter) { bytes, isOnPort in
      isOnPort && (try? MatterMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("wiz", [WiZMessage.port, WiZMessage.listenerPort], Dissector.text(named: "WiZ")) {
      bytes, isOnPort in isOnPort && (try? WiZMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("govee", govee, Dissector.text(named: "Govee LAN")) { bytes, isOnPort in
      isOnPort && (try? GoveeMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("broadlink", [BroadLinkMessage.port], Dissector.readBroadLink) { bytes, isOnPort in
      isOnPort && (try? BroadLinkMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("pppp", [PPPPMessage.port, PPPPMessage.localPort], Dissector.readPPPP) { bytes, _ in
      (try? PPPPMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("rip", [Dissector.ripPort], Dissector.readRIP) { $1 && Dissector.isRIP($0) },
    Self("ripng", [Dissector.ripNGPort], Dissector.readRIPng) { $1 && Dissector.isRIP($0) },
    Self("tplink", [TPLinkMessage.port], Dissector.readTPLinkDatagram) { $1 && !$0.isEmpty },
    Self("syslog", [SyslogMessage.port], Dissector.readText) { bytes, isOnPort in
      isOnPort && (try? SyslogMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("tftp", [TFTPMessage.port], Dissector.readTFTP) { bytes, isOnPort in
      isOnPort
        ? bytes.count >= 4 && bytes[0] == 0 && (1...6).contains(bytes[1])
        : TFTPMessage.isRequest(bytes.rawSpan)
    },
    Self("mqtt-sn", [1883, 1884], Dissector.readMQTTSN) { bytes, isOnPort in
      isOnPort && (try? MQTTSNMessage(parsing: bytes.rawSpan)) != nil
    },
    Self("dtls", [443, 5684], Dissector.readDTLS) { bytes, _ in
      bytes.count >= 13 && (20...23).contains(bytes[0]) && bytes[1] == 0xfe && bytes[2] >= 0xfc
    },
    // On no port of its own: what belongs to it but tells no version is known by the flow.
    Self("gquic", [], Dissector.readGoogleQUIC) { bytes, isKnown in
      isKnown && !bytes.isEmpty || GoogleQUICPacket.isPlausible(bytes.rawSpan)
    },
    Self("quic", [443], Dissector.readQUIC) { bytes, isOnPort in
      guard let first = bytes.first, bytes.count >= 7 else { return false }
      guard first & 0x80 != 0 else { return isOnPort && first & 0x40 != 0 }
      guard !QUICPacket.isPlausible(bytes.rawSpan) else { return true }
      let version = (try? QUICPacket(parsing: bytes.rawSpan))?.version
      return version.map { $0.isKnown || $0.isReserved } ?? false
    },
    Self("sip", [5060], Dissector.readTextMessage) { bytes, _ in
      TextMessage.begins(bytes.rawSpan, as: .sip) == true
    },
    Self("rtp", [], Dissector.readRTP) { bytes, isOnPort in
      isOnPort && (try? RTPHeader(parsing: bytes.rawSpan)) != nil
    },
  ]

  /// Where routers listen for NAT-PMP and PCP, and where those listen whom they tell (RFC 6886 §3.2.1, RFC 6887 §19.1).
  private static let portMapping: [UInt16] = [NATPMPMessage.port, 5350]

  private static let govee = [
    GoveeMessage.searchPort, GoveeMessage.answerPort, GoveeMessage.controlPort,
  ]

  /// Over TCP.
  static let streams: [ApplicationLayer] = [
    Self("http", [80, 8080, 8000], Dissector.readHTTP) { bytes, _ in
      HTTPRecognition(bytes.rawSpan) == .certain
    },
    Self("ssl", [443, 8883, 8443, 853, 993, 995], Dissector.readTLS) { bytes, isOnPort in
      guard bytes.count >= 3 else { return isOnPort && (20...23).contains(bytes.first ?? 0) }
      return (20...24).contains(bytes[0]) && bytes[1] == 3 && bytes[2] <= 4
    },
    Self("http2", [], Dissector.readHTTP2) { bytes, isOnPort in
      HTTP2Preface.begins(bytes.rawSpan)
        || isOnPort && (try? HTTP2FrameHeader(parsing: bytes.rawSpan))?.isPlausible == true
    },
    Self("websocket", [], Dissector.readWebSocket) { bytes, isOnPort in
      isOnPort && (try? WebSocketFrameHeader(parsing: bytes.rawSpan)) != nil
    },
    Self("dns", [53, 5353], Dissector.readDNSStream) { $1 && $0.count >= 2 },
    Self("tplink", [TPLinkMessage.port], Dissector.readTPLinkStream) { $1 && $0.count >= 4 },
    Self("stun", [STUNMessage.port], Dissector.readSTUNStream) { bytes, isOnPort in
      STUNMessage.recognises(bytes.rawSpan)
        || isOnPort && (try? TURNChannelData(parsing: bytes.rawSpan)) != nil
    },
    Self("smb", [445, 139], Dissector.readSMBStream) { bytes, isOnPort in
      SMBMessage.begins(bytes.rawSpan) == true || isOnPort && Dissector.isNetBIOSSession(bytes)
    },
    Self("ssh", [22], Dissector.readSSH) { bytes, isOnPort in
      SSHIdentification.begins(bytes.rawSpan) == true || isOnPort && !bytes.isEmpty && !bytes.isText
    },
    Self("esphome", [ESPHomeFrame.port], Dissector.readESPHome) { bytes, isOnPort in
      isOnPort && (try? ESPHomeFrame(parsing: bytes.rawSpan)) != nil
    },
    // Known by what went before it alone.
    Self("hap", [], Dissector.readHomeKit) { bytes, isKnown in
      isKnown && (try? HomeKitFrame(parsing: bytes.rawSpan)) != nil
    },
    Self("tuya", [6668], Dissector.readTuya) { bytes, _ in
      TuyaFrame.begins(bytes.rawSpan) == true
    },
    Self("mqtt", [1883], Dissector.readMQTT) { bytes, isOnPort in
      guard let first = bytes.first else { return false }
      if isOnPort { return first >> 4 != 0 }
      return first == 0x10 && (try? MQTTFixedHeader(parsing: bytes.rawSpan)) != nil
        && MQTTPacket.likelihood(bytes.rawSpan) == .certain
    },
    Self("rtsp", [554, 8554], Dissector.readTextMessage) { bytes, _ in
      TextMessage.begins(bytes.rawSpan, as: .rtsp) == true
    },
    Self("sip", [5060], Dissector.readTextMessage) { bytes, _ in
      TextMessage.begins(bytes.rawSpan, as: .sip) == true
    },
    Self("ftp", [21], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
    Self("smtp", [25, 587], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
    Self("pop3", [110], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
    Self("imap", [143], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
    Self("telnet", [23], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
    Self("yeelight", [55443], Dissector.readText) { bytes, isOnPort in isOnPort && bytes.isText },
  ]
}

extension [UInt8] {
  /// Whether it is well-formed UTF-8 without control characters, line ends aside.
  var isText: Bool {
    String(validating: self, as: UTF8.self) != nil
      && allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 9 || $0 == 10 || $0 == 13 }
  }
}
