import Captures
import Dispatch
import Foundation
import LiveCapture

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A Unix datagram socket at which a running capture is told of marks. A datagram is the time it was asked for, in
/// nanoseconds since 1970, a space, and the text.
///
/// All calls of the operating system's socket interface for it are in this file.
final class MarkSocket {
  /// Bytes of a datagram at most.
  private static let datagramBound = 1024
  /// How far the sender's time may be from ours, in nanoseconds, before ours is taken: an hour.
  private static let skewBound: Int64 = 3_600_000_000_000

  private let path: String
  private let source: any DispatchSourceRead

  /// Listens in this user's folder; nil where there can't be one: then the capture goes without.
  init?(_ take: @escaping @Sendable (CaptureMark) -> Void) {
    guard let folder = MarkFolder.own() else { return nil }
    let path = "\(folder)/capture-\(getpid()).sock"
    guard var address = Self.address(path) else { return nil }
    let descriptor = socket(AF_UNIX, Self.datagram, 0)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard status == 0 else {
      Self.shut(descriptor)
      return nil
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.path = path
    source = DispatchSource.makeReadSource(
      fileDescriptor: descriptor, queue: DispatchQueue(label: "marks"))
    source.setEventHandler {
      while let mark = Self.receive(descriptor) { take(mark) }
    }
    source.setCancelHandler { Self.shut(descriptor) }
    source.resume()
  }

  /// Ends listening.
  func close() {
    source.cancel()
    unlink(path)
  }

  /// What came of telling a capture of a mark.
  enum Delivery {
    case told
    /// Too many marks are waiting there.
    case busy
    case nobodyListens
  }

  /// Tells the capture that listens at `path` of a mark; where nobody does, the socket is cleared away.
  static func send(_ mark: CaptureMark, to path: String) -> Delivery {
    guard var address = address(path) else { return .nobodyListens }
    let descriptor = socket(AF_UNIX, datagram, 0)
    guard descriptor >= 0 else { return .nobodyListens }
    defer { shut(descriptor) }
    let bytes = Array("\(mark.time) \(mark.text)".utf8.prefix(datagramBound))
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let count = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT), $0, length)
      }
    }
    if count == bytes.count { return .told }
    if count < 0, errno == EAGAIN || errno == ENOBUFS { return .busy }
    if count < 0, errno == ECONNREFUSED { unlink(path) }
    return .nobodyListens
  }

  private static func receive(_ descriptor: Int32) -> CaptureMark? {
    var bytes = [UInt8](repeating: 0, count: datagramBound)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { return nil }
    return mark(String(decoding: bytes.prefix(count), as: UTF8.self), now: WallClock.now())
  }

  /// The mark that a datagram tells of; what isn't one of ours is a text, marked now.
  static func mark(_ datagram: String, now: Int64) -> CaptureMark {
    let parts = datagram.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard let time = Int64(parts[0]), now > skewBound, time > now - skewBound,
      time < now + skewBound
    else { return CaptureMark(time: now, text: datagram) }
    return CaptureMark(time: time, text: parts.count > 1 ? String(parts[1]) : "")
  }

  private static func address(_ path: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }

  private static var datagram: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_DGRAM.rawValue)
    #else
      SOCK_DGRAM
    #endif
  }

  private static func shut(_ descriptor: Int32) { systemClose(descriptor) }
}

/// `close(2)`, which the method of that name hides.
private func systemClose(_ descriptor: Int32) { close(descriptor) }
