import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension in6_addr {
  /// The 16 bytes in network order, IPv4 in its mapped form.
  init(_ address: IPAddress) {
    self.init()
    let words = [address.high, address.low].flatMap { half in
      [
        UInt32(truncatingIfNeeded: half >> 32).bigEndian,
        UInt32(truncatingIfNeeded: half).bigEndian,
      ]
    }
    #if canImport(Darwin)
      __u6_addr.__u6_addr32 = (words[0], words[1], words[2], words[3])
    #elseif canImport(Musl)
      unsafe __in6_union.__s6_addr32 = (words[0], words[1], words[2], words[3])
    #else
      unsafe __in6_u.__u6_addr32 = (words[0], words[1], words[2], words[3])
    #endif
  }
}

/// Calls a body with an address as the socket interface has it (RFC 3493 §3.3).
func withSocketAddress<Value>(
  _ address: IPAddress, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
) -> Value {
  // Safe: a sockaddr is the common beginning of both structures, and the pointer does not outlive the call.
  if address.isV4 {
    var v4 = sockaddr_in()
    v4.sin_family = sa_family_t(AF_INET)
    v4.sin_addr.s_addr = address.v4Value.bigEndian
    return unsafe withUnsafePointer(to: &v4) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
  var v6 = sockaddr_in6()
  v6.sin6_family = sa_family_t(AF_INET6)
  v6.sin6_addr = in6_addr(address)
  return unsafe withUnsafePointer(to: &v6) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
    }
  }
}
