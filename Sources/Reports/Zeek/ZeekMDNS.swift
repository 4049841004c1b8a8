import Packets
import Traffic

/// mdns: a message of multicast DNS. Zeek has no such log.
extension JSONWriter {
  mutating func writeMDNS(
    _ message: DNSMessage, by sender: Sender, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("mdns", at: event.time)
      writer.memberEnds(flow)
      writer.member("is_orig", sender == .client)
      writer.memberMDNS(message)
      writer.memberEvidence(event.evidence)
    }
  }

  /// The message's own members.
  mutating func memberMDNS(_ message: DNSMessage) {
    member("is_response", message.isResponse)
    if !message.questions.isEmpty {
      array("questions") { writer in
        for question in message.questions { writer.value(question) }
      }
    }
    member("answers", records: message.answers)
    member("authorities", records: message.authorities)
    member("additionals", records: message.additionals)
    let records = message.answers + message.authorities + message.additionals
    let instances = DNSServiceInstance.list(in: records)
    guard !instances.isEmpty else { return }
    array("services") { writer in
      for instance in instances { writer.value(instance) }
    }
  }

  private mutating func value(_ question: DNSQuestion) {
    object { writer in
      writer.member("name", question.name.unicodeText)
      writer.member("type", question.type.description)
      if question.prefersUnicast { writer.member("unicast", true) }
    }
  }

  private mutating func member(_ name: String, records: [DNSRecord]) {
    guard !records.isEmpty else { return }
    array(name) { writer in
      for record in records {
        writer.object { writer in
          writer.member("name", record.name.unicodeText)
          writer.member("type", record.type.description)
          if record.type != .opt { writer.member("ttl", record.ttl) }
          if record.flushesCache { writer.member("flush", true) }
          writer.member("data", record.data.description)
        }
      }
    }
  }

  private mutating func value(_ instance: DNSServiceInstance) {
    object { writer in
      writer.member("instance", instance.instance)
      writer.member("service", instance.service)
      writer.member("host", instance.location?.target.unicodeText)
      writer.member("port", instance.location?.port)
      if !instance.attributes.isEmpty {
        writer.member(
          "txt",
          strings: instance.attributes.map { $0.value == nil ? $0.key : "\($0.key)=\($0.text)" })
      }
      if instance.isLeaving { writer.member("leaving", true) }
    }
  }
}
