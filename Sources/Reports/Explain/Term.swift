/// A term of networks that answers may use, explained in a line.
public enum Term: String, Sendable, CaseIterable {
  case dhcp = "DHCP"
  case dns = "DNS"
  case nat = "NAT"
  case syn = "SYN"
  case port
  case portForward = "forwarded"
  case tcp = "TCP"
  case udp = "UDP"
  case tls = "TLS"
  case quic = "QUIC"
  case mqtt = "MQTT"
  case http = "HTTP"
  case broker
  case topic
  case keepalive = "keeps the line open"
  case ping
  case probe = "TCP probe"
  case ntp = "NTP"
  case mdns = "mDNS"
  case ssdp = "SSDP"
  case ipv6 = "IPv6"
  case tracker
  case mac = "MAC"

  /// What it is called in the glossary.
  public var name: String {
    switch self {
    case .portForward: "port forward"
    case .keepalive: "keepalive"
    default: rawValue
    }
  }

  /// What it means, in words that a newcomer can repeat.
  public var meaning: String {
    switch self {
    case .dhcp: "how a device is given its address when it comes up"
    case .dns: "the phone book: a name is asked for, an address comes back"
    case .nat:
      "the router gives its own address to all that goes out, and lets in only what belongs to it"
    case .syn: "the first packet of a connection: whoever sends it calls"
    case .port: "which of a machine's services is meant: 443 is the web's, 1883 MQTT's"
    case .portForward: "the router hands what comes in at one of its ports to a device inside"
    case .tcp: "connections that are opened, kept, and closed"
    case .udp: "single messages, without a connection"
    case .tls: "seals a connection: it can be seen, not read"
    case .quic: "a sealed connection over UDP, as TLS is over TCP"
    case .mqtt: "messages by topic, through a broker in the middle"
    case .http: "the web's way of asking for something; unsealed, unless TLS is under it"
    case .broker:
      "the server that takes messages in and hands them to whoever asked for their topic"
    case .topic: "the name under which messages are filed, like light/a81f/set"
    case .keepalive: "a small message that says only: I am still here"
    case .ping: "asks: are you there?"
    case .probe: "an empty packet that asks: is the connection still open?"
    case .ntp: "how a device asks for the time"
    case .mdns: "devices call out their names to everybody at home"
    case .ssdp: "devices call out what they can do to everybody at home"
    case .ipv6: "the newer kind of address, public for every device"
    case .tracker: "somebody who watches what people do, across many devices and sites"
    case .mac: "the number of a network adapter, given by its maker"
    }
  }

  /// Those that some texts use, as whole words.
  static func used(in texts: [String]) -> [Term] {
    allCases.filter { term in texts.contains { $0.uses(word: term.rawValue) } }
  }
}

extension String {
  /// Whether a word stands in it by itself, or in the plural; at the head of a sentence too.
  fileprivate func uses(word: String) -> Bool {
    let isName = word.first?.isUppercase ?? false
    let text = isName ? self : lowercased()
    return text.ranges(of: word).contains { range in
      let isHead = range.lowerBound == text.startIndex
      let before = isHead ? " " : text[text.index(before: range.lowerBound)]
      var rest = text[range.upperBound...]
      if rest.first == "s" { rest = rest.dropFirst() }
      if rest.first == "." { rest = rest.dropFirst() }
      return !before.isJoining && !(rest.first?.isJoining ?? false)
    }
  }
}

extension Character {
  /// Whether it makes one word, or one name, of what is on its sides.
  fileprivate var isJoining: Bool {
    isLetter || isNumber || self == "-" || self == "." || self == "_" || self == "/"
  }
}
