import Packets

extension HTTPRequestLine {
  /// Ends of the names of files that hold a device's software, as makers' servers have them.
  private static let endings = ["bin", "chk", "fw", "ota", "rbl", "swu", "trx", "upd"]
    .map { $0.utf8.reduce(UInt64.zero) { $0 << 8 | UInt64($1) } }

  /// The file that is fetched, if its path looks like that of a device's software: `firmware` is part of it, or its name ends
  /// as such files do. A judgement: whether one came, its size tells.
  var firmware: String? {
    guard method == "GET" else { return nil }
    // One look at each byte: this is asked of every request.
    var (slash, dot, end) = (0, 0, 0)
    var latest: UInt64 = 0
    var namesFirmware = false
    let bytes = target.utf8Span.span
    while end < bytes.count, bytes[end] != UInt8(ascii: "?") {
      let byte = bytes[end]
      latest = latest << 8 | UInt64(byte | 0x20)
      if latest == 0x6669_726d_7761_7265 { namesFirmware = true }  // firmware
      if byte == UInt8(ascii: "/") { slash = end + 1 }
      if byte == UInt8(ascii: ".") { dot = end + 1 }
      end += 1
    }
    guard slash < end else { return nil }
    let isEnding =
      dot > slash && end - dot <= 3
      && Self.endings.contains(latest & (1 << UInt64(8 * (end - dot)) - 1))
    guard namesFirmware || isEnding else { return nil }
    return String(Substring(target.utf8.prefix(end).dropFirst(slash)))
  }
}
