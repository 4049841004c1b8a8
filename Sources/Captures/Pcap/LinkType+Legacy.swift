import Packets

extension LinkType {
  /// The link type that a capture file names by `number`.
  ///
  /// Early BSD systems wrote the numbers of their own kernels, which the registry has since kept free for that reason.
  init(recorded number: UInt16) {
    let registered: UInt16 =
      switch number {
      case 11: 100  // ATM_RFC1483
      case 12, 14: 101  // RAW; 14 on OpenBSD
      case 15: 102  // SLIP_BSDOS
      case 16: 103  // PPP_BSDOS
      case 17: 117  // PFLOG
      case 19: 106  // ATM_CLIP
      default: number
      }
    self.init(rawValue: registered)
  }
}
