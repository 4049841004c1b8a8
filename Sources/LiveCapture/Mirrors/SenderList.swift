import Packets

/// Whose copies are heard.
public struct SenderList: Hashable, Sendable {
  private let prefixes: [IPPrefix]

  /// - Parameter prefixes: addresses and blocks of them; this machine is heard where only it can send, unless one of
  ///   its own addresses is named.
  public init(_ prefixes: [IPPrefix]) {
    self.prefixes = prefixes
  }

  private var namesLoopback: Bool { prefixes.contains { $0.address.isLoopback } }

  /// Whether `sender` is heard where mirrors send to `mirror`.
  public func allows(_ sender: IPAddress, at mirror: MirrorAddress) -> Bool {
    prefixes.contains { $0.contains(sender) }
      || mirror.isLoopback == true && sender.isLoopback && !namesLoopback
  }

  /// The first of the mirrors that others can send to while none of them is allowed to.
  public func firstUnguarded(_ mirrors: [MirrorAddress]) -> MirrorAddress? {
    prefixes.isEmpty ? mirrors.first { $0.isLoopback == false } : nil
  }
}
