import Packets

/// Messages made for these tests; tshark 4.0.17 reads each as its comment says.
enum MessageSamples {
  /// AAAA of Cloud.Example.com, with EDNS: DO, a client subnet of 198.51.100.0/24 and a cookie.
  static let query = bytes(
    """
    1a2b0120000100000000000105436c6f7564074578616d706c6503636f6d00001c000100002904d0\
    0000800000170008000700011800c63364000a00080001020304050607
    """)

  /// cloud.example.com is edge1.example.com, which has two addresses.
  static let answer = bytes(
    """
    1a2b8180000100030000000005636c6f7564076578616d706c6503636f6d0000010001c00c000500\
    010000012c0008056564676531c012c02f000100010000003c0004c000020ac02f00010001000000\
    3c0004c000020b
    """)

  /// There is no nope.example.org, says the SOA of example.org.
  static let nxdomain = bytes(
    """
    000785830001000000010000046e6f7065076578616d706c65036f72670000010001c01100060001\
    000003840027036e7331c0110a686f73746d6173746572c01178a3f17500001c2000000e10001275\
    000000012c
    """)

  /// Multicast DNS: "Küche No.1 Lamp" is at lamp.local:443; the TXT record has a byte that is no UTF-8.
  static let announcement = bytes(
    """
    000084000000000400000000045f687565045f746370056c6f63616c00000c000100001194001310\
    4bc3bc636865204e6f2e31204c616d70c00cc0270021800100000078000d0000000001bb046c616d\
    70c016c02700108001000011940011096d643d4c5741303031056261643dff00c04c001c80010000\
    00780010fe800000000000000000000000000a01
    """)

  /// Multicast DNS: two questions, the first with the QU bit.
  static let qu = bytes(
    "000000000002000000000000045f687565045f746370056c6f63616c00000c8001c011000c0001")

  /// An HTTPS record with every parameter that is read.
  static let https = bytes(
    """
    00098180000100010000000003737663076578616d706c650000410001c00c004100010000001e00\
    3b000100000100060268320268330003000220fb00040008c0000201c00002020005000400010203\
    0006001020010db8000000000000000000000001
    """)

  /// MX, NAPTR, CAA, HINFO, NS and DS of mix.example.
  static let mixture = bytes(
    """
    000a81800001000600000000036d6978076578616d706c650000ff0001c00c000f00010000000100\
    09000a046d61696cc00cc00c00230001000000010026006400320173075349502b44325500045f73\
    6970045f756470036d6978076578616d706c6500c00c010100010000000100118005697373756563\
    612e6578616d706c65c00c000d000100000001000a0341524d054c696e7578c00c00020001000000\
    010002c00cc00c002b000100000001000630390d02aabb
    """)

  /// An error above 15: BADVERS.
  static let badvers = bytes(
    "000b800000010000000000010178076578616d706c6500000100010000290200010000000000")

  static let allDNS = [
    query, answer, nxdomain, announcement, qu, https, mixture, badvers,
  ]

  /// A BOOTP or DHCP message of the client a4:cf:12:00:00:01; fields and options in hexadecimal.
  static func dhcp(
    _ operation: UInt8, yiaddr: String = "00000000", giaddr: String = "00000000",
    sname: String = "", file: String = "", options: String
  ) -> [UInt8] {
    let zeros = String(repeating: "00", count: 128)
    return bytes(
      "0\(operation)010600" + "3903f326" + "00008000" + "00000000" + yiaddr + "00000000" + giaddr
        + "a4cf12000001" + "00000000000000000000" + (sname + zeros).prefix(128)
        + (file + zeros + zeros).prefix(256) + options)
  }

  /// Host name with a NUL, client identifier, vendor class, wishes, requested address, MUD URL.
  static let discover = dhcp(
    1,
    options: """
      638253633501013d0701a4cf120000010c0c6573702d6b69746368656e003c0c756468637020312e33332e31\
      37050103060f2a3204c0a80417a12368747470733a2f2f6d616b65722e6578616d706c652f6d75642f6c616d\
      702e6a736f6eff
      """)

  /// Options in file (domain name) and in sname (the rest of the host name, a captive portal) too.
  static let ack = dhcp(
    2, yiaddr: "c0a80417", giaddr: "c0a80402",
    sname: "0c046e616d65721768747470733a2f2f706f7274616c2e6578616d706c652fff",
    file: "0f0c686f6d652e6578616d706c65ff",
    options: """
      638253633501053604c0a804013304000151803a040000a8c03b04000127500104fffffc000304c0a8040106\
      08c0a80401090909090c056c6f6e672d520f0105706f7274370206a4cf120000010000340103ff
      """)

  /// 192.168.4.23 asks for 192.168.4.1; 18 bytes of padding.
  static let arpRequest = bytes(
    """
    0001080006040001a4cf12000001c0a80417000000000000c0a80401000000000000000000000000\
    000000000000
    """)

  static let arpProbe = bytes("0001080006040001a4cf1200000100000000000000000000c0a80417")

  static let arpAnnouncement = bytes("0001080006040001a4cf12000001c0a80417000000000000c0a80417")

  static let neighborSolicitation = bytes(
    "8700000000000000fe8000000000000000000000000000010101a4cf12000001")

  static let neighborAdvertisement = bytes(
    "88000000e0000000fe8000000000000000000000000000010201a4cf12000001")

  static let routerSolicitation = bytes("85000000000000000101a4cf12000001")

  /// Options: source address, MTU, a prefix, two name servers, a route, two search domains, a captive portal, a nonce.
  static let routerAdvertisement = bytes(
    """
    860000004048070800007530000003e80101a4cf1200000105010000000005c8030440c000015180\
    000038400000000020010db8007700000000000000000000190500000000025820010db800770000\
    0000000000000001fd00000000000000000000000000005318023008000004b020010db800990000\
    1f0400000000025804686f6d65076578616d706c6500036c616e000000000000250368747470733a\
    2f2f702e6578616d706c652f000000000e01000000000000
    """)

  static let redirect = bytes(
    """
    8900000000000000fe80000000000000000000000000000220010db8000000000000000000000009\
    0201a4cf12000001
    """)

  /// TFTP: /update.sh is asked for in octets, with a tsize of 0; so does a camera of IoT Sentinel's, EdnetCam2.
  static let tftpRead = bytes("00012f7570646174652e7368006f63746574007473697a65003000")

  /// backup.cfg is sent, in "NetASCII".
  static let tftpWrite = bytes("00026261636b75702e636667004e6574415343494900")

  /// Block 2 of "hello".
  static let tftpData = bytes("0003000268656c6c6f")

  static let tftpAcknowledgment = bytes("0004ffff")

  /// File not found, which it says in its own words: "no such file".
  static let tftpError = bytes("000500016e6f20737563682066696c6500")

  /// A blksize of 1428 is agreed on.
  static let tftpOptions = bytes("0006626c6b73697a65003134323800")

  static let allTFTP = [
    tftpRead, tftpWrite, tftpData, tftpAcknowledgment, tftpError, tftpOptions,
  ]

  static func bytes(_ hexadecimal: some StringProtocol) -> [UInt8] {
    let digits = hexadecimal.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension DNSMessage {
  init(_ bytes: [UInt8]) throws {
    try self.init(parsing: unsafe bytes.span.bytes)
  }
}

extension DHCPMessage {
  init(_ bytes: [UInt8]) throws {
    try self.init(parsing: unsafe bytes.span.bytes)
  }
}

extension ARPPacket {
  init(_ bytes: [UInt8]) throws {
    try self.init(parsing: unsafe bytes.span.bytes)
  }
}

extension NeighborDiscovery {
  init(_ bytes: [UInt8]) throws {
    try self.init(parsing: unsafe bytes.span.bytes)
  }
}
