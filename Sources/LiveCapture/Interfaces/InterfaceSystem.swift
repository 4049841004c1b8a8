import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system is asked about interfaces and time. All calls of it for live capture are in this file.
enum InterfaceSystem {
  /// Whether packets can come from an interface.
  enum State: Hashable {
    case up
    case down
    case missing
  }

  /// What getifaddrs(3) tells of one interface.
  struct Entry {
    var flags: UInt32
    var macAddress: MACAddress?
    /// At most 64.
    var addresses: [IPAddress] = []
  }

  /// Nil when the system doesn't say.
  static func state(of interface: String) -> State? {
    guard let entries = entries() else { return nil }
    guard let entry = entries[interface] else { return .missing }
    return entry.flags & UInt32(IFF_UP) != 0 ? .up : .down
  }

  /// The system's number of an interface, which another of the same name doesn't get; 0 when there is none.
  static func index(of interface: String) -> UInt32 { unsafe if_nametoindex(interface) }

  /// All interfaces by name; at most 4,096. Nil when the system doesn't say.
  static func entries() -> [String: Entry]? {
    var entries: [String: Entry] = [:]
    var list: UnsafeMutablePointer<ifaddrs>?
    guard unsafe getifaddrs(&list) == 0 else { return nil }
    defer { unsafe freeifaddrs(list) }
    var next = unsafe list
    // Safe: the list lives until it is freed above, and nothing of it is kept.
    while let item = unsafe next {
      let name = unsafe String(cString: item.pointee.ifa_name)
      if entries.count < 4096 || entries[name] != nil {
        var entry = entries[name] ?? Entry(flags: unsafe item.pointee.ifa_flags)
        if let address = unsafe item.pointee.ifa_addr { unsafe add(address, to: &entry) }
        entries[name] = entry
      }
      unsafe next = item.pointee.ifa_next
    }
    return entries
  }

  private static func add(_ address: UnsafeMutablePointer<sockaddr>, to entry: inout Entry) {
    // Safe: the family says which of these structures lies there.
    let raw = UnsafeRawPointer(address)
    switch CInt(unsafe address.pointee.sa_family) {
    case AF_INET where entry.addresses.count < 64:
      let value = unsafe raw.load(as: sockaddr_in.self).sin_addr.s_addr
      entry.addresses.append(IPAddress(v4: UInt32(bigEndian: value)))
    case AF_INET6 where entry.addresses.count < 64:
      let value = unsafe raw.load(as: sockaddr_in6.self).sin6_addr
      let bytes = unsafe withUnsafeBytes(of: value) { unsafe [UInt8]($0) }
      let high = bytes[..<8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      let low = bytes[8...].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      entry.addresses.append(IPAddress(high: high, low: low))
    default: unsafe addHardware(raw, to: &entry)
    }
  }

  #if canImport(Darwin)
    private static func addHardware(_ raw: UnsafeRawPointer, to entry: inout Entry) {
      let link = unsafe raw.load(as: sockaddr_dl.self)
      guard CInt(link.sdl_family) == AF_LINK, link.sdl_alen == 6 else { return }
      let start = unsafe raw + 8 + Int(link.sdl_nlen)
      let bytes = (0..<6).map { unsafe start.load(fromByteOffset: $0, as: UInt8.self) }
      entry.macAddress = macAddress(bytes)
    }
  #else
    private static func addHardware(_ raw: UnsafeRawPointer, to entry: inout Entry) {
      // struct sockaddr_ll (packet(7)): family in bytes 0 and 1, sll_halen in 11, sll_addr in 12 to 19.
      let family = unsafe raw.load(as: UInt16.self)
      let length = unsafe raw.load(fromByteOffset: 11, as: UInt8.self)
      guard CInt(family) == AF_PACKET, length == 6 else { return }
      let bytes = (0..<6).map { unsafe raw.load(fromByteOffset: 12 + $0, as: UInt8.self) }
      entry.macAddress = macAddress(bytes)
    }
  #endif

  /// Nil for one of zeros, as loopback has.
  private static func macAddress(_ bytes: [UInt8]) -> MACAddress? {
    let value = bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return value == 0 ? nil : MACAddress(rawValue: value)
  }

  /// The file that this program is, behind all links; nil where the system doesn't say.
  static var programPath: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    // Safe: at most the buffer's length less its last zero is written.
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
