import Packets
import Traffic

/// mqtt_connect: a client's connection and what the broker made of it.
extension JSONWriter {
  mutating func writeMQTTConnect(_ record: MQTTConnection, _ flow: FlowReference) {
    object { writer in
      writer.memberPath("mqtt_connect", at: record.time)
      writer.memberEnds(flow)
      if let connect = record.connect {
        writer.member("proto_name", connect.protocolName)
        writer.member("proto_version", connect.version.description)
        writer.member("client_id", connect.clientIdentifier)
      }
      writer.member("connect_status", record.acknowledgment?.status)
      if let will = record.connect?.will {
        writer.member("will_topic", will.topic)
        writer.member("will_payload", String(readable: will.payload))
      }
      writer.memberOwn(of: record)
      writer.memberEvidence(record.evidence)
    }
  }

  /// What Zeek has no field for.
  private mutating func memberOwn(of record: MQTTConnection) {
    if let connect = record.connect {
      member("keep_alive", connect.keepAlive)
      member("clean_start", connect.isCleanStart)
      member("username", connect.userName)
      member("password", connect.password.map { String(readable: $0) })
    }
    let properties = record.acknowledgment?.properties
    member("assigned_client_id", properties?.assignedClientIdentifier)
    member("server_keep_alive", properties?.serverKeepAlive)
    member("session_present", record.acknowledgment?.isSessionPresent)
  }
}

/// mqtt_publish: a message on its way to the broker or from it.
extension JSONWriter {
  mutating func writeMQTTPublish(_ record: MQTTPublication, _ flow: FlowReference) {
    let publish = record.publish
    object { writer in
      writer.memberPath("mqtt_publish", at: record.time)
      writer.memberEnds(flow)
      writer.member("from_client", record.isFromClient)
      writer.member("retain", publish.isRetained)
      writer.member("qos", publish.qualityOfService.words)
      writer.member("status", record.isComplete ? "ok" : "incomplete_qos")
      writer.member("topic", record.topic)
      let payload = String(readable: publish.payload)
      writer.member("payload", writer.secrets?.shown(payload: payload, of: record.topic) ?? payload)
      writer.member("payload_len", publish.payloadLength)
      if publish.isDuplicate { writer.member("duplicate", true) }
      if record.versionBasis != .connect {
        writer.member("proto_version", record.version.description)
        writer.member("version_basis", record.versionBasis.rawValue)
      }
      writer.memberEvidence(record.evidence)
    }
  }
}

/// mqtt_subscribe: what a client asks for, or no longer wants.
extension JSONWriter {
  mutating func writeMQTTSubscribe(_ record: MQTTSubscription, _ flow: FlowReference) {
    let subscribe = record.subscribe
    object { writer in
      writer.memberPath("mqtt_subscribe", at: record.time)
      writer.memberEnds(flow)
      writer.member(
        "action", subscribe.isUnsubscribe ? "MQTT::UNSUBSCRIBE" : "MQTT::SUBSCRIBE")
      writer.member("topics", strings: subscribe.subscriptions.map(\.filter))
      if !subscribe.isUnsubscribe {
        writer.array("qos_levels") { writer in
          for subscription in subscribe.subscriptions { writer.value(subscription.options & 3) }
        }
      }
      let codes = record.acknowledgment?.reasonCodes ?? []
      if !subscribe.isUnsubscribe, let first = codes.first {
        writer.member("granted_qos_level", first.rawValue)
      }
      writer.member("ack", record.acknowledgment != nil)
      if codes.contains(where: \.isError) {
        writer.member("reasons", strings: codes.map(\.description))
      }
      writer.memberEvidence(record.evidence)
    }
  }
}

extension MQTTQualityOfService {
  /// As Zeek words it.
  var words: String {
    switch self {
    case .atMostOnce: "at most once"
    case .atLeastOnce: "at least once"
    case .exactlyOnce: "exactly once"
    }
  }
}
