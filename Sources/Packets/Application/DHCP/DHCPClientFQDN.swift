/// A client's full name and who enters it into the DNS (RFC 4702 §2).
public struct DHCPClientFQDN: Hashable, Sendable {
  /// N, E, O and S in the low four bits.
  public let flags: UInt8
  /// The name, just a host name where the client knows no more. Sent as text, it may end in a dot.
  public let name: String

  /// Whether the server enters the address (S).
  public var serverUpdates: Bool { flags & 1 != 0 }
  /// Whether the server overrode the client's wish (O).
  public var isOverridden: Bool { flags & 2 != 0 }
  /// Whether the name is sent as DNS labels (E), not as text.
  public var isEncodedAsLabels: Bool { flags & 4 != 0 }
  /// Whether the server must not touch the DNS (N).
  public var noUpdates: Bool { flags & 8 != 0 }

  /// Reads the option's data: flags, two obsolete response codes, and the name. Names that claim to be
  /// labels but are not are read as text.
  init?(_ data: [UInt8]) {
    guard data.count >= 3 else { return nil }
    flags = data[0]
    let name = data[3...]
    if data[0] & 4 != 0, let labels = DNSName(labels: name) {
      self.name = labels.isRoot ? "" : labels.text
    } else {
      self.name = String(escaping: name)
    }
  }
}

extension DNSName {
  /// Reads labels without compression, with or without the root's zero (a partial name, RFC 4702 §3.1).
  init?(labels: ArraySlice<UInt8>) {
    var wire = Array(labels)
    if wire.last != 0 { wire.append(0) }
    guard wire.count <= 255 else { return nil }
    var position = 0
    while wire[position] > 0 {
      guard wire[position] < 64, position + Int(wire[position]) + 1 < wire.count else { return nil }
      position += Int(wire[position]) + 1
    }
    guard position == wire.count - 1 else { return nil }
    self.init(wire: wire)
  }
}
