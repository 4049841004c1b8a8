import Packets
import TestSupport
import Testing

struct MQTTRecognitionTests {
  @Test func aConnectIsCertainAsSoonAsItNamesItsVersion() {
    for sample in [MQTTSamples.connect, MQTTSamples.connectOld, MQTTSamples.connectNew] {
      #expect(MQTTPacket.likelihood(sample.rawSpan) == .certain)
      for count in 0..<9 {
        let cut = Array(sample.prefix(count))
        #expect(MQTTPacket.likelihood(cut.rawSpan) == .tooShort, "\(count)")
      }
    }
  }

  @Test func requestsWithTopicsAreCertain() {
    for sample in [
      MQTTSamples.publish, MQTTSamples.publishOnce, MQTTSamples.publishNew, MQTTSamples.subscribe,
      MQTTSamples.subscribeNew, MQTTSamples.unsubscribe, MQTTSamples.connackNew,
    ] {
      #expect(MQTTPacket.likelihood(sample.rawSpan) == .certain)
    }
  }

  @Test func shortPacketsArePlausibleOnly() {
    for sample in [
      MQTTSamples.connack, MQTTSamples.puback, MQTTSamples.pubrel, MQTTSamples.suback,
      MQTTSamples.pingreq, MQTTSamples.pingresp, MQTTSamples.disconnect,
    ] {
      #expect(MQTTPacket.likelihood(sample.rawSpan) == .plausible)
    }
  }

  /// A segment may hold several packets, of which a later one tells.
  @Test func packetsBehindAPlausibleOneTell() {
    let named = [UInt8](mqtt: 0x30, "0001 61 6f6e6f6e")
    #expect(MQTTPacket.likelihood((MQTTSamples.pingresp + MQTTSamples.publish).rawSpan) == .certain)
    #expect(MQTTPacket.likelihood((named + named).rawSpan) == .certain)
    #expect(MQTTPacket.likelihood((named + named + [0x30]).rawSpan) == .plausible)
    #expect(
      MQTTPacket.likelihood((MQTTSamples.pingreq + Array("GET /".utf8)).rawSpan) == .plausible)
    let pings = Array(repeating: MQTTSamples.pingreq, count: 1000).flatMap { $0 }
    #expect(MQTTPacket.likelihood((pings + MQTTSamples.publish).rawSpan) == .plausible)
  }

  @Test func otherProtocolsAreNotTakenForIt() {
    let others: [[UInt8]] = [
      // TLS, SSH, HTTP, SMTP, an LDAP bind, SNMP, SMB, RDP, DNS over TCP, Redis, a JSON line, WebSocket frames.
      [UInt8](hex: "16030100c8010000c40303"), Array("SSH-2.0-OpenSSH_9.2\r\n".utf8),
      Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), Array("220 mail ready\r\n".utf8),
      [UInt8](hex: "300c0201016007020103040080 00"),
      [UInt8](hex: "302902010004067075626c6963a01c0204"), [UInt8](hex: "00000054ff534d4272"),
      [UInt8](hex: "0300002b26e00000000000"), [UInt8](hex: "001d1234010000010000"),
      Array("*1\r\n$4\r\nPING\r\n".utf8), Array(#"{"a":1}"#.utf8), [UInt8](hex: "81057b226f6e22"),
      Array("1234567890 1234567890 1234567890".utf8),
      Array("0003 0001 61 62".utf8),
    ]
    for bytes in others {
      #expect(MQTTPacket.likelihood(bytes.rawSpan) == .no, "\(bytes)")
    }
  }

  @Test func theVersionIsDeducedWhereOnlyOneMakesSense() {
    let proven: [([UInt8], MQTTVersion)] = [
      (MQTTSamples.connect, .v311), (MQTTSamples.connectNew, .v5), (MQTTSamples.connack, .v311),
      (MQTTSamples.connackNew, .v5), (MQTTSamples.publishNew, .v5), (MQTTSamples.publish, .v311),
      (MQTTSamples.pubrecNew, .v5), (MQTTSamples.subscribe, .v311), (MQTTSamples.subscribeNew, .v5),
      (MQTTSamples.suback, .v311), (MQTTSamples.unsubscribe, .v311), (MQTTSamples.unsuback, .v311),
      (MQTTSamples.unsubackNew, .v5), (MQTTSamples.disconnectNew, .v5), (MQTTSamples.auth, .v5),
    ]
    for (bytes, version) in proven {
      let deduction = MQTTVersion.deduced(from: bytes.rawSpan)
      #expect(deduction?.version == version, "\(bytes)")
      #expect(deduction?.isProven == true, "\(bytes)")
    }
    for bytes in [MQTTSamples.puback, MQTTSamples.pingreq, MQTTSamples.disconnect] {
      #expect(MQTTVersion.deduced(from: bytes.rawSpan) == nil)
    }
  }

  @Test func anEmptyListOfPropertiesBeforeTextIsLikely() {
    let new = [UInt8](mqtt: 0x30, "0001 61 00 6f6e6f6e")
    let old = [UInt8](mqtt: 0x30, "0001 61 00 80ff")
    #expect(MQTTVersion.deduced(from: new.rawSpan)?.version == .v5)
    #expect(MQTTVersion.deduced(from: new.rawSpan)?.isProven == false)
    #expect(MQTTVersion.deduced(from: old.rawSpan)?.version == .v311)
  }
}
