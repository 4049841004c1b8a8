import Analysis
import Behaviour
import Destinations
import Packets
import Traffic

/// The parts of a report that are objects of their own.
extension JSONWriter {
  mutating func write(_ capture: CaptureReport) {
    object { writer in
      writer.member("path", capture.path)
      writer.member("format", capture.format)
      writer.member("packets", capture.packets)
      writer.member("bytes", capture.bytes)
      writer.member("linkTypes", strings: capture.linkTypes)
      writer.member("interfaces", capture.interfaces)
      writer.member("start", secondsOf: capture.start)
      writer.member("end", secondsOf: capture.end)
      writer.member("complete", capture.isComplete)
      writer.array("problems") { writer in
        for problem in capture.problems {
          writer.object { writer in
            writer.member("kind", problem.kind)
            writer.member("text", problem.text)
            writer.member("frame", problem.frame)
          }
        }
      }
      writer.member("copies", capture.copies)
      writer.array("marks") { writer in
        for mark in capture.marks { writer.write(mark) }
      }
      if let heard = capture.wiFi { writer.object("wifi") { $0.writeMembers(of: heard) } }
    }
  }

  mutating func write(_ device: DeviceReport, _ secrets: Secrets) {
    object { writer in
      writer.member("id", device.id)
      writer.member("name", device.name)
      writer.member("nameSource", device.nameSource)
      writer.member("vendor", device.vendor)
      writer.member("maker", device.maker)
      writer.member("model", device.model)
      writer.member("type", device.type)
      writer.member("group", device.group)
      writer.member("addresses", strings: device.addresses.map(\.description))
      writer.member("randomisedMAC", device.hasRandomisedMAC)
      writer.member("relay", device.relay)
      writer.member("localOnly", device.isLocalOnly)
      writer.member("packets", sent: device.sent.packets, received: device.received.packets)
      writer.member("bytes", sent: device.sent.bytes, received: device.received.bytes)
      writer.member("packetsPerMinute", device.packetsPerMinute)
      writer.member("bytesPerMinute", device.bytesPerMinute)
      if let heard = device.heard {
        writer.member("first", secondsOf: heard.lowerBound)
        writer.member("last", secondsOf: heard.upperBound)
      }
      writer.object("timeline") { $0.writeMembers(of: device.rates) }
      writer.array("phases") { writer in
        for phase in device.phases { writer.write(phase) }
      }
      writer.array("boots") { writer in
        for time in device.boots { writer.seconds(time) }
      }
      writer.array("doors") { writer in
        for door in device.doors { writer.write(door) }
      }
      writer.member("controlPaths", strings: device.controlPaths.map(\.rawValue))
      writer.array("evidence") { writer in
        for claim in device.evidence { writer.write(claim, secrets) }
      }
    }
  }

  private mutating func write(_ claim: DeviceReport.Claim, _ secrets: Secrets) {
    object { writer in
      writer.member("claim", claim.claim)
      writer.member("value", secrets.shown(claim.value))
      writer.member("source", claim.source)
      writer.member("capture", claim.evidence?.capture)
      writer.member("frame", claim.evidence?.frame)
    }
  }

  mutating func write(_ contact: ContactReport) {
    object { writer in
      writer.member("device", contact.device)
      writer.member("service", contact.service)
      writer.member("transport", contact.transport)
      writer.member("port", contact.port)
      writer.object("destination") { writer in
        writer.writeMembers(of: contact.destination)
        let otherNames = contact.otherNames
        if !otherNames.isEmpty { writer.member("otherNames", strings: otherNames) }
      }
      writer.object("initiator") { writer in
        writer.member("side", contact.initiator.rawValue)
        writer.member("basis", contact.basis.name)
        if contact.initiator != .unknown {
          writer.member("confidence", contact.basis.isObserved ? "observed" : "inferred")
        }
      }
      writer.writeMembers(of: contact.behaviour)
      writer.member(contact.encryption)
      writer.member("flows", contact.flows)
      writer.member("answered", contact.answered)
      writer.member("refused", contact.refused)
      if !contact.refusals.isEmpty {
        writer.array("refusals") { writer in
          for refusal in contact.refusals { writer.write(refusal) }
        }
      }
      writer.member("packets", sent: contact.sent.packets, received: contact.received.packets)
      writer.member("bytes", sent: contact.sent.bytes, received: contact.received.bytes)
      writer.member("missed", sent: contact.missedSent, received: contact.missedReceived)
      writer.member("retransmissions", contact.retransmissions)
      writer.member("passedOver", contact.passedOver)
      writer.member("first", secondsOf: contact.first)
      writer.member("last", secondsOf: contact.last)
      writer.member("evidence", evidence: contact.evidence)
    }
  }

  private mutating func write(_ refusal: Refusal) {
    object { writer in
      writer.member("reason", refusal.reason)
      writer.member("count", refusal.count)
      writer.member("evidence", evidence: refusal.evidence)
    }
  }

  private mutating func member(_ encryption: Encryption) {
    object("encryption") { writer in
      writer.member("verdict", encryption.verdict.rawValue)
      writer.member("basis", encryption.basis)
      writer.member("version", encryption.version)
      if !encryption.otherVersions.isEmpty {
        writer.member("otherVersions", strings: encryption.otherVersions)
      }
      writer.member("cipher", encryption.cipher)
      writer.member("ja4", encryption.ja4)
      if let evidence = encryption.evidence { writer.member("evidence", evidence: [evidence]) }
    }
  }

  private mutating func writeMembers(of destination: ContactReport.Destination) {
    member("name", destination.name)
    member("nameSource", destination.nameSource)
    member("canonicalName", destination.canonicalName)
    member("domain", destination.known.domain)
    member("addresses", strings: destination.addresses.map(\.description))
    member("local", destination.isLocal)
    member("device", destination.device)
    member("operator", destination.known.operatorRule?.operator.name)
    member("role", destination.known.operatorRule?.operator.role.rawValue)
    member("hosting", destination.known.hosting?.words)
    member("region", destination.known.hosting?.region)
    member("country", destination.known.country)
    member("countrySource", destination.known.countrySource?.rawValue)
    member("asn", destination.known.asNumber)
    member("asName", destination.known.asName)
    member("party", destination.known.party?.party.rawValue)
    member("partyBasis", destination.known.party?.basis)
    member("tracker", destination.known.tracker)
    // Only what is remarkable.
    if destination.known.isDirect { member("direct", true) }
    if destination.isHardCodedResolver { member("hardCodedResolver", true) }
  }

  mutating func member(_ name: String, evidence: [Evidence]) {
    array(name) { writer in
      for item in evidence {
        writer.object { writer in
          writer.member("capture", item.capture)
          writer.member("frame", item.frame)
        }
      }
    }
  }

  mutating func member(_ name: String, sent: Int, received: Int) {
    object(name) { writer in
      writer.member("sent", sent)
      writer.member("received", received)
    }
  }

  private mutating func member(_ name: String, numbers: [Int]) {
    key(name)
    array(of: numbers)
  }
}
