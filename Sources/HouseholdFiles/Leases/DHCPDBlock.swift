import Packets
import Traffic

/// One `lease ADDRESS { … }` or `host NAME { … }`.
struct DHCPDBlock {
  /// `.dhcpdLease` or `.dhcpdHost`
  let kind: HouseholdSource.Kind
  /// Where it opens.
  let line: Int
  /// Nil for a host.
  let leasedAddress: IPAddress?

  private let declaredName: String?
  private var mac: MACAddress?
  private var hostName: String?
  private var fixedAddresses: [IPAddress] = []
  private var bindingState: Substring = "active"
  private var isDeleted = false
  private var isDynamic = false

  static func kind(of header: [DHCPDTokens.Token]) -> HouseholdSource.Kind? {
    switch header.first {
    case .word("lease"): .dhcpdLease
    case .word("host"): .dhcpdHost
    default: nil
    }
  }

  /// Nil for a lease of something that is no address.
  init?(kind: HouseholdSource.Kind, header: [DHCPDTokens.Token], line: Int) {
    self.kind = kind
    self.line = line
    let subject = header.count == 2 ? header[1].text : nil
    leasedAddress = kind == .dhcpdLease ? subject.flatMap { IPAddress(written: $0) } : nil
    declaredName = kind == .dhcpdHost ? subject : nil
    if kind == .dhcpdLease, leasedAddress == nil { return nil }
  }

  /// Takes up one statement, without its semicolon; gives back what is wrong with it.
  mutating func take(_ statement: [DHCPDTokens.Token]) -> String? {
    guard let keyword = statement.first?.text, let value = statement.last?.text else { return nil }
    let second = statement.count > 2 ? statement[1].text : nil
    switch (keyword, second) {
    case ("hardware", "ethernet"):
      mac = MACAddress(written: value)
      if mac == nil { return "\(quoted(value)) is no MAC address" }
    case ("client-hostname", _), ("ddns-hostname", _), ("option", "host-name"):
      hostName = value.isEmpty ? nil : value
    case ("binding", "state"):
      bindingState = Substring(value)
    case ("abandoned", _):
      bindingState = "abandoned"
    case ("fixed-address", _), ("fixed-address6", _):
      let addresses = statement.dropFirst().compactMap { IPAddress(written: $0.text) }
      fixedAddresses += addresses
    case ("deleted", _):
      isDeleted = true
    case ("dynamic", _):
      isDynamic = true
    default:
      break
    }
    return nil
  }

  /// The name under which the server wrote the host into its leases file; nil where a person did.
  var dynamicName: String? { isDynamic || isDeleted ? declaredName : nil }

  /// Whom it is about: a lease that has ended still tells whose adapter that is, no longer whose
  /// address.
  var subjects: [LineReading.Subject] {
    guard kind == .dhcpdLease else {
      guard !isDeleted else { return [] }
      let addresses: [IPAddress?] = fixedAddresses.isEmpty ? [nil] : fixedAddresses
      return addresses.filter { mac != nil || $0 != nil }
        .map { .init(mac: mac, address: $0, name: hostName ?? chosenName) }
    }
    switch bindingState {
    case "active", "bootp":
      guard mac != nil || hostName != nil else { return [] }
      return [.init(mac: mac, address: leasedAddress, name: hostName)]
    case "free", "expired", "released", "reset":
      guard mac != nil, hostName != nil else { return [] }
      return [.init(mac: mac, address: nil, name: hostName)]
    default:
      return []
    }
  }

  /// The declaration's name, unless pfSense made it: `s_` interface `_` number.
  private var chosenName: String? {
    guard let declaredName else { return nil }
    let parts = declaredName.split(separator: "_")
    let isMade = parts.count == 3 && parts[0] == "s" && isNumber(parts[2])
    return isMade ? nil : declaredName
  }
}

extension DHCPDTokens.Token {
  /// What a word or a string says; empty for punctuation.
  fileprivate var text: String {
    switch self {
    case .word(let word): String(word)
    case .string(let string): string
    case .open, .close, .semicolon: ""
    }
  }
}
