import Packets
import TestSupport
import Testing

struct MQTTPacketTests {
  @Test func aConnectTellsItsClientWillAndCredentials() throws {
    guard case .connect(let connect) = try MQTTSamples.decoded(MQTTSamples.connect) else {
      Issue.record("no CONNECT")
      return
    }
    #expect(connect.protocolName == "MQTT")
    #expect(connect.version == .v311)
    #expect(!connect.isBridge)
    #expect(connect.isCleanStart)
    #expect(connect.keepAlive == 60)
    #expect(connect.clientIdentifier == "light-1")
    #expect(connect.userName == "dev")
    #expect(connect.password == Array("secret".utf8))
    let will = try #require(connect.will)
    #expect(will.topic == "light/1/gone")
    #expect(will.payload == Array("bye".utf8))
    #expect(will.qualityOfService == .atLeastOnce)
    #expect(will.isRetained)
  }

  @Test func theOldProtocolNameIsVersion31() throws {
    guard case .connect(let connect) = try MQTTSamples.decoded(MQTTSamples.connectOld) else {
      Issue.record("no CONNECT")
      return
    }
    #expect(connect.version == .v31)
    #expect(connect.version.description == "3.1")
    #expect(connect.clientIdentifier == "old")
    #expect(connect.keepAlive == 5)
    #expect(connect.userName == nil)
  }

  @Test func aBridgeIsTold() throws {
    var bytes = MQTTSamples.connect
    bytes[8] = 0x84
    guard case .connect(let connect) = try MQTTSamples.decoded(bytes) else {
      Issue.record("no CONNECT")
      return
    }
    #expect(connect.isBridge)
    #expect(connect.version == .v311)
  }

  @Test func version5HasProperties() throws {
    guard case .connect(let connect) = try MQTTSamples.decoded(MQTTSamples.connectNew) else {
      Issue.record("no CONNECT")
      return
    }
    #expect(connect.version == .v5)
    #expect(connect.properties.sessionExpiryInterval == 120)
    #expect(connect.properties.userProperties.map(\.name) == ["a"])
    #expect(connect.properties.userProperties.map(\.value) == ["b"])
    #expect(connect.clientIdentifier == "new")
    #expect(connect.will?.properties.willDelayInterval == 5)
    #expect(connect.will?.topic == "will")
    #expect(connect.will?.payload == Array("hi".utf8))
  }

  @Test func theServersAnswerIsInWords() throws {
    guard case .connack(let accepted) = try MQTTSamples.decoded(MQTTSamples.connack),
      case .connack(let refused) = try MQTTSamples.decoded(MQTTSamples.connackRefused),
      case .connack(let new) = try MQTTSamples.decoded(MQTTSamples.connackNew, .v5)
    else {
      Issue.record("no CONNACK")
      return
    }
    #expect(accepted.isAccepted && accepted.isSessionPresent)
    #expect(accepted.status == "Connection Accepted")
    #expect(refused.status == "Refused: not authorized")
    #expect(new.status == "Connection Accepted")
    #expect(new.properties.assignedClientIdentifier == "auto-1")
    #expect(new.properties.serverKeepAlive == 30)
  }

  @Test func aPublishHasTopicPayloadAndQuality() throws {
    guard case .publish(let plain) = try MQTTSamples.decoded(MQTTSamples.publish),
      case .publish(let once) = try MQTTSamples.decoded(MQTTSamples.publishOnce),
      case .publish(let new) = try MQTTSamples.decoded(MQTTSamples.publishNew, .v5)
    else {
      Issue.record("no PUBLISH")
      return
    }
    #expect(plain.topic == "light/1/set")
    #expect(plain.payload == Array(#"{"on":true}"#.utf8))
    #expect(plain.packetIdentifier == nil)
    #expect(once.isDuplicate && once.isRetained)
    #expect(once.qualityOfService == .atLeastOnce)
    #expect(once.packetIdentifier == 7)
    #expect(new.qualityOfService == .exactlyOnce)
    #expect(new.properties.topicAlias == 3)
    #expect(new.properties.contentType == "text")
    #expect(new.payload == [0x78])
  }

  @Test func aPublishMayEndWithinItsPayload() throws {
    let bytes = Array(MQTTSamples.publish.dropLast(4))
    let publish = try MQTTPublish(parsing: bytes.rawSpan, .v311, payloadBound: 5)
    #expect(publish.payload == Array(#"{"on""#.utf8))
    #expect(publish.payloadLength == 11)
  }

  @Test func acknowledgmentsHaveReasons() throws {
    guard case .acknowledgment(let puback) = try MQTTSamples.decoded(MQTTSamples.puback),
      case .acknowledgment(let pubrec) = try MQTTSamples.decoded(MQTTSamples.pubrecNew, .v5)
    else {
      Issue.record("no acknowledgment")
      return
    }
    #expect(puback.type == .puback && puback.packetIdentifier == 7)
    #expect(puback.reasonCode == .success)
    #expect(pubrec.type == .pubrec && pubrec.packetIdentifier == 9)
    #expect(pubrec.reasonCode.description == "No matching subscribers")
    #expect(pubrec.properties.reasonString == "no")
  }

  @Test func subscriptionsAndTheirAnswers() throws {
    guard case .subscribe(let subscribe) = try MQTTSamples.decoded(MQTTSamples.subscribe),
      case .suback(let suback) = try MQTTSamples.decoded(MQTTSamples.suback),
      case .subscribe(let unsubscribe) = try MQTTSamples.decoded(MQTTSamples.unsubscribe),
      case .unsuback(let unsuback) = try MQTTSamples.decoded(MQTTSamples.unsubackNew, .v5)
    else {
      Issue.record("no SUBSCRIBE")
      return
    }
    #expect(subscribe.subscriptions.map(\.filter) == ["a/#", "+/"])
    #expect(subscribe.subscriptions.map(\.qualityOfService) == [.atLeastOnce, .atMostOnce])
    #expect(suback.reasonCodes.map(\.isError) == [false, true])
    #expect(unsubscribe.isUnsubscribe)
    #expect(unsubscribe.subscriptions.map(\.filter) == ["a/#"])
    #expect(unsuback.reasonCodes.map(\.description) == ["No subscription existed"])
  }

  @Test func theEndAndAuthenticationHaveReasons() throws {
    guard case .disconnect(let end) = try MQTTSamples.decoded(MQTTSamples.disconnectNew, .v5),
      case .auth(let auth) = try MQTTSamples.decoded(MQTTSamples.auth, .v5)
    else {
      Issue.record("no DISCONNECT")
      return
    }
    #expect(end.reasonCode.description == "Session taken over")
    #expect(auth.reasonCode.description == "Continue authentication")
    #expect(auth.properties.authenticationMethod == "SCRAM-SHA-1")
  }

  @Test func everyTruncationIsAnError() {
    for (bytes, version) in MQTTSamples.all {
      for count in bytes.indices {
        let cut = Array(bytes.prefix(count))
        #expect(throws: DecodeError.self) { try MQTTSamples.decoded(cut, version) }
      }
      // And one that says it is shorter than it is, as long as it has that much.
      // A CONNECT may have bytes after it, a PUBLISH is payload to its end.
      guard bytes.count > 4, bytes[0] >> 4 != 3 else { continue }
      var short = bytes
      short[1] -= 1
      let packet = try? MQTTSamples.decoded(short, version)
      if case .suback = packet { continue }
      if case .unsuback = packet { continue }
      #expect(packet == nil, "\(bytes[0])")
    }
  }

  @Test func whatTheSpecificationForbidsIsAnError() {
    let wrong = [
      "0000", "3604 0001 61 00", "3802 0000", "3003 0000 78",
      "8206 0001 0001 61 03", "8204 0001 0000", "8202 0001", "ffffffffff7f",
      "100c 0004 4d515454 06 02 0005 0000", "1000", "2002 0200", "9002 0001",
      "c001 00", "e003 8e 01 11",
    ]
    for hex in wrong {
      #expect(throws: DecodeError.self, "\(hex)") {
        try MQTTSamples.decoded([UInt8](hex: hex), .v5)
      }
    }
  }

  @Test func corruptedMQTTNeverTraps() {
    var random = SplitMix64(seed: 31)
    for round in 0..<10_000 {
      let (bytes, version) = MQTTSamples.all[round % MQTTSamples.all.count]
      let corrupted = random.corrupt(bytes)
      _ = try? MQTTPacket(parsing: corrupted.rawSpan, version)
      _ = try? MQTTPublish(parsing: corrupted.rawSpan, version, payloadBound: 3)
      _ = MQTTPacket.likelihood(corrupted.rawSpan)
      _ = MQTTVersion.deduced(from: corrupted.rawSpan)
    }
  }
}
