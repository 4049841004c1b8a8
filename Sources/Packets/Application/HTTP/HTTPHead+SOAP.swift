extension HTTPHead {
  /// What a SOAP request asks for: `Play` of `SOAPAction: "urn:schemas-upnp-org:service:AVTransport:1#Play"` (UPnP Device
  /// Architecture 2.0 §3.2.1), or of the parameter `action` of `application/soap+xml` (SOAP 1.2 part 2 §6.5.3).
  public var soapAction: String? {
    guard let uri = fields[.soapAction] ?? actionParameter else { return nil }
    let name = uri.split(
      separator: uri.contains("#") ? "#" : "/", omittingEmptySubsequences: false
    ).last.map { $0.filter { $0 != "\"" } }
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  private var actionParameter: String? {
    guard fields.mentions("soap+xml", in: .contentType) else { return nil }
    for parameter in (fields[.contentType] ?? "").split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].trimmingBlanks == "action" { return String(pair[1]) }
    }
    return nil
  }
}
