import Packets

/// How far one side of a WebSocket is in the message it sends.
struct WebSocketSide: Sendable {
  /// Bytes of the frame's payload that are still to come.
  var left = 0
  /// What they are hidden with, turned to where they go on; 0 hides nothing.
  private(set) var maskingKey: UInt32 = 0
  private(set) var isFinal = false
  private(set) var isText = false
  private(set) var isCompressed = false
  /// Bytes of the message so far.
  var length = 0

  /// Begins a frame of a message (RFC 6455 §5.4).
  mutating func begin(_ header: WebSocketFrameHeader) {
    left = header.payloadLength
    maskingKey = header.maskingKey ?? 0
    isFinal = header.isFinal
    if header.opcode != .continuation {
      isText = header.opcode == .text
      isCompressed = header.isCompressed
      length = 0
    }
    let (sum, overflow) = length.addingReportingOverflow(header.payloadLength)
    length = overflow ? .max : sum
  }

  /// The payload's next bytes as they were before they were hidden (RFC 6455 §5.3).
  mutating func unmasked(_ payload: RawSpan) -> [UInt8] {
    var plain = [UInt8](copying: payload)
    var key = maskingKey
    for index in plain.indices {
      plain[index] ^= UInt8(truncatingIfNeeded: key >> 24)
      key = key << 8 | key >> 24
    }
    maskingKey = key
    return plain
  }
}
