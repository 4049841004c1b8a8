/// LENGTH of a PPPoE packet: the bytes of what it carries, without its own header and Ethernet's (RFC 2516 §4).
///
/// What is behind it pads a short frame up to Ethernet's minimum, before or after PPPoE came around it. A longer frame needs no
/// padding: where its LENGTH tells less than there is, an adapter joined segments and kept the first one's, so that the length of
/// IP counts.
public struct PPPoELength: Sendable {
  private let length: Int

  /// The least that an Ethernet frame carries (IEEE 802.3-2018 §4.2.3.3), and the Protocol field of PPP before it.
  private static let paddedLength = 46 + 2

  public init(_ length: Int) { self.length = length }

  /// How many of the `rest` of the frame's bytes are carried. A LENGTH of 0, which has no room for PPP, tells nothing.
  public func carried(of rest: Int) -> Int {
    length > 0 && length < rest && rest <= Self.paddedLength ? length : rest
  }
}
