import Packets

/// A host's name in lower case, and the names above it.
struct DomainName: Sendable {
  let text: String
  /// The name itself, then what is left when labels go from its front: `a.b.c`, `b.c`, `c`.
  let ancestors: [Substring]

  /// Most labels that a name may have (RFC 1035 §2.3.4 leaves room for no more).
  private static let labelBound = 127

  /// Nil for what names no host: an address, an empty label, more than 253 bytes.
  init?(_ written: String) {
    var name = written.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    if name.hasPrefix("*.") { name.removeFirst(2) }
    guard !name.isEmpty, name.utf8.count <= 253, IPAddress(inNamesPlace: name[...]) == nil else {
      return nil
    }
    var ancestors = [name[...]]
    var hasEmptyLabel = name.utf8.first == UInt8(ascii: ".")
    for index in name.utf8.indices where name.utf8[index] == UInt8(ascii: ".") {
      let next = name.utf8.index(after: index)
      if next == name.endIndex || name.utf8[next] == UInt8(ascii: ".") { hasEmptyLabel = true }
      ancestors.append(name[next...])
    }
    guard !hasEmptyLabel, ancestors.count <= Self.labelBound else { return nil }
    text = name
    self.ancestors = ancestors
  }

  /// Its labels, first to last.
  var labels: [Substring] {
    text.utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
  }
}

extension IPAddress {
  /// The address that stands where a domain name might; nil for a name. An address ends in a digit, or has a colon, and few
  /// names do: the others are not read.
  init?(inNamesPlace text: Substring) {
    guard text.utf8.last?.isDigit == true || text.utf8.contains(UInt8(ascii: ":")) else {
      return nil
    }
    self.init(String(text))
  }
}
