extension PacketDecoder {
  /// Looks at a frame that is not to be decoded itself, for what later ones are to it: an 802.11 frame may be sent again
  /// or sent on, and what it says of keys is learned.
  public mutating func heed(_ bytes: RawSpan, _ frame: FrameHeader) {
    switch frame.linkType {
    case .ieee80211, .ieee80211Radiotap, .ieee80211Prism, .ieee80211AVS, .ppi: break
    default: return
    }
    var listener = PacketDecoder()
    listener.opener = opener
    swap(&listener.repetitions, &repetitions)
    swap(&listener.relays, &relays)
    var packets = DecodedPackets()
    listener.decode(bytes, frame, into: &packets)
    swap(&listener.repetitions, &repetitions)
    swap(&listener.relays, &relays)
  }
}
