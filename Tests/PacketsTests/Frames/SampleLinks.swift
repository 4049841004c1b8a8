import Packets

extension SampleFrame {
  /// One frame for each link layer, tag and header between the link and IP.
  static let links: [SampleFrame] =
    ethernets + pointToPoints + [
      .init("NULL, little-endian", .null, hex("0200 0000") + innermost),
      .init("NULL, big-endian", .null, hex("0000 0002") + innermost),
      .init("NULL, IPv6 of macOS", .null, hex("1e00 0000") + innermostV6, isV6: true),
      .init("NULL, IPv6 of FreeBSD", .null, hex("0000 001c") + innermostV6, isV6: true),
      .init("LOOP, IPv6 of OpenBSD", .loop, hex("0000 0018") + innermostV6, isV6: true),
      .init("RAW", .raw, innermost),
      .init("RAW as DLT 12", LinkType(rawValue: 12), innermost),
      .init("IPV4", .ipv4, innermost),
      .init("IPV6", .ipv6, innermostV6, isV6: true),
      .init(
        "LINUX_SLL", .linuxSLL,
        hex("0000 0001 0006 0200 0000 00aa 0000 0800") + innermost, from: 0xaa),
      .init(
        "LINUX_SLL with LLC", .linuxSLL,
        hex("0000 0001 0006 0200 0000 00aa 0000 0004") + innermostSNAP, from: 0xaa),
      .init(
        "LINUX_SLL without address", .linuxSLL,
        hex("0004 0304 0000 0000 0000 0000 0000 86dd") + innermostV6, isV6: true),
      .init(
        "LINUX_SLL2", .linuxSLL2,
        hex("0800 0000 0000 0003 0001 0406 0200 0000 00aa 0000") + innermost, from: 0xaa),
      .init(
        "PKTAP", .pktap,
        hex("6c00 0000 0100 0000 0100 0000") + [UInt8](repeating: 0, count: 96)
          + innermostEthernet, from: 0xaa, to: 0xbb),
      .init(
        "NFLOG", .nflog,
        hex("0200 0001 0800 0100 0800 0100 0500 0a00 7000 0000 2200 0900") + innermost),
      .init(
        "NFLOG, big-endian, with hardware address", .nflog,
        hex("0200 0001 0010 0008 0006 0000 0200 0000 00aa 0000 0022 0009") + innermost,
        from: 0xaa),
      .init(
        "NFLOG of a bridge", .nflog, hex("0700 0001 0800 0100 0800 0100 2200 0900") + innermost),
      .init("ENC", .enc, hex("0200 0000 0000 0001 0000 0000") + innermost),
      .init(
        "PFLOG", .pfLog, hex("3d02 0000") + [UInt8](repeating: 0, count: 60) + innermost),
      .init(
        "FDDI", .fddi, hex("50 0200000000bb 0200000000aa") + innermostSNAP, from: 0xaa, to: 0xbb),
      .init(
        "Token Ring", .ieee8025, hex("1040 0200000000bb 0200000000aa") + innermostSNAP,
        from: 0xaa, to: 0xbb),
      .init(
        "Token Ring with a route", .ieee8025,
        hex("1040 0200000000bb 8200000000aa 0670 1234 5670") + innermostSNAP,
        from: 0xaa, to: 0xbb),
      .init("ARCnet of BSD", .arcnetBSD, hex("01 02 d4 00 0001") + innermost),
      .init("ARCnet of Linux", .arcnetLinux, hex("01 02 0000 d4 00 0001") + innermost),
      .init("ATM with LLC", .atmRFC1483, innermostSNAP),
      .init(
        "IP over IEEE 1394", .appleIPOverIEEE1394,
        hex("0102030405060708 1112131415161718 0800") + innermost),
      .init(
        "Broadcom switch tag", .dsaTagBroadcom,
        hex("0200000000bb 0200000000aa 20000001 0800") + innermost, from: 0xaa, to: 0xbb),
      .init(
        "Broadcom switch tag in front", .dsaTagBroadcomPrepend, hex("20000001") + innermostEthernet,
        from: 0xaa, to: 0xbb),
      .init(
        "Marvell switch tag", .dsaTagDSA,
        hex("0200000000bb 0200000000aa e0000007 0800") + innermost, from: 0xaa, to: 0xbb, vlan: 7),
      .init(
        "Marvell switch tag with EtherType", .dsaTagEDSA,
        hex("0200000000bb 0200000000aa dada0000 c0000007 0800") + innermost, from: 0xaa, to: 0xbb),
    ]

  private static let ethernets: [SampleFrame] = [
    (name: "Ethernet", bytes: innermostEthernet, vlan: 0),
    ("padded", innermostEthernet + [UInt8](repeating: 0xff, count: 20), 0),
    ("VLAN", ethernet(0x8100, hex("a064 0800") + innermost), 100),
    ("QinQ", ethernet(0x88a8, hex("0064 8100 00c8 0800") + innermost), 200),
    ("VLAN and priority tag", ethernet(0x8100, hex("0064 8100 e000 0800") + innermost), 100),
    ("VN-tag", ethernet(0x8926, hex("8001 0002 0800") + innermost), 0),
    ("E-tag", ethernet(0x893f, hex("0001 0002 0000 0800") + innermost), 0),
    ("HSR", ethernet(0x892f, hex("1020 0001 0800") + innermost), 0),
    ("R-tag", ethernet(0xf1c1, hex("0000 0001 0800") + innermost), 0),
    ("802.3 with SNAP", ethernet(innermostSNAP.count, innermostSNAP), 0),
    ("802.3 with LLC", ethernet(innermost.count + 3, hex("0606 03") + innermost), 0),
    ("VLAN, 802.3", ethernet(0x8100, hex("0064 0026") + innermostSNAP), 100),
    ("802.1H", ethernet(38, hex("aaaa 0300 00f8 0800") + innermost), 0),
    ("MPLS", ethernet(0x8847, hex("0001 0040 0002 0140") + innermost), 0),
    ("MPLS pseudowire", outerEthernet(0x8847, hex("0002 0140 0000 0000") + innermostEthernet), 0),
    (
      "MPLS pseudowire without control word",
      outerEthernet(0x8847, hex("0002 0140") + innermostEthernet), 0
    ),
    ("PPPoE", ethernet(0x8864, hex("1100 0001 0020 0021") + innermost), 0),
    ("802.1ah", outerEthernet(0x88e7, hex("0000 0001") + innermostEthernet), 0),
    ("bridged", outerEthernet(0x6558, innermostEthernet), 0),
  ].map { .init($0.name, .ethernet, $0.bytes, from: 0xaa, to: 0xbb, vlan: $0.vlan) }

  private static func outerEthernet(_ type: Int, _ payload: [UInt8]) -> [UInt8] {
    ethernet(type, payload, from: 0xcc, to: 0xdd)
  }

  private static let pointToPoints: [SampleFrame] = [
    .init("PPP", .ppp, hex("0021") + innermost),
    .init("PPP, address and control", .ppp, hex("ff03 0021") + innermost),
    .init("PPP, short protocol", .ppp, hex("21") + innermost),
    .init("PPP, IPv6", .pppHDLC, hex("ff03 0057") + innermostV6, isV6: true),
    .init("PPP, MPLS", .ppp, hex("ff03 0281 0002 0140") + innermost),
    .init("PPP of pppd", .pppPPPD, hex("0003 0021") + innermost),
    .init("PPP with direction", .pppWithDirection, hex("01 ff03 0021") + innermost),
    .init("PPP_ETHER", .pppEthernet, hex("1100 0001 0020 0021") + innermost),
    .init("C_HDLC", .cHDLC, hex("0f00 0800") + innermost),
    .init("C_HDLC as PPP", .pppHDLC, hex("8f00 0800") + innermost),
    .init("C_HDLC as NULL", .null, hex("0f00 0800") + innermost),
    .init("Frame Relay", .frameRelay, hex("1841 03cc") + innermost),
    .init("Frame Relay with SNAP", .frameRelay, hex("1841 0300 8000 0000 0800") + innermost),
    .init("Frame Relay of Cisco", .frameRelay, hex("1841 0800") + innermost),
    .init("MPLS alone", .mpls, hex("0002 0140") + innermost),
  ]
}
