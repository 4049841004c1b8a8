import Packets

/// A remark that somebody left in a pcapng capture.
public struct CaptureComment: Hashable, Sendable {
  /// The packet it was made on, or `nil` for one on a section, an interface or another block.
  public let frame: Int?
  /// When that packet was captured, or those statistics were taken, in nanoseconds since 1970-01-01 UTC.
  public let time: Int64?
  /// At most 4,096 bytes of it.
  public let text: String

  public init(frame: Int?, time: Int64?, text: String) {
    self.frame = frame
    self.time = time
    self.text = text
  }

  /// What a section says of itself when the comments of its packets say why each is cited.
  public static let onCitedFrames =
    "The frames that a report cites; the comment of each says why."
  /// What a section says of itself when the comments of its packets say where each was heard.
  public static let onDecryptedFrames = "What was heard over the air, decrypted."

  /// Sections in which a comment on a packet is about that packet, not about the moment.
  static let ofAnnotatedCaptures: Set<String> = [onCitedFrames, onDecryptedFrames]
}

/// A name that a capture gives to an address (pcapng's Name Resolution Block).
public struct CaptureHost: Hashable, Sendable {
  public let address: IPAddress
  public let name: String

  public init(address: IPAddress, name: String) {
    self.address = address
    self.name = name
  }
}
