/// A name of the NetBIOS name service (RFC 1001 §14): 15 characters and a suffix that tells what it names.
public struct NetBIOSName: Hashable, Sendable {
  /// Without the blanks that fill it up.
  public let name: String
  /// The sixteenth byte: 0x00 a workstation or a group of them, 0x20 a file server, 0x1b and 0x1c domain masters.
  public let suffix: UInt8
  /// The part of a network that it is valid in; mostly empty.
  public let scope: String

  /// Bytes of a name before it is encoded.
  static let length = 16

  /// Decodes the first label, in which two letters A...P stand for a byte (RFC 1001 §14.1); nil for other names.
  public init?(_ encoded: DNSName) {
    let labels = encoded.labels
    guard let first = labels.first, first.count == 2 * Self.length else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: first.count, by: 2) {
      guard (0x41...0x50).contains(first[place]), (0x41...0x50).contains(first[place + 1]) else {
        return nil
      }
      bytes.append((first[place] - 0x41) << 4 | (first[place + 1] - 0x41))
    }
    self.init(
      bytes,
      scope: labels.dropFirst().map { String(escaping: $0) }.joined(separator: "."))
  }

  /// Reads the sixteen bytes of a name that is not encoded.
  init(_ bytes: [UInt8], scope: String = "") {
    let name = bytes.prefix(Self.length - 1)
    let end = (name.lastIndex { $0 != 0x20 && $0 != 0 } ?? -1) + 1
    self.name = String(escaping: name.prefix(end))
    suffix = bytes.count >= Self.length ? bytes[Self.length - 1] : 0
    self.scope = scope
  }

  /// Whether a computer's own name is meant, if it is no group's: its workstation or its file service.
  public var namesComputer: Bool { (suffix == 0 || suffix == 0x20) && !isWildcard && !name.isEmpty }

  /// Whether it stands for every name: a question for a node's status.
  public var isWildcard: Bool { name == "*" }
}

extension NetBIOSName: CustomStringConvertible {
  /// `LIVINGROOM<20>`, as Microsoft's tools write it.
  public var description: String {
    let digits = String(suffix, radix: 16)
    return isWildcard ? name : "\(name)<\(digits.count < 2 ? "0" : "")\(digits)>"
  }
}
