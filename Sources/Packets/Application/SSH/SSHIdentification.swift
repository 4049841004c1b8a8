/// The line with which each side of an SSH connection begins (RFC 4253 §4.2):
///
///     SSH-protoversion-softwareversion SP comments CR LF
///
/// What follows is binary, and sealed once keys are agreed on.
public struct SSHIdentification: Hashable, Sendable {
  /// `2.0`; `1.99` of who speaks the first version too (§5.1).
  public let version: String
  /// `OpenSSH_9.2p1`, `dropbear_2022.83`.
  public let software: String
  /// What follows the software; empty where nothing does.
  public let comments: String
  /// Bytes of the line, its end included.
  public let byteCount: Int

  /// Longest line, its end included (§4.2).
  public static let lineBound = 255
  private static let beginning = "SSH-"

  /// Whether bytes begin such a line; nil where there are too few to tell.
  public static func begins(_ bytes: RawSpan) -> Bool? {
    let beginnings = ["SSH-1.", "SSH-2."]
    if beginnings.contains(where: { bytes.begins(with: $0) }) { return true }
    return beginnings.contains {
      bytes.byteCount < $0.utf8.count && bytes.begins(with: String($0.prefix(bytes.byteCount)))
    }
      ? nil : false
  }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    guard Self.begins(bytes) != false else {
      throw DecodeError(.invalid(field: "SSH-protoversion", value: 0), at: 0)
    }
    guard let end = bytes.extracting(first: Self.lineBound).firstOffset(of: 0x0a) else {
      guard bytes.byteCount < Self.lineBound else {
        throw DecodeError(.limit(field: "softwareversion", bound: Self.lineBound), at: 0)
      }
      throw DecodeError(
        .truncated(needed: bytes.byteCount + 1, available: bytes.byteCount), at: bytes.byteCount)
    }
    byteCount = end + 1
    var line = [UInt8](copying: bytes.extracting(first: end))
    if line.last == 0x0d { line.removeLast() }
    let parts = line.dropFirst(Self.beginning.utf8.count)
      .split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw DecodeError(.invalid(field: "softwareversion", value: 0), at: end)
    }
    version = String(escaping: parts[0])
    let words = parts[1].split(separator: UInt8(ascii: " "), maxSplits: 1)
    software = words.first.map { String(escaping: $0) } ?? ""
    comments = words.count > 1 ? String(escaping: words[1]) : ""
  }
}
