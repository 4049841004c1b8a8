/// One 802.11 frame as it was heard, management and control frames too.
public struct WiFiFrame: Sendable {
  /// Nanoseconds since 1970-01-01 UTC.
  public var time: Int64
  /// Counted from 1 in its capture.
  public var frame: Int
  /// Index of the capture among those analysed together.
  public var capture: UInt16
  /// From the MAC header to the frame check sequence, in bytes on the air; without the capture program's header.
  public var wireLength: UInt32
  public var header: IEEE80211Header
  public var radio: RadioHeader
  /// The frame body as it was captured, after the MAC header and without a known frame check sequence.
  public var body: DecodedPacket.Payload
  /// The snap length cut some of the frame off.
  public var isCut: Bool
  /// It was sent again after it had been heard, or sent on to everybody by the access point.
  public var isRepetition = false
  /// What became of the encryption; nil for a frame that is not protected.
  public var protection: WiFiProtection?
  /// The frame body in the clear, where a protected frame was opened.
  public var opened: DecodedPacket.Payload?
  /// The message of a key handshake that the frame carries.
  public var handshake: WiFiHandshakeStep?
}
