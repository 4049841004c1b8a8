import Packets

/// What a request asks for, as far as its content and its answer are read by that.
struct HTTPAsks: OptionSet, Sendable {
  let rawValue: UInt16

  /// Its method is HEAD: the answer has no content.
  static let head = Self(rawValue: 1)
  /// To go on in another protocol: in one that is not told (RFC 9110 §9.3.6), in WebSocket, or sealed as HomeKit does.
  static let tunnel = Self(rawValue: 1 << 1)
  static let webSocket = Self(rawValue: 1 << 2)
  static let homeKit = Self(rawValue: 1 << 3)
  static let otherProtocol: Self = [tunnel, webSocket, homeKit]
  /// Something of a Meross device.
  static let meross = Self(rawValue: 1 << 4)
  /// The key that a Hue bridge hands out.
  static let hueKey = Self(rawValue: 1 << 5)
  /// What a SOAP action names (SOAP 1.1 §6.1.1); one about a port of the router.
  static let action = Self(rawValue: 1 << 6)
  static let portMapping = Self(rawValue: 1 << 7)
  /// What its content says, which is SOAP 1.2 as ONVIF speaks it (`application/soap+xml`), or a form
  /// (`application/x-www-form-urlencoded`).
  static let soap = Self(rawValue: 1 << 8)
  static let form = Self(rawValue: 1 << 9)

  /// The path that Meross devices are spoken to at.
  private static let merossPath = "/config"

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// - Parameter head: of a request.
  init(_ head: HTTPHead) {
    self = []
    guard let line = head.request else { return }
    let fields = head.fields
    if line.method == "HEAD" { insert(.head) }
    if line.method == "CONNECT" { insert(.tunnel) }
    if head.asksForHomeKitVerification { insert(.homeKit) }
    if fields.contains(.upgrade), fields.list(.upgrade).contains("websocket") {
      insert(.webSocket)
    }
    if line.target == Self.merossPath { insert(.meross) }
    if line.asksForHueKey { insert(.hueKey) }
    if fields.contains(.soapAction) {
      insert(.action)
      if fields.mentions("PortMapping", in: .soapAction) { insert(.portMapping) }
    }
    if fields.mentions("soap+xml", in: .contentType) { insert(.soap) }
    if fields.mentions("x-www-form-urlencoded", in: .contentType) { insert(.form) }
  }

  /// The method, where that tells how the content of the answer ends.
  var method: String? { contains(.head) ? "HEAD" : contains(.tunnel) ? "CONNECT" : nil }
}
