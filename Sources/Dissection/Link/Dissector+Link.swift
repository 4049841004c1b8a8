import Packets

/// From a capture's link type to the first network header.
extension Dissector {
  static func part(of type: LinkType) -> Part {
    switch type {
    case .ethernet: .layer(readEthernet)
    case .raw, .ipv4, .ipv6: ip
    case .ieee80211: .layer(readWiFi)
    case .ieee80211Radiotap: .layer(readRadiotap)
    case .ppi: .layer(readPPI)
    case .ieee80211Prism: .layer(readPrism)
    case .ieee80211AVS: .layer(readAVS)
    case .linuxSLL: .layer(readLinuxSLL)
    case .linuxSLL2: .layer(readLinuxSLL2)
    case .null, .loop: .layer(readLoopback)
    case .enc: .layer(readEnc)
    case .pfLog: .layer(readPFLog)
    case .pktap, .user2: .layer(readPKTAP)
    case .nflog: .layer(readNFLog)
    case .ppp, .pppHDLC, .pppPPPD: .layer(readPPPInHDLC)
    case .pppWithDirection: .layer(readPPPWithDirection)
    case .pppEthernet: .layer(readPPPoE)
    case .cHDLC: .layer(readCiscoHDLC)
    case .frameRelay: .layer(readFrameRelay)
    case .mpls: .layer(readMPLS)
    case .atmRFC1483: .layer(readLLC)
    case .fddi: .layer(readFDDI)
    case .ieee8025: .layer(readTokenRing)
    case .arcnetBSD: arcnet(addressesLength: 2)
    case .arcnetLinux: arcnet(addressesLength: 4)
    case .appleIPOverIEEE1394: .layer(readIPOverIEEE1394)
    case .dsaTagBroadcom, .dsaTagBroadcomPrepend, .dsaTagDSA, .dsaTagEDSA: switchTagged(type)
    // Two more numbers that systems have for raw IP.
    case _ where type.rawValue == 12 || type.rawValue == 14: ip
    default: .data
    }
  }

  /// An IP packet of whichever version its first four bits name.
  static var ip: Part {
    .layer { (reader, name) throws(DecodeError) in
      switch try reader.peek(UInt8.self) >> 4 {
      case 4: return try readIPv4(&reader, &name)
      case 6: return try readIPv6(&reader, &name)
      default: return .data
      }
    }
  }
}
