import Packets

/// Whose copies are heard.
public struct SenderList: Hashable, Sendable {
  private let prefixes: [IPPrefix]

  /// - Parameter prefixes: addresses and blocks of them; this machine's own is heard in any case where only it can send.
  public init(_ prefixes: [IPPrefix]) {
    self.prefixes = prefixes
  }

  /// Whether `sender` is heard where mirrors send to `mirror`.
  public func allows(_ sender: IPAddress, at mirror: MirrorAddress) -> Bool {
    mirror.isLoopback == true && sender.isLoopback || prefixes.contains { $0.contains(sender) }
  }

  /// The first of the mirrors that others can send to while none of them is allowed to.
  public func firstUnguarded(_ mirrors: [MirrorAddress]) -> MirrorAddress? {
    prefixes.isEmpty ? mirrors.first { $0.isLoopback == false } : nil
  }
}
