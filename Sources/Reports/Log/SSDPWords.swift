import Packets

extension SSDPMessage {
  /// `announces urn:… at http://… (SSDP)`.
  var words: String {
    let type = type ?? "itself"
    let place = location.map { " at \($0)" } ?? ""
    return switch (kind, subtype) {
    case (.search, _): "looks for \(self.type ?? "devices") (SSDP)"
    case (.response, _): "answers that it is \(type)\(place) (SSDP)"
    case (.notify, "ssdp:byebye"): "withdraws \(type) (SSDP)"
    case (.notify, _): "announces \(type)\(place) (SSDP)"
    }
  }
}
