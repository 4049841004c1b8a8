#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a mirror can't be heard: one sentence that says what to do.
public struct MirrorError: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    /// Raw sockets need a right.
    case rawForbidden
    /// Ports below 1024 need a right.
    case portForbidden
    case inUse
    /// It is no address of this machine.
    case notHere
    case refused
    case unanswered
    /// The resolver's words.
    case unknownHost(String)
    /// The system's words.
    case other(String)
  }

  let mirror: String
  let reason: Reason
}

extension MirrorError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .rawForbidden:
      "Hearing '\(mirror)' takes rights that you don't have. Use 'sudo', or give them to the program once: 'sudo setcap cap_net_raw,cap_net_admin=eip \(InterfaceSystem.programPath ?? "$(command -v phonehome)")'."
    case .portForbidden:
      "Hearing '\(mirror)' takes rights that you don't have: ports below 1024 need 'sudo'. Choose a higher one."
    case .inUse:
      "Can't hear '\(mirror)': another program has that port. 'sudo ss -lnptu' tells which."
    case .notHere:
      "Can't hear '\(mirror)': this machine doesn't have that address. 'ip address' lists those it has."
    case .refused:
      "'\(mirror)' refused: nothing there serves a capture. Start it, or check the port."
    case .unanswered:
      "'\(mirror)' doesn't answer. Check the address, and the firewalls between."
    case .unknownHost(let reason):
      "Can't find '\(mirror)': \(reason)."
    case .other(let reason):
      "Can't hear '\(mirror)': \(reason)."
    }
  }
}

extension MirrorError {
  /// Why the system didn't open what a mirror needs.
  init(_ mirror: MirrorAddress, _ failure: NetworkSocket.Failure) {
    let reason: Reason =
      switch failure.code {
      case EPERM, EACCES: mirror.isRaw ? .rawForbidden : .portForbidden
      case EADDRINUSE: .inUse
      case EADDRNOTAVAIL: .notHere
      case ECONNREFUSED: .refused
      case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH: .unanswered
      default: .other(NetworkSocket.words(failure.code))
      }
    self.init(mirror: mirror.text, reason: reason)
  }
}
