import Packets
import Traffic

/// wifi: what stations and access points say to each other so as to talk at all. A log of our own.
extension JSONWriter {
  mutating func writeWiFi(_ event: WiFiEvent) {
    object { writer in
      writer.memberPath("wifi", at: event.time)
      writer.memberFacts(event, kindName: "event")
      writer.memberEvidence(event.evidence)
    }
  }

  /// The facts of an event; in JSON lines, where `event` says which log, the kind is in `wifi`.
  mutating func memberFacts(_ event: WiFiEvent, kindName: String = "wifi") {
    member("bssid", event.bssid)
    member("ssid", event.ssid?.text)
    member("station", event.station)
    member(kindName, event.kind.word)
    switch event.kind {
    case .network(let channel, let security, let hasWPS):
      member("channel", channel)
      if !security.isEmpty { member("security", strings: security.map(\.rawValue)) }
      if hasWPS { member("wps", true) }
    case .associationResponse(let status), .refusedAuthentication(let status):
      member("status", status.rawValue)
    case .deauthentication(let reason, let byStation), .disassociation(let reason, let byStation):
      member("reason", reason.rawValue)
      member("from_station", byStation)
    case .handshake(let step):
      member("message", step.message.word)
      if step.proof != .none { member("proof", step.proof.word) }
    case .probe, .associationRequest: break
    }
    member("signal", event.signal)
  }
}

extension WiFiEvent.Kind {
  /// Which kind of event, in kebab-case.
  var word: String {
    switch self {
    case .network: "network"
    case .probe: "probe"
    case .refusedAuthentication: "authentication-refused"
    case .associationRequest(let isAgain): isAgain ? "reassociation-request" : "association-request"
    case .associationResponse: "association-response"
    case .deauthentication: "deauthentication"
    case .disassociation: "disassociation"
    case .handshake: "handshake"
    }
  }
}

extension WiFiHandshakeStep.Message {
  /// `1` to `4` of the 4-way handshake, `group-1` and `group-2` of the group key's.
  var word: String {
    switch self {
    case .first: "1"
    case .second: "2"
    case .third: "3"
    case .fourth: "4"
    case .groupFirst: "group-1"
    case .groupSecond: "group-2"
    }
  }
}

extension WiFiHandshakeStep.Proof {
  var word: String {
    switch self {
    case .none: "none"
    case .rightKey: "right-key"
    case .wrongKey: "wrong-key"
    case .masterKeyNeeded: "master-key-needed"
    case .networkNameUnknown: "network-name-unknown"
    }
  }
}
