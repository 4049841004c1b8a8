import Packets
import Traffic

/// What happens over the air, in words.
extension EventTeller {
  func tell(_ event: WiFiEvent) -> Sentence? {
    switch event.kind {
    case .network(let channel, let security, let hasWPS):
      let named = event.ssid.map { "is the network \($0.text)" } ?? "is a network without a name"
      let place = channel.map { ", channel \($0)" } ?? ""
      let kinds = security.map(\.rawValue).joined(separator: "/")
      let setup = hasWPS ? ", WPS" : ""
      return sentence(by: event.bssid, named + place + (kinds.isEmpty ? "" : ", " + kinds) + setup)
    case .probe:
      return sentence(
        by: event.station, "looks for the network \(event.ssid?.text ?? "")")
    case .refusedAuthentication(let status):
      return sentence(by: event.station, "is not let into \(cell(of: event)): \(status.words)")
    case .associationRequest(let isAgain):
      return sentence(
        by: event.station, (isAgain ? "asks to move to " : "asks to join ") + cell(of: event))
    case .associationResponse(let status):
      let outcome =
        status.isSuccess
        ? "joins \(cell(of: event))" : "may not join \(cell(of: event)): \(status.words)"
      return sentence(by: event.station, outcome)
    case .deauthentication(let reason, let byStation),
      .disassociation(let reason, let byStation):
      return byStation
        ? sentence(by: event.station, "leaves \(cell(of: event)): \(reason.words)")
        : sentence(
          by: event.station,
          event.station.isGroup
            ? "are sent away from \(cell(of: event)): \(reason.words)"
            : "is sent away from \(cell(of: event)): \(reason.words)")
    case .handshake(let step):
      return sentence(by: event.station, step.words(cell: cell(of: event)))
    }
  }

  private func sentence(by mac: MACAddress, _ what: String) -> Sentence {
    let who = mac.isGroup ? "all stations" : names.name(of: mac) ?? mac.description
    return Sentence(subject: nil, subjectMAC: mac.isGroup ? .none : mac, who: who, what: what)
  }

  /// The network's name, else the access point's.
  private func cell(of event: WiFiEvent) -> String {
    event.ssid?.text ?? names.name(of: event.bssid) ?? event.bssid.description
  }
}

extension WiFiHandshakeStep {
  fileprivate func words(cell: String) -> String {
    let proven =
      switch proof {
      case .rightKey: ": the key given is right"
      case .wrongKey: ": the passphrase given is wrong"
      case .masterKeyNeeded: ": only the pairwise master key (PMK) can open it"
      case .networkNameUnknown: ": the network's name is not known yet"
      case .none: ""
      }
    return switch message {
    case .groupFirst, .groupSecond:
      "agrees on the group's key with \(cell) (message \(message == .groupFirst ? 1 : 2) of 2)"
        + proven
    default: "agrees on keys with \(cell) (message \(message.rawValue) of 4)" + proven
    }
  }
}
