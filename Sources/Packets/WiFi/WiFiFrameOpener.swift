/// Opens protected 802.11 frames with keys it holds, and learns keys from the frames it is shown.
///
/// It is shown every 802.11 frame, in order: a frame can be opened once the handshake that made its key was heard.
public protocol WiFiFrameOpener: AnyObject {
  /// What there is to say of one frame.
  ///
  /// - Parameters:
  ///   - body: The frame body as it was captured.
  ///   - frame: The rest of the frame.
  func open(_ body: RawSpan, of frame: WiFiFrame) -> WiFiOpening

  /// A frame that was put together from protected fragments, without the MIC that covers it as a whole; nil where
  /// that MIC is wrong.
  func checkAssembled(
    _ body: [UInt8], _ header: IEEE80211Header, _ cipher: WiFiCipher?
  ) -> [UInt8]?
}

/// What an opener says of a frame.
public struct WiFiOpening: Sendable {
  /// The frame body in the clear; nil where it was so already, or could not be opened.
  public var plain: [UInt8]?
  /// Nil for a frame that is not protected.
  public var protection: WiFiProtection?
  public var handshake: WiFiHandshakeStep?

  public init(
    plain: [UInt8]? = nil, protection: WiFiProtection? = nil, handshake: WiFiHandshakeStep? = nil
  ) {
    self.plain = plain
    self.protection = protection
    self.handshake = handshake
  }
}
