import Packets

/// How Yeelight lamps are found (UDP 1982): heads as SSDP writes them, with fields of their own
/// (Yeelight WiFi Light Inter-Operation Specification §3).
public struct YeelightDiscovery: DatagramSession {
  public let service = "yeelight"

  public init() {}

  public static var firstBytes: ClosedRange<UInt8> { UInt8(ascii: "H")...UInt8(ascii: "N") }

  public static func recognises(_ datagram: RawSpan, at place: StreamPlace) -> Recognition {
    guard
      datagram.begins(with: "HTTP/1.1 200") || datagram.begins(with: "NOTIFY * HTTP/1.1")
        || datagram.begins(with: "M-SEARCH * HTTP/1.1")
    else { return .no }
    return datagram.contains("yeelight://") || datagram.contains("wifi_bulb") ? .certain : .no
  }

  public mutating func take(
    _ datagram: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if datagram.begins(with: "M-SEARCH") {
      notes.say("looks for Yeelight lamps", by: sender, over: service)
      return
    }
    guard let head = try? TextHead(parsing: datagram, isDatagram: true) else { return }
    let model = head["model"] ?? ""
    let name = head["name"] ?? ""
    notes.claim(.yeelightModel, model, of: sender)
    notes.claim(.yeelightName, name, of: sender)
    notes.say(
      "is a Yeelight lamp: model \(model)" + (name.isEmpty ? "" : ", \"\(name)\"")
        + (head["power"].map { ", switched \($0)" } ?? ""), by: sender, over: service)
  }
}
