import Packets

extension LinkType {
  /// Most bytes that a captured packet can have: 256 KiB, as libpcap and Wireshark hold it, and 128 MiB on the buses
  /// whose messages may be as long.
  var longestPacket: Int {
    switch rawValue {
    // USB_LINUX, USB_LINUX_MMAPPED, DBUS, USBPCAP, USB_DARWIN.
    case 189, 220, 231, 249, 266: 128 << 20
    case 279: 8 << 20  // EBHSCR
    default: 256 << 10
    }
  }
}
