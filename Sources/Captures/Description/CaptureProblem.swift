/// Damage in a capture: what was lost, and where.
public struct CaptureProblem: Error, Hashable, Sendable {
  /// What sort of damage, in kebab-case. The list is open.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The capture ends in the middle of something.
    public static let cutShort = Kind(rawValue: "cut-short")
    /// A length that no packet or block can have.
    public static let absurdLength = Kind(rawValue: "absurd-length")
    /// Bytes that are no part of any packet or block.
    public static let garbage = Kind(rawValue: "garbage")
    /// A packet of an interface that the capture does not describe.
    public static let unknownInterface = Kind(rawValue: "unknown-interface")
    /// A pcapng block whose fields contradict each other.
    public static let badBlock = Kind(rawValue: "bad-block")
    /// A pcapng section of a version that nobody has defined.
    public static let unknownVersion = Kind(rawValue: "unknown-version")
    /// Compressed data that cannot be unpacked.
    public static let badCompression = Kind(rawValue: "bad-compression")
    /// The operating system could not read on.
    public static let unreadable = Kind(rawValue: "unreadable")
    /// The interface that was captured on was down, or gone, for a while.
    public static let interfaceDown = Kind(rawValue: "interface-down")
    /// Comments or names that a stream brought beyond what a recording takes.
    public static let unrecorded = Kind(rawValue: "unrecorded")
  }

  public let kind: Kind
  /// One sentence for people: what, at which byte and frame.
  public let text: String
  /// Where it begins, in bytes from the start of the capture, after decompression.
  public let byteOffset: Int
  /// The number that the packet there has or would have had; the frames before it are whole.
  public let frame: Int

  package init(kind: Kind, text: String, byteOffset: Int, frame: Int) {
    self.kind = kind
    self.text = text
    self.byteOffset = byteOffset
    self.frame = frame
  }
}
