import Packets

/// A remark that somebody left in a pcapng capture.
public struct CaptureComment: Hashable, Sendable {
  /// The packet it was made on, or `nil` for one on a section, an interface or another block.
  public let frame: Int?
  /// When that packet was captured, in nanoseconds since 1970-01-01 UTC.
  public let time: Int64?
  /// At most 4,096 bytes of it.
  public let text: String

  public init(frame: Int?, time: Int64?, text: String) {
    self.frame = frame
    self.time = time
    self.text = text
  }
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
