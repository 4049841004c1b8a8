import Packets

extension SampleFrame {
  private static let station = hex("0200000000aa")
  private static let peer = hex("0200000000bb")
  private static let cell = hex("0200000000cc")

  /// From a station to the distribution system: addresses are cell, source, destination.
  private static func toDS(
    _ control: String, _ body: [UInt8], sequence: Int = 0x10, extra: String = ""
  ) -> [UInt8] {
    hex(control + "2c00") + cell + station + peer + littleEndian(sequence) + hex(extra) + body
  }

  private static let frame = toDS("0801", innermostSNAP)
  private static let subframe = peer + station + bigEndian(innermostSNAP.count) + innermostSNAP

  /// One frame for each header before an 802.11 frame, and for each shape of MAC header.
  static let radios: [SampleFrame] = [
    (name: "802.11 to DS", linkType: LinkType.ieee80211, bytes: frame),
    (
      "802.11 from DS", .ieee80211,
      hex("0802 2c00") + peer + cell + station + hex("1000") + innermostSNAP
    ),
    (
      "802.11 ad hoc", .ieee80211,
      hex("0800 2c00") + peer + station + cell + hex("1000") + innermostSNAP
    ),
    (
      "802.11 with four addresses", .ieee80211,
      hex("0803 2c00") + cell + cell + peer + hex("1000") + station + innermostSNAP
    ),
    ("802.11 QoS", .ieee80211, toDS("8801", innermostSNAP, extra: "0500")),
    ("802.11 QoS, HT Control", .ieee80211, toDS("8881", innermostSNAP, extra: "0500 01020304")),
    ("802.11 A-MSDU", .ieee80211, toDS("8801", subframe, extra: "8000")),
    ("802.11 holding Ethernet", .ieee80211, toDS("0801", innermostEthernet)),
    ("radiotap", .ieee80211Radiotap, hex("0000 0900 0200 0000 10") + frame + hex("01020304")),
    (
      "radiotap, TSFT, three bitmaps", .ieee80211Radiotap,
      // The first field, TSFT, is aligned to eight bytes.
      hex("0000 1c00 2300 00a0 2000 00a0 2000 0000")
        + hex("0102030405060708 10 d0 d1 d2") + frame + hex("01020304")
    ),
    (
      "radiotap, padded", .ieee80211Radiotap,
      hex("0000 0900 0200 0000 20")
        + toDS("8801", hex("0000") + innermostSNAP, extra: "0500")
    ),
    ("PPI", .ppi, hex("0000 0800 6900 0000") + frame),
    (
      "PPI with FCS", .ppi,
      hex("0000 2000 6900 0000 0200 1400 0000000000000000 0100 0000 0000 0000 0000 0000") + frame
        + hex("01020304")
    ),
    ("PPI of Ethernet", .ppi, hex("0000 0800 0100 0000") + innermostEthernet),
    (
      "Prism", .ieee80211Prism,
      hex("4400 0000 9000 0000") + [UInt8](repeating: 0, count: 136) + frame
    ),
    (
      "AVS as Prism", .ieee80211Prism,
      hex("8021 1001 0000 0040") + [UInt8](repeating: 0, count: 56) + frame
    ),
    (
      "AVS", .ieee80211AVS,
      hex("8021 1001 0000 0040") + [UInt8](repeating: 0, count: 56) + frame
    ),
  ].map { .init($0.name, $0.linkType, $0.bytes, from: 0xaa, to: 0xbb) }
}
