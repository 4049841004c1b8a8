import Packets

extension SampleFrame {
  /// One frame for each tunnel and shape of its header, in Ethernet between :cc and :dd.
  static let tunnels: [SampleFrame] = routed + bridged

  /// Carry IP: the link addresses are the carrier's.
  private static let routed: [SampleFrame] = [
    (name: "4in4", bytes: ipTunnel(4, innermost), isV6: false),
    ("6in4", ipTunnel(41, innermostV6), true),
    ("4in6", ethernet(0x86dd, ipv6(4, innermost), from: 0xcc, to: 0xdd), false),
    ("6in6", ethernet(0x86dd, ipv6(41, innermostV6), from: 0xcc, to: 0xdd), true),
    ("MPLS in IP", ipTunnel(137, hex("0002 0140") + innermost), false),
    ("GRE", ipTunnel(47, hex("0000 0800") + innermost), false),
    (
      "GRE, all fields", ipTunnel(47, hex("b000 86dd 00000000 00000001 00000002") + innermostV6),
      true
    ),
    (
      "GRE with a route",
      ipTunnel(47, hex("4000 0800 00000000 0800 0004 c0000203 0000 0000") + innermost), false
    ),
    ("GRE, MPLS", ipTunnel(47, hex("0000 8847 0002 0140") + innermost), false),
    (
      "PPTP", ipTunnel(47, hex("3081 880b 0024 0001 00000001 00000000 ff03 0021") + innermost),
      false
    ),
    ("WCCP", ipTunnel(47, hex("0000 883e") + innermost), false),
    ("WCCP version 2", ipTunnel(47, hex("0000 883e 0100 0000") + innermost), false),
    (
      "ERSPAN type III of IP",
      ipTunnel(47, hex("1000 22eb 00000001 2001 0001 00000000 0000 0800") + innermost), false
    ),
    ("GRE in UDP", udpTunnel(4754, hex("0000 0800") + innermost), false),
    ("VXLAN-GPE", udpTunnel(4790, hex("0c00 0001 0000 0100") + innermost), false),
    ("Geneve of IP", udpTunnel(6081, hex("0100 86dd 0000 0100 01020304") + innermostV6), true),
    ("GTP-U", udpTunnel(2152, hex("30ff 001e 0000 0001") + innermost), false),
    (
      "GTP-U, extension header",
      udpTunnel(2152, hex("34ff 0026 0000 0001 0000 0085 01 10 09 00") + innermost), false
    ),
    ("Teredo", udpTunnel(3544, innermostV6), true),
    (
      "Teredo, authentication and origin",
      udpTunnel(
        3544,
        hex("0001 0000 0102030405060708 00 0000 1234 3fff fdfe") + innermostV6), true
    ),
    ("L2TP", udpTunnel(1701, hex("0002 0001 0002 0021") + innermost), false),
    (
      "L2TP, all fields",
      udpTunnel(1701, hex("4a02 0034 0001 0002 0001 0000 0002 0000 ff03 0021") + innermost), false
    ),
    ("MPLS over UDP", udpTunnel(6635, hex("0002 0140") + innermost), false),
    ("TZSP of IP", udpTunnel(37008, hex("0100 0007 01") + innermost), false),
  ].map { .init($0.name, .ethernet, $0.bytes, from: 0xcc, to: 0xdd, depth: 1, isV6: $0.isV6) }

  /// Carry a link layer with addresses of its own.
  private static let bridged: [SampleFrame] = [
    (name: "EtherIP", bytes: ipTunnel(97, hex("3000") + innermostEthernet)),
    ("Ethernet in IP", ipTunnel(143, innermostEthernet)),
    ("GRE of Ethernet", ipTunnel(47, hex("2000 6558 00000100") + innermostEthernet)),
    ("EoIP", ipTunnel(47, hex("2001 6400 002c 0100") + innermostEthernet)),
    ("ERSPAN type I", ipTunnel(47, hex("0000 88be") + innermostEthernet)),
    (
      "ERSPAN type II",
      ipTunnel(47, hex("1000 88be 00000001 1001 0001 00000000") + innermostEthernet)
    ),
    (
      "ERSPAN type III",
      ipTunnel(47, hex("1000 22eb 00000001 2001 0001 00000000 0000 0000") + innermostEthernet)
    ),
    (
      "ERSPAN type III, subheader",
      ipTunnel(
        47,
        hex("1000 22eb 00000001 2001 0001 00000000 0000 0001 0000000000000000")
          + innermostEthernet)
    ),
    (
      "GRE of 802.11",
      ipTunnel(
        47,
        hex("0000 8200 0801 2c00 0200000000cc 0200000000aa 0200000000bb 1000") + innermostSNAP)
    ),
    ("VXLAN", udpTunnel(4789, hex("0800 0000 0000 0100") + innermostEthernet)),
    ("VXLAN-GPE of Ethernet", udpTunnel(4790, hex("0c00 0003 0000 0100") + innermostEthernet)),
    ("Geneve", udpTunnel(6081, hex("0000 6558 0000 0100") + innermostEthernet)),
    ("TZSP", udpTunnel(37008, hex("0100 0001 00 0a01c5 01") + innermostEthernet)),
    (
      "TZSP of 802.11",
      udpTunnel(
        37008,
        hex("0100 0012 01 0801 2c00 0200000000cc 0200000000aa 0200000000bb 1000")
          + innermostSNAP)
    ),
    ("CAPWAP of 802.3", udpTunnel(5247, hex("0010 0200 0000 0000") + innermostEthernet)),
    (
      "CAPWAP of 802.11",
      udpTunnel(
        5247,
        hex("0020 4310 0000 0000 06 0200000000ee 00")
          + hex("0801 2c00 0200000000cc 0200000000aa 0200000000bb 1000") + innermostSNAP)
    ),
    (
      "CAPWAP of 802.11, swapped",
      udpTunnel(
        5247,
        hex("0010 4300 0000 0000")
          + hex("0108 2c00 0200000000cc 0200000000aa 0200000000bb 0010") + innermostSNAP)
    ),
  ].map { .init($0.name, .ethernet, $0.bytes, from: 0xaa, to: 0xbb, depth: 1) }
}
