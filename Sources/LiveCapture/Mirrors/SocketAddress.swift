import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An address as the socket interface has it (sys/socket.h): its family, a port, and IPv4 or IPv6.
struct SocketAddress {
  let bytes: [UInt8]

  /// Bytes of the longest that is used, sockaddr_in6.
  static let longest = MemoryLayout<sockaddr_in6>.size

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ address: IPAddress, port: UInt16) {
    let family = address.isV4 ? AF_INET : AF_INET6
    let length = address.isV4 ? MemoryLayout<sockaddr_in>.size : Self.longest
    var bytes = Self.familyBytes(family, length: length)
    bytes += [UInt8(port >> 8), UInt8(port & 0xff)]
    if address.isV4 {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: address.v4Value >> (24 - $0 * 8)) }
    } else {
      bytes += [0, 0, 0, 0]  // Flow information.
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: address.high >> (56 - $0 * 8)) }
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: address.low >> (56 - $0 * 8)) }
    }
    self.bytes = bytes + repeatElement(0, count: length - bytes.count)
  }

  var isV6: Bool { bytes.starts(with: Self.familyBytes(AF_INET6, length: Self.longest)) }

  /// Nil when it is of another family.
  var address: IPAddress? {
    if isV6, bytes.count >= 24 {
      let halves = [bytes[8..<16], bytes[16..<24]].map { half in
        half.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      }
      return IPAddress(high: halves[0], low: halves[1])
    }
    let family = Self.familyBytes(AF_INET, length: MemoryLayout<sockaddr_in>.size)
    guard bytes.starts(with: family), bytes.count >= 8 else { return nil }
    return IPAddress(v4: bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) })
  }

  private static func familyBytes(_ family: CInt, length: Int) -> [UInt8] {
    #if canImport(Darwin)
      return [UInt8(truncatingIfNeeded: length), UInt8(truncatingIfNeeded: family)]
    #else
      let family = UInt16(truncatingIfNeeded: family).littleEndian
      return [UInt8(family & 0xff), UInt8(family >> 8)]
    #endif
  }
}
