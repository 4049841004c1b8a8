import Packets

extension HTTPRequestLine {
  /// Ends of the names of files that hold a device's software, as makers' servers have them.
  private static let endings = ["bin", "chk", "fw", "ota", "rbl", "swu", "trx", "upd"]
    .map { Array($0.utf8) }
  private static let word = Array("firmware".utf8)

  /// The file that is fetched, if its path looks like that of a device's software: `firmware` is part of it, or its name ends
  /// as such files do. A judgement: whether one came, its size tells.
  var firmware: String? {
    guard method == "GET" else { return nil }
    // One look at each byte: this is asked of every request.
    var (slash, dot, end) = (0, 0, 0)
    var matched = 0
    var namesFirmware = false
    for byte in target.utf8 {
      if byte == UInt8(ascii: "?") { break }
      let letter = byte | 0x20
      matched = letter == Self.word[matched] ? matched + 1 : letter == Self.word[0] ? 1 : 0
      if matched == Self.word.count {
        namesFirmware = true
        matched = 0
      }
      if byte == UInt8(ascii: "/") { slash = end + 1 }
      if byte == UInt8(ascii: ".") { dot = end + 1 }
      end += 1
    }
    guard slash < end else { return nil }
    let ending = target.utf8.prefix(end).dropFirst(dot)
    let isSoftware =
      namesFirmware
      || dot > slash && ending.count <= 3
        && Self.endings.contains { $0.elementsEqual(ending.lazy.map { $0 | 0x20 }) }
    return isSoftware ? String(Substring(target.utf8.prefix(end).dropFirst(slash))) : nil
  }
}
