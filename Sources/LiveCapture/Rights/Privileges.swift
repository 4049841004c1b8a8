import Synchronization

#if canImport(CCapability)
  import CCapability
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rights of this program: root opens interfaces, and nobody needs root after that. All calls of the operating
/// system's interface for users are in this file.
public enum Privileges {
  private static let dropped = Atomic(false)

  public static var areRoot: Bool { geteuid() == 0 }
  /// Whether this program was root and became somebody else.
  public static var wereGivenUp: Bool { dropped.load(ordering: .relaxed) }

  /// Becomes another user for good.
  ///
  /// - Parameter keepsCapturing: whether the right to open packet sockets (CAP_NET_RAW, capabilities(7)) stays, and no
  ///   other, so that an interface that goes and comes can be opened again. Only Linux knows such rights.
  /// - Throws: when that can't be done, or root could come back.
  public static func drop(to user: String, keepsCapturing: Bool) throws(PrivilegeError) {
    guard areRoot else { throw PrivilegeError(user: user, reason: .notRoot) }
    // Safe: the entry is valid until the next call, and is copied at once.
    guard let entry = unsafe getpwnam(user) else {
      throw PrivilegeError(user: user, reason: .unknownUser)
    }
    let id = unsafe entry.pointee.pw_uid
    let group = unsafe entry.pointee.pw_gid
    guard id != 0 else { return }
    let keeps = keepsCapturing && keepCapabilities(true)
    guard unsafe initgroups(user, numericCast(group)) == 0, setgid(group) == 0, setuid(id) == 0,
      !keeps || restrictToCapturing()
    else { throw PrivilegeError(user: user, reason: .refused) }
    dropped.store(true, ordering: .relaxed)
    guard setuid(0) != 0, getuid() == id, geteuid() == id, getgid() == group, getegid() == group
    else { throw PrivilegeError(user: user, reason: .reversible) }
  }

  #if canImport(CCapability)
    /// Capabilities are each thread's own: those that exist already lose theirs, and those begun later get this one's.
    private static func keepCapabilities(_ keep: Bool) -> Bool {
      capability_keep(keep ? 1 : 0) == 0
    }

    private static func restrictToCapturing() -> Bool {
      // A container's root may never have had it: then nothing is kept.
      (capability_restrict(1 << UInt32(CAP_NET_RAW)) == 0 || capability_restrict(0) == 0)
        && keepCapabilities(false)
    }
  #else
    private static func keepCapabilities(_ keep: Bool) -> Bool { false }
    private static func restrictToCapturing() -> Bool { true }
  #endif
}

/// Why root's rights could not be given up: one sentence that says what to do.
public struct PrivilegeError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case notRoot
    case unknownUser
    case refused
    /// Root came back, as it never may.
    case reversible
  }

  public let user: String
  public let reason: Reason

  public var description: String {
    switch reason {
    case .notRoot: "Only root can become '\(user)': leave --user away, or use 'sudo'."
    case .unknownUser: "There is no user '\(user)'. Give --user a name that 'id' knows."
    case .refused:
      "The system did not let root become '\(user)'. To go on as root, say '--user root'."
    case .reversible:
      "Root's rights could not be given up for good. To go on as root, say '--user root'."
    }
  }
}
