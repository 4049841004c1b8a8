/// What a relay knows of where the client is (RFC 3046 §2).
public struct DHCPRelayAgentInformation: Hashable, Sendable {
  /// One sub-option (IANA DHCP Relay Agent Sub-Option Codes registry).
  public struct SubOption: Hashable, Sendable {
    public let code: UInt8
    public let data: [UInt8]
  }

  public let subOptions: [SubOption]

  /// The relay's port or circuit (sub-option 1).
  public var circuitID: [UInt8]? { subOptions.first { $0.code == 1 }?.data }
  /// The far end of the circuit: a modem, a caller (sub-option 2).
  public var remoteID: [UInt8]? { subOptions.first { $0.code == 2 }?.data }

  /// Reads the option's data; nil where a sub-option does not fit.
  init?(_ data: [UInt8]) {
    var subOptions: [SubOption] = []
    var rest = data[...]
    while rest.count >= 2 {
      let (code, length) = (rest[rest.startIndex], Int(rest[rest.startIndex + 1]))
      let value = rest.dropFirst(2).prefix(length)
      guard value.count == length else { return nil }
      subOptions.append(SubOption(code: code, data: Array(value)))
      rest = rest[value.endIndex...]
    }
    guard rest.isEmpty else { return nil }
    self.subOptions = subOptions
  }
}
