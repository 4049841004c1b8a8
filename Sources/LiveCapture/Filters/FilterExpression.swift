import Captures
import Packets

/// Which packets a capture lets through, as one filter in tcpdump's language (pcap-filter(7)).
///
/// What is asked for holds for frames with a VLAN tag too, as a mirror port gives them: the language reads `net` and
/// `port` behind a tag only where `vlan` stands before them.
public struct FilterExpression: Hashable, Sendable {
  /// Only what these networks send or are sent; with ``hardware`` either does. Empty: any.
  public var networks: [IPPrefix] = []
  /// Only what these adapters send or are sent.
  public var hardware: [MACAddress] = []
  /// Whether broadcast and multicast pass.
  public var keepsBroadcasts = false
  /// The user's own filter, of which all must be true too. It must be one by itself.
  public var own: String?

  public init() {}

  /// Whether the user's own filter lets frames through that have a tag and frames that have none, so that nobody can
  /// say where in them the networks and adapters are to be looked for.
  public var isAmbiguous: Bool {
    !(networks.isEmpty && hardware.isEmpty) && own.map(TagUse.init) == .mixed
  }

  /// Whether anything is chosen but for who is addressed.
  public var isChoosing: Bool { !networks.isEmpty || !hardware.isEmpty || own != nil }

  /// The filter for interfaces of a link type; nil where everything passes.
  public func text(for linkType: LinkType) -> String? {
    var parts: [String] = []
    if !keepsBroadcasts { parts.append(Self.unicast(linkType)) }
    let members = members(linkType)
    let use = own.map(TagUse.init) ?? .none
    let own = own.map { "(\($0))" }
    switch use {
    case .required, .mixed:
      // It moves by itself to where the rest is to look.
      parts += [own, members].compactMap(\.self)
    case .excluded:
      // It moves too, to where such frames have nothing.
      parts += [members, own].compactMap(\.self)
    case .none:
      if let inner = Self.all([members, own].compactMap(\.self)) {
        parts.append(linkType == .ethernet ? Self.alsoTagged(inner) : inner)
      }
    }
    return Self.all(parts)
  }

  /// What the networks and adapters are, in parentheses; nil where none were asked for.
  private func members(_ linkType: LinkType) -> String? {
    let hosts = networks.map { network in
      let isHost = network.length == (network.address.isV4 ? 32 : 128)
      return isHost ? "host \(network.address)" : "net \(network)"
    }
    let adapters = Self.hasAdapters(linkType) ? hardware.map { "ether host \($0)" } : []
    guard !(hosts + adapters).isEmpty else {
      // Adapters that can't be told here: nothing is theirs, rather than everything.
      return hardware.isEmpty ? nil : "less 0"
    }
    return "(" + (hosts + adapters).joined(separator: " or ") + ")"
  }

  /// What is addressed to one alone. Over the air only data frames count: what access points announce names the
  /// network, and belongs to its key.
  private static func unicast(_ linkType: LinkType) -> String {
    switch linkType {
    case .ethernet: CaptureInterface.unicastFilter
    case .ieee80211, .ieee80211Radiotap, .ppi, .ieee80211AVS, .ieee80211Prism:
      "not (type data and ether multicast)"
    default: "not (ip multicast or ip6 multicast or dst host 255.255.255.255)"
    }
  }

  /// Whether frames of the link type say which adapter sent them, where a filter can look for it.
  private static func hasAdapters(_ linkType: LinkType) -> Bool {
    switch linkType {
    case .ethernet, .ieee80211, .ieee80211Radiotap, .ppi, .ieee80211AVS, .ieee80211Prism: true
    default: false
    }
  }

  /// The filter for frames without a tag, or behind one. The types are the tags that `vlan` knows.
  private static func alsoTagged(_ filter: String) -> String {
    let tagged = "(ether proto 0x8100 or ether proto 0x88a8 or ether proto 0x9100)"
    return "((not \(tagged) and \(filter)) or (vlan and \(filter)))"
  }

  private static func all(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: " and ")
  }
}
