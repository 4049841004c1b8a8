import Packets
import Traffic

/// ssdp: a message of UPnP's discovery. Ours: Zeek has no such log.
extension JSONWriter {
  mutating func writeSSDP(_ message: SSDPMessage, _ flow: FlowReference, _ event: TrafficEvent) {
    object { writer in
      writer.memberPath("ssdp", at: event.time)
      writer.memberEnds(flow)
      writer.memberFacts(message)
      writer.memberEvidence(event.evidence)
    }
  }

  /// The fields that the log and JSON lines share.
  mutating func memberFacts(_ message: SSDPMessage) {
    member("method", message.kind.rawValue)
    member("nt", message.fields[.notificationType])
    member("nts", message.subtype)
    member("st", message.fields[.searchTarget])
    member("usn", message.uniqueServiceName)
    member("server", message.server)
    member("location", message.location)
    member("user_agent", message.userAgent)
    member("cache_control", message.cacheControl)
  }
}
