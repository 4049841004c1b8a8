import Dissection

/// What the frames around one say of it: the messages it carries pieces of, and what they said.
public struct FrameBelonging: Sendable {
  /// A message of which a frame holds some or all.
  public struct Message: Hashable, Sendable {
    /// `TLS handshake: Certificate`.
    public let name: String
    /// Where it begins, and where the last of it that was captured lies.
    public let firstFrame: Int
    public let lastFrame: Int
    /// All of its bytes, also those in other frames; nil where that isn't told.
    public let length: Int?
    /// Whether its end was captured.
    public let isWhole: Bool
  }

  /// A message that ends in the frame, put together from this and earlier ones.
  public struct Assembly: Sendable {
    public let message: Message
    public let dissection: Dissection
  }

  public var messages: [Message] = []
  /// Those that end in the frame and began in others, field by field.
  public var assemblies: [Assembly] = []
  /// What the log tells of this frame, and of the messages that end later.
  public var said: [String] = []
  /// What is known of the stream that the frame's payload is a piece of.
  public var piece = StreamPiece()

  public init() {}
}

extension FrameBelonging.Message {
  /// It in words.
  var sentence: String {
    let size = length.map { ", \(Quantity.count($0, "byte"))" } ?? ""
    let end = isWhole ? "" : ", its end wasn't captured"
    guard firstFrame != lastFrame else { return "\(name)\(size), in this frame\(end)" }
    return "\(name)\(size), from frame \(firstFrame) to frame \(lastFrame)\(end)"
  }
}
