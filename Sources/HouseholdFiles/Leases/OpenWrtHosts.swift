import Packets
import Traffic

/// The static mappings in OpenWrt's /etc/config/dhcp: `config host` with its options (UCI syntax,
/// OpenWrt's wiki, "DHCP and DNS configuration"). Sections of other kinds are passed over.
enum OpenWrtHosts {
  static func isTypical(_ line: TextLine) -> Bool {
    let words = line.words
    return words.count >= 2 && words[0] == "config"
      && ["host", "dhcp", "dnsmasq"].contains(unquoted(words[1]))
  }

  static func read(_ lines: [TextLine], into result: inout LeaseEntries) {
    var host: Host?
    for line in lines where line.hasContent {
      let words = line.words
      switch words.first {
      case "config":
        host?.add(to: &result)
        let isHost = words.count >= 2 && unquoted(words[1]) == "host"
        host = isHost ? Host(line: line.number) : nil
      case "option", "list":
        guard words.count >= 3 else {
          result.problems.add(line.number, "\(quoted(line.text)) should be 'option name value'")
          continue
        }
        if let problem = host?.take(unquoted(words[1]), words.dropFirst(2).map(unquoted)) {
          result.problems.add(line.number, problem)
        }
      default:
        result.problems.add(line.number, "\(quoted(line.text)) should be 'option name value'")
      }
    }
    host?.add(to: &result)
  }

  private static func unquoted(_ word: Substring) -> Substring {
    word.drop { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" }
  }
}

/// One `config host`.
private struct Host {
  let line: Int
  private var macs: [MACAddress] = []
  private var address: IPAddress?
  private var name: String?

  init(line: Int) { self.line = line }

  /// Takes up one option; gives back what is wrong with it.
  mutating func take(_ option: Substring, _ values: [Substring]) -> String? {
    switch option {
    case "mac":
      for value in values where !value.isEmpty {
        guard let mac = MACAddress(written: value) else {
          return "\(quoted(value)) is no MAC address"
        }
        macs.append(mac)
      }
    case "ip":
      // `ignore` stands for: give this one no address.
      address = values.first.flatMap { IPAddress(written: $0) }
    case "name":
      name = values.first.flatMap { $0.isEmpty ? nil : String($0) }
    default:
      break
    }
    return nil
  }

  func add(to result: inout LeaseEntries) {
    for mac in macs {
      result.add(
        .init(mac: mac, address: address, name: name), .openWrtHost, line: line, isStatic: true)
    }
    if macs.isEmpty, let address {
      result.add(.init(address: address, name: name), .openWrtHost, line: line, isStatic: true)
    }
  }
}
