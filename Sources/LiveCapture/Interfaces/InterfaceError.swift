/// Why an interface can't be captured on, or no longer: one sentence that says what to do.
public struct InterfaceError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing
    case forbidden
    case down
    /// Its adapter, or the driver of that, knows no monitor mode.
    case noMonitorMode
    /// With libpcap's words.
    case badFilter(String, reason: String)
    /// Capturing was under way; libpcap's words.
    case stopped(String)
    /// libpcap's words.
    case other(String)
  }

  public let interface: String
  public let reason: Reason

  package init(interface: String, _ reason: Reason) {
    self.interface = interface
    self.reason = reason
  }
}

extension InterfaceError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .missing:
      "There is no interface '\(interface)'. 'phonehome interfaces' lists those there are."
    case .forbidden:
      Self.forbidden(interface)
    case .down:
      "The interface '\(interface)' is down. Bring it up: 'sudo ip link set \(interface) up'."
    case .noMonitorMode:
      "'\(interface)' can't listen to the air: it is no Wi-Fi adapter, or its driver has no monitor mode."
    case .badFilter(let filter, let reason):
      "'\(filter)' is no capture filter for '\(interface)': \(reason). Filters are written as for tcpdump: see 'man pcap-filter'."
    case .stopped(let reason):
      "Capturing on '\(interface)' stopped: \(reason)."
    case .other(let reason):
      "Can't capture on '\(interface)': \(reason)."
    }
  }
}

extension InterfaceError {
  private static func forbidden(_ interface: String) -> String {
    #if canImport(Darwin)
      "Capturing on '\(interface)' takes rights that you don't have. Use 'sudo', or install Wireshark's ChmodBPF, which lets you read /dev/bpf0 and the others."
    #else
      "Capturing on '\(interface)' takes rights that you don't have. Use 'sudo', or give them to the program once: 'sudo setcap cap_net_raw,cap_net_admin=eip \(InterfaceSystem.programPath ?? "$(command -v phonehome)")'."
    #endif
  }
}
