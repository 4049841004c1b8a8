/// What a tunnel's header says it carries.
enum TunnelContents {
  case ip
  case ipv4
  case ipv6
  case etherType(EtherType)
  case link(LinkType)
  /// An 802.11 frame whose Frame Control and Sequence Control may be in the wrong byte order.
  case wifi(isSwapped: Bool)
  case mpls
  /// A piece of a frame that did not fit into one packet of the tunnel.
  case piece(FramePieces.Key, position: Int, isLast: Bool, isWiFi: Bool)

  /// Whether link addresses come with it.
  var hasLinkLayer: Bool {
    switch self {
    case .ip, .ipv4, .ipv6, .etherType, .mpls, .link(.ppp), .link(.frameRelay): false
    case .link, .wifi, .piece: true
    }
  }
}
