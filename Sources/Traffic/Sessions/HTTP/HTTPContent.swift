import Packets

/// What is read of the content of messages: UPnP descriptions and port mappings, Meross devices, and the keys that Hue bridges
/// hand out.
enum HTTPContent {
  /// The path that Meross devices are spoken to at.
  private static let merossPath = "/config"

  static func isWanted(request head: HTTPHead) -> Bool {
    guard let line = head.request, line.method == "POST" else { return false }
    return line.target == merossPath
      || head.fields[.soapAction]?.contains("PortMapping") == true
  }

  /// - Parameter request: what it answers, where that is known.
  static func isWanted(response head: HTTPHead, to request: HTTPHead?) -> Bool {
    guard head.response?.code == 200, head.fields.contains(.contentType) else { return false }
    let asksForJSON = request?.request.map { $0.target == merossPath || $0.asksForHueKey } ?? false
    guard
      asksForJSON || head.fields.mentions("xml", in: .contentType)
        || head.fields.mentions("XML", in: .contentType)
        || head.fields.mentions(HomeKitPairing.mediaType, in: .contentType),
      let type = head.mediaType
    else { return false }
    if type.hasSuffix("/xml") { return request?.fields[.soapAction] == nil }
    return type == HomeKitPairing.mediaType || asksForJSON && type == "application/json"
  }

  static func note(
    _ content: [UInt8], in request: HTTPHead, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if request.fields[.soapAction] != nil {
      guard let action = try? PortMappingAction(parsing: content.rawSpan) else { return }
      note(action, from: sender, &notes)
    } else {
      noteMeross(content, of: sender.other, &notes)
    }
  }

  static func note(
    _ content: [UInt8], inResponseOf sender: Sender, to request: HTTPHead?,
    _ notes: inout SessionNotes
  ) {
    if request?.request?.target == merossPath { noteMeross(content, of: sender, &notes) }
    if request?.request?.asksForHueKey == true {
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

  private static func note(
    _ action: PortMappingAction, from sender: Sender, _ notes: inout SessionNotes
  ) {
    let port = "\(action.transport) \(action.externalPort)"
    guard action.kind != .delete else {
      notes.record(
        .said(service: "upnp", by: sender, words: "asks its router to close \(port) (UPnP)"))
      return
    }
    let client = action.internalClient ?? notes.client.address.description
    var mapping = "\(port) → \(client):\(action.internalPort ?? action.externalPort)"
    if let lease = action.leaseDuration, lease > 0 { mapping += " for \(lease) s" }
    notes.fact(.portMapping, mapping)
    notes.record(
      .said(service: "upnp", by: sender, words: "asks its router to open \(mapping) (UPnP)"))
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
