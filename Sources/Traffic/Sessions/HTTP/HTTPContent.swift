import Packets

/// What is read of the content of messages: UPnP descriptions and port mappings, Meross devices, the keys that Hue bridges
/// hand out, who logs in within SOAP, and the passwords in forms and JSON that are sent.
enum HTTPContent {
  /// Longer content is not looked at for passwords: who logs in, or sets one, says little more; a judgement.
  private static let formBound = 8192

  /// - Parameters:
  ///   - asks: what the request asks for.
  ///   - body: how the end of the content is found.
  static func isWanted(request head: HTTPHead, _ asks: HTTPAsks, _ body: HTTPBody) -> Bool {
    guard let line = head.request, line.method == "POST" || line.method == "PUT" else {
      return false
    }
    return !asks.isDisjoint(with: [.meross, .portMapping, .soap])
      || mayHoldPassword(head, asks, body)
  }

  /// Whether content is a form or JSON, or may be, as nothing tells what it is.
  private static func mayHoldPassword(
    _ head: HTTPHead, _ asks: HTTPAsks, _ body: HTTPBody
  ) -> Bool {
    guard case .length(1...formBound) = body else { return false }
    return !head.fields.contains(.contentType) || head.fields.mentions("json", in: .contentType)
      || asks.contains(.form)
  }

  /// - Parameter asks: what the request that it answers asks for, where that is known.
  static func isWanted(response head: HTTPHead, to asks: HTTPAsks) -> Bool {
    let fields = head.fields
    guard head.statusCode == 200, fields.contains(.contentType) else { return false }
    let asksForJSON = !asks.isDisjoint(with: [.meross, .hueKey])
    guard
      asksForJSON || fields.mentions("xml", in: .contentType)
        || fields.mentions("XML", in: .contentType)
        || fields.mentions("+", in: .contentType)
          && fields.mentions(HomeKitPairing.mediaType, in: .contentType),
      let type = head.mediaType
    else { return false }
    if type.hasSuffix("/xml") { return !asks.contains(.action) }
    return type == HomeKitPairing.mediaType || asksForJSON && type == "application/json"
  }

  /// - Parameter question: what the content asks the router to do about a port is kept there, until it is answered.
  static func note(
    _ content: [UInt8], in question: inout HTTPQuestion, from sender: Sender,
    _ notes: inout SessionNotes
  ) {
    let asks = question.asks
    if asks.contains(.portMapping) {
      guard let action = try? PortMappingAction(parsing: content.rawSpan) else { return }
      question.tell { $0.portMappings = [action] }
      let what =
        action.kind == .delete ? "close \(action.outside)" : "open \(action.mapping(notes))"
      notes.record(
        .said(service: "upnp", by: sender, words: "asks its router to \(what) (UPnP)"))
    } else {
      if asks.contains(.meross) { noteMeross(content, of: sender.other, &notes) }
      if asks.contains(.soap) {
        noteToken(content, &notes)
      } else {
        notePassword(content, isForm: asks.contains(.form), &notes)
      }
    }
  }

  /// Notes who logs in within SOAP, and a password that is no digest.
  private static func noteToken(_ content: [UInt8], _ notes: inout SessionNotes) {
    guard let token = UsernameToken(in: content.rawSpan) else { return }
    if let name = token.username { notes.fact(.userName, name) }
    if token.hasPasswordText { notes.fact(.credentials, "soap-password") }
  }

  /// Notes a password that is handed over, to log in or to be set. Tokens are not looked for: nearly all that apps send has one,
  /// for this session only.
  private static func notePassword(
    _ content: [UInt8], isForm: Bool, _ notes: inout SessionNotes
  ) {
    guard SecretParameters.mentionPassword(content) else { return }
    let kind =
      isForm
      ? SecretParameters.gravest(in: String(decoding: content, as: UTF8.self))
      : (try? JSONValue(parsing: content.rawSpan)).flatMap(SecretParameters.gravest)
    if kind == .password { notes.fact(.credentials, "http-password") }
  }

  /// Notes what became of a port mapping: one that is refused, with a status that is no success (UPnP Device Architecture 2.0
  /// §3.2.5), was never there; one that nobody answered is as it was asked for, and one to be taken back stays then.
  static func note(
    _ action: PortMappingAction, answered status: UInt16?, _ notes: inout SessionNotes
  ) {
    let isGranted = status.map { (200..<300).contains($0) }
    if action.kind == .delete {
      if isGranted ?? false { notes.fact(.closedPortMapping, action.outside) }
    } else if isGranted ?? true {
      notes.fact(.portMapping, action.mapping(notes))
    }
  }

  static func note(
    _ content: [UInt8], inResponseOf sender: Sender, to asks: HTTPAsks,
    _ notes: inout SessionNotes
  ) {
    if asks.contains(.meross) { noteMeross(content, of: sender, &notes) }
    if asks.contains(.hueKey) {
      if HueKey.isHandedOut(in: content) { notes.fact(.credentials, "hue-key") }
      return
    }
    guard let description = try? UPnPDescription(parsing: content.rawSpan) else { return }
    notes.claim(.upnpName, description.friendlyName ?? "", of: sender)
    notes.claim(.upnpMaker, description.manufacturer ?? "", of: sender)
    notes.claim(.upnpModel, description.modelName ?? "", of: sender)
    notes.claim(.upnpModelNumber, description.modelNumber ?? "", of: sender)
    for type in description.deviceTypes { notes.claim(.upnpType, type, of: sender) }
  }

  /// The model is `hardware.type` of the namespace Appliance.System.All.
  private static func noteMeross(
    _ content: [UInt8], of device: Sender, _ notes: inout SessionNotes
  ) {
    guard content.rawSpan.contains("\"Appliance.") else { return }
    guard let model = MerossMessage.model(in: content.rawSpan) else { return }
    notes.claim(.merossModel, model, of: device)
  }
}

extension PortMappingAction {
  /// `tcp 8554`: where the internet comes in.
  fileprivate var outside: String { "\(transport) \(externalPort)" }

  /// `tcp 8554 → 192.168.1.20:554 for 3600 s`
  fileprivate func mapping(_ notes: SessionNotes) -> String {
    let client = internalClient ?? notes.client.address.description
    let lease = leaseDuration.flatMap { $0 > 0 ? " for \($0) s" : nil } ?? ""
    return "\(outside) → \(client):\(internalPort ?? externalPort)" + lease
  }
}
