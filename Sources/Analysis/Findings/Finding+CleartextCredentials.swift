import Traffic

extension Finding {
  /// Passwords and the like that cross the network unsealed: of HTTP those of its own fields, parameters of a target that are
  /// named as secrets, passwords among those of a form, JSON or SOAP that is sent, keys in paths, and members of JSON over WebSockets;
  /// of TP-Link's what commands bring along under such names, of BroadLink's the Wi-Fi's password that a new device is told. Cookies are not looked at, nor are forms in several parts (`multipart/form-data`).
  static func cleartextCredentials(in report: Report) -> [Finding] {
    report.contactsByDevice(telling: .credentials) {
      report.contacts[$0].crossesNetwork
    }.map {
      device, label, contacts in
      let secrets = contacts.flatMap { $0.facts.values(of: .credentials) }
      let goesOut = contacts.contains { !$0.destination.isLocal }
      let reach =
        goesOut
        ? "Anyone on the way through the internet can read it."
        : "Anyone in the home's network can read it."
      let kinds = secrets.map(\.fact.value)
      let isToken = tokens.isSuperset(of: kinds)
      let isHandedOver = handedOver.isSuperset(of: kinds)
      let others = contacts.map(\.destination.label).listed(atMost: 3)
      let isVisited = contacts.allSatisfy { $0.initiator == .destination }
      let (giver, taker) = isVisited ? (others, label) : (label, others)
      return Finding(
        kind: "cleartext-credentials", severity: goesOut ? .warning : .notice, device: device,
        text: (isHandedOver ? "\(giver) gives \(taker) a password" : "\(giver) logs in to \(taker)")
          + " in the clear (\(kinds.listed(atMost: 3))). \(reach)",
        advice: "Use the encrypted variant of that service where there is one"
          + (isToken
            ? ": whoever has the token can pass for its owner."
            : ", and this password nowhere else."),
        evidence: secrets.map(\.totals.evidence))
    }
  }

  /// Kinds of secrets that nobody chose, and that open no other door.
  private static let tokens: Set = [
    "http-bearer", "http-token", "hue-key", "nanoleaf-token", "tplink-token", "webhook-id",
    "websocket-token",
  ]

  /// Kinds of secrets of which it is not known what for: they are to let somebody in, or told to a device for it to use.
  private static let handedOver: Set = [
    "broadlink-wifi-key", "http-password", "tplink-password", "websocket-password",
  ]
}
