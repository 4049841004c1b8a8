import Packets
import Traffic

/// A moment that somebody marked, and what followed it.
public struct MarkReport: Sendable {
  /// Nanoseconds since 1970.
  public var time: Int64
  /// As it was written; empty where nothing was said.
  public var text: String
  /// How long packets count as what followed it, in nanoseconds: ``MarkBursts/span``, or until the next mark.
  public var span: Int64 = MarkBursts.span
  /// In the order of their first packets.
  public var bursts: [Burst]

  /// Packets that a device and one peer exchanged after it.
  public struct Burst: Sendable {
    /// The device's `id`.
    public var device: String
    public var peer: Peer
    /// Whether the device sent the first packet.
    public var isBegunByDevice: Bool
    /// From the mark to the first packet, in nanoseconds.
    public var delay: Int64
    /// From the first packet to the last, in nanoseconds.
    public var duration: Int64
    public var sent: Tally
    public var received: Tally
    /// Bytes of what the packets carry, both ways.
    public var payload: Int
    /// Whether the two exchange as much anyway: see ``OrdinaryTalk``.
    public var isUsual: Bool
    /// The first packet's frame.
    public var evidence: Evidence

    public var packets: Int { sent.packets + received.packets }
    public var bytes: Int { sent.bytes + received.bytes }
  }

  /// Whom a device talked to.
  public struct Peer: Hashable, Sendable {
    public var address: IPAddress
    /// What the device calls it, or what it is called at home.
    public var name: String?
    /// The `id` of a device of the home.
    public var device: String?

    /// The name, else the address.
    public var label: String { name ?? address.description }
  }
}
