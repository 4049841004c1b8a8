import Packets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that copies of packets arrive at; it never waits. All calls of the operating system's socket interface
/// (POSIX.1-2017, Linux's socket(7)) are in this file.
final class NetworkSocket {
  /// What poll(2) waits for.
  let descriptor: CInt

  private init(_ descriptor: CInt) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { _ = close(descriptor) }

  /// The system's number of the error that a call ended with.
  struct Failure: Error {
    let code: CInt

    static var last: Failure { Failure(code: errno) }
  }

  // MARK: Opening

  /// Receives datagrams of UDP at an address.
  static func datagrams(at address: IPAddress, port: UInt16) throws(Failure) -> NetworkSocket {
    let opened = try NetworkSocket.open(address, datagramType, 0)
    opened.prepareForDatagrams()
    try opened.bind(address, port)
    return opened
  }

  /// Receives the packets of an IP protocol at an address; needs a right.
  static func packets(ofProtocol number: UInt8, at address: IPAddress) throws(Failure)
    -> NetworkSocket
  {
    let opened = try NetworkSocket.open(address, rawType, CInt(number))
    opened.prepareForDatagrams()
    try opened.bind(address, 0)
    return opened
  }

  /// Waits for connections of TCP at an address.
  static func connections(at address: IPAddress, port: UInt16) throws(Failure) -> NetworkSocket {
    let opened = try NetworkSocket.open(address, streamType, 0)
    opened.set(SOL_SOCKET, SO_REUSEADDR, 1)
    try opened.bind(address, port)
    guard listen(opened.descriptor, 16) == 0 else { throw .last }
    return opened
  }

  private static func open(_ address: IPAddress, _ type: CInt, _ number: CInt) throws(Failure)
    -> NetworkSocket
  {
    let descriptor = socket(address.isV4 ? AF_INET : AF_INET6, type, number)
    guard descriptor >= 0 else { throw .last }
    let opened = NetworkSocket(descriptor)
    // `[::]` is every address of this machine, those of IPv4 too.
    if address.isV6 { opened.set(CInt(IPPROTO_IPV6), IPV6_V6ONLY, address.isUnspecified ? 0 : 1) }
    return opened
  }

  private func bind(_ address: IPAddress, _ port: UInt16) throws(Failure) {
    // Safe: the system reads the array while it is borrowed, within its bounds.
    let status = unsafe SocketAddress(address, port: port).bytes.withUnsafeBytes { buffer in
      unsafe systemBind(
        descriptor, buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(buffer.count))
    }
    guard status == 0 else { throw .last }
  }

  /// Asks for a long queue and for the times of arrival.
  private func prepareForDatagrams() {
    let length: CInt = 32 << 20
    set(SOL_SOCKET, SO_RCVBUF, length)
    #if os(Linux)
      // Beyond the system's limit, where that is allowed.
      set(SOL_SOCKET, LinuxOption.receiveBufferForce, length)
      set(SOL_SOCKET, LinuxOption.timestamp, 1)
    #endif
  }

  private func set(_ level: CInt, _ option: CInt, _ value: CInt) {
    var value = value
    _ = unsafe setsockopt(
      descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size))
  }

  /// Has the system notice after half a minute that the other end of a connection has gone without a word: it asks
  /// after 15 s of silence, and again after 5 s, three times in all.
  private func watch() {
    let tcp = CInt(IPPROTO_TCP)
    set(SOL_SOCKET, SO_KEEPALIVE, 1)
    #if canImport(Darwin)
      set(tcp, TCP_KEEPALIVE, 15)
    #else
      set(tcp, TCP_KEEPIDLE, 15)
    #endif
    set(tcp, TCP_KEEPINTVL, 5)
    set(tcp, TCP_KEEPCNT, 3)
  }

  // MARK: Dialling

  /// The addresses of a host.
  ///
  /// - Throws: the resolver's words.
  static func resolve(_ host: String, port: UInt16) throws(ResolverError) -> [SocketAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = streamType
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(host, String(port), &hints, &list)
    // Safe: the list is the resolver's until it is freed, and copied before.
    defer { if let list = unsafe list { unsafe freeaddrinfo(list) } }
    guard status == 0 else {
      throw ResolverError(words: unsafe String(cString: gai_strerror(status)))
    }
    var found: [SocketAddress] = []
    var next = unsafe list
    while let entry = unsafe next?.pointee, found.count < 16 {
      if let address = unsafe entry.ai_addr {
        let buffer = unsafe UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen))
        found.append(SocketAddress(bytes: unsafe [UInt8](buffer)))
      }
      unsafe next = entry.ai_next
    }
    return found
  }

  struct ResolverError: Error {
    let words: String
  }

  /// Begins to connect; whether it worked is known when the socket can be written to.
  static func connecting(to address: SocketAddress) throws(Failure) -> NetworkSocket {
    let descriptor = socket(address.isV6 ? AF_INET6 : AF_INET, streamType, 0)
    guard descriptor >= 0 else { throw .last }
    let opened = NetworkSocket(descriptor)
    // Safe: the system reads the array while it is borrowed, within its bounds.
    let status = unsafe address.bytes.withUnsafeBytes { buffer in
      unsafe connect(
        descriptor, buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(buffer.count))
    }
    guard status == 0 || errno == EINPROGRESS || errno == EINTR else { throw .last }
    opened.watch()
    return opened
  }

  /// How connecting ended; 0 when it worked.
  var connectionResult: CInt {
    var code: CInt = 0
    var length = socklen_t(MemoryLayout<CInt>.size)
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length) == 0 else {
      return errno
    }
    return code
  }

  // MARK: Receiving

  /// A datagram, or a packet with its IP header where the system gives that.
  struct Datagram {
    let sender: IPAddress
    /// Nanoseconds since 1970.
    let time: Int64
    /// Bytes added.
    let count: Int
  }

  /// The longest that a datagram can be, with its IP header.
  static let longestDatagram = 65_536

  /// Whether the system says when a datagram arrived; elsewhere its time is that of reading it.
  static var tellsArrival: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }

  /// Appends the next datagram to `bytes`; nil when there is none yet.
  func receive(into bytes: inout [UInt8]) -> Datagram? {
    var name = [UInt8](repeating: 0, count: SocketAddress.longest)
    var control = [UInt8](repeating: 0, count: 256)
    var result: (count: Int, nameLength: Int, controlLength: Int) = (-1, 0, 0)
    bytes.append(addingCapacity: Self.longestDatagram) { output in
      // Safe: every buffer outlives the call, the system writes within the lengths given, and only what it wrote is
      // counted.
      unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        let room = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
        unsafe name.withUnsafeMutableBytes { name in
          unsafe control.withUnsafeMutableBytes { control in
            unsafe result = systemReceive(descriptor, room, name, control)
          }
        }
        initialized += max(result.count, 0)
      }
    }
    guard result.count >= 0 else { return nil }
    let time = Self.time(in: control.prefix(result.controlLength)) ?? WallClock.now()
    name.removeLast(name.count - min(result.nameLength, name.count))
    let sender = SocketAddress(bytes: name).address ?? .unspecified
    return Datagram(sender: sender, time: time, count: result.count)
  }

  /// When the datagram arrived, from what the system says of it.
  private static func time(in control: ArraySlice<UInt8>) -> Int64? {
    #if os(Linux)
      let header = MemoryLayout<cmsghdr>.size
      let length = MemoryLayout<timespec>.size
      guard control.count >= header + length else { return nil }
      // Safe: both are plain numbers, and the bytes are there.
      let (kind, time) = unsafe control.withUnsafeBytes { buffer in
        unsafe (
          buffer.loadUnaligned(as: cmsghdr.self),
          buffer.loadUnaligned(fromByteOffset: header, as: timespec.self)
        )
      }
      guard kind.cmsg_level == SOL_SOCKET, kind.cmsg_type == LinuxOption.timestamp else {
        return nil
      }
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    #else
      return nil
    #endif
  }

  /// Datagrams that the system had no room for since the socket was opened; nil where it doesn't count.
  var dropped: UInt64? {
    #if os(Linux)
      var counters = [UInt32](repeating: 0, count: 9)
      var length = socklen_t(counters.count * MemoryLayout<UInt32>.size)
      // Safe: the system writes within the length given.
      let status = unsafe counters.withUnsafeMutableBytes { buffer in
        unsafe getsockopt(
          descriptor, SOL_SOCKET, LinuxOption.memoryInformation, buffer.baseAddress, &length)
      }
      return status == 0 ? UInt64(counters[LinuxOption.dropsIndex]) : nil
    #else
      return nil
    #endif
  }

  /// What a read of a stream gave.
  enum Piece {
    case bytes([UInt8])
    case nothingYet
    case end
    case failed(CInt)
  }

  /// The next bytes of a stream.
  func read() -> Piece {
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, initialized in
      // Safe: the system writes at most the room there is, and only what it wrote is counted.
      count = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
      initialized = max(count, 0)
    }
    if count > 0 { return .bytes(bytes) }
    if count == 0 { return .end }
    return errno == EAGAIN || errno == EINTR ? .nothingYet : .failed(errno)
  }

  /// The next connection that somebody made; nil when there is none.
  func accept() -> (socket: NetworkSocket, sender: IPAddress)? {
    var name = [UInt8](repeating: 0, count: SocketAddress.longest)
    var length = socklen_t(name.count)
    // Safe: the system writes at most `length` bytes.
    let descriptor = unsafe name.withUnsafeMutableBytes { buffer in
      unsafe systemAccept(
        self.descriptor, buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
    }
    guard descriptor >= 0 else { return nil }
    let accepted = NetworkSocket(descriptor)
    accepted.watch()
    return (accepted, SocketAddress(bytes: name).address ?? .unspecified)
  }

  // MARK: Waiting

  /// A descriptor, and what is waited for there.
  struct Wait {
    let descriptor: CInt
    var toWrite = false
  }

  /// Waits until something can be read or written as asked, at most that long; whether it can, each.
  static func wait(for waits: [Wait], milliseconds: CInt) -> [Bool] {
    var requests = waits.map {
      pollfd(fd: $0.descriptor, events: Int16($0.toWrite ? POLLOUT : POLLIN), revents: 0)
    }
    guard unsafe poll(&requests, nfds_t(requests.count), milliseconds) > 0 else {
      return waits.map { _ in false }
    }
    return requests.map { $0.revents != 0 }
  }

  /// The system's own words for an error.
  static func words(_ code: CInt) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  #if canImport(Glibc)
    private static let streamType = CInt(SOCK_STREAM.rawValue)
    private static let datagramType = CInt(SOCK_DGRAM.rawValue)
    private static let rawType = CInt(SOCK_RAW.rawValue)
  #else
    private static let streamType = SOCK_STREAM
    private static let datagramType = SOCK_DGRAM
    private static let rawType = SOCK_RAW
  #endif
}

#if os(Linux)
  /// Linux's own numbers (asm-generic/socket.h, linux/sock_diag.h), which its headers choose with expressions.
  private enum LinuxOption {
    static let receiveBufferForce: CInt = 33
    /// SO_TIMESTAMPNS, also as a type of control message.
    static let timestamp: CInt = 35
    /// SO_MEMINFO
    static let memoryInformation: CInt = 55
    /// SK_MEMINFO_DROPS
    static let dropsIndex = 8
  }
#endif

/// `bind(2)`, which the method of that name hides.
private func systemBind(
  _ descriptor: CInt, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t
) -> CInt {
  unsafe bind(descriptor, address, length)
}

/// `read(2)`, which the method of that name hides.
private func systemRead(_ descriptor: CInt, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  unsafe read(descriptor, buffer, count)
}

/// `accept(2)`, which the method of that name hides.
private func systemAccept(
  _ descriptor: CInt, _ address: UnsafeMutablePointer<sockaddr>?,
  _ length: UnsafeMutablePointer<socklen_t>
) -> CInt {
  unsafe accept(descriptor, address, length)
}

/// `recvmsg(2)`; a count below 0 when there is nothing.
private func systemReceive(
  _ descriptor: CInt, _ room: UnsafeMutableRawBufferPointer, _ name: UnsafeMutableRawBufferPointer,
  _ control: UnsafeMutableRawBufferPointer
) -> (count: Int, nameLength: Int, controlLength: Int) {
  var vector = unsafe iovec(iov_base: room.baseAddress, iov_len: room.count)
  return unsafe withUnsafeMutablePointer(to: &vector) { vector in
    var message = unsafe msghdr()
    unsafe message.msg_name = name.baseAddress
    unsafe message.msg_namelen = socklen_t(name.count)
    unsafe message.msg_iov = vector
    unsafe message.msg_iovlen = 1
    unsafe message.msg_control = control.baseAddress
    unsafe message.msg_controllen = numericCast(control.count)
    let count = unsafe recvmsg(descriptor, &message, 0)
    return unsafe (count, Int(message.msg_namelen), Int(message.msg_controllen))
  }
}

extension NetworkSocket.Wait {
  init(_ socket: NetworkSocket, toWrite: Bool = false) {
    self.init(descriptor: socket.descriptor, toWrite: toWrite)
  }
}
