import Packets

extension HTTPRequestLine {
  /// Ends of the names of files that hold a device's software, as makers' servers have them.
  private static let endings = [".bin", ".chk", ".fw", ".ota", ".rbl", ".swu", ".trx", ".upd"]

  /// The file that is fetched, if its path looks like that of a device's software: `firmware` is part of it, or its name ends
  /// as such files do. A judgement: whether one came, its size tells.
  var firmware: String? {
    guard method == "GET" else { return nil }
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    let file = String(Substring(path[path.index(after: slash)...]))
    let name = file.lowercased()
    guard !name.isEmpty, Self.endings.contains(where: name.hasSuffix) || Self.namesFirmware(path)
    else { return nil }
    return file
  }

  private static func namesFirmware(_ path: Substring.UTF8View) -> Bool {
    let word = "firmware".utf8
    var rest = path
    while let start = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "f") }) {
      rest = rest[start...]
      if rest.prefix(word.count).map({ $0 | 0x20 }).elementsEqual(word) { return true }
      rest.removeFirst()
    }
    return false
  }

  /// Whether its path holds the key by which a Hue bridge, or what speaks as one, knows whom it obeys:
  /// `/api/<username>/lights/1/state` (Philips Hue CLIP API).
  var holdsHueKey: Bool {
    let beginning = "/api/"
    guard target.hasPrefix(beginning) else { return false }
    let key = target.utf8.dropFirst(beginning.utf8.count).prefix { $0 != UInt8(ascii: "/") }
    guard (20...64).contains(key.count), key.endIndex != target.utf8.endIndex else { return false }
    return key.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
      && key.contains { $0.isDigit }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetterOrDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
