import Packets

/// How commands and what they set are parted in a query (RFC 3986 §2.1) or in plain text: `Backlog SSId1 home;Password1 wlan`,
/// `Backlog%20SSId1%20home%3BPassword1%20wlan`.
public enum CommandText {
  /// How many bytes a space takes: a plus sign is one in a query.
  @inline(__always)
  public static func space(at place: Int, in text: ArraySlice<UInt8>) -> Int? {
    guard text.indices.contains(place) else { return nil }
    switch text[place] {
    case UInt8(ascii: " "), UInt8(ascii: "+"): return 1
    case UInt8(ascii: "%"): return escape(at: place, in: text) == (0x32, 0x30) ? 3 : nil
    default: return nil
    }
  }

  /// Whether a semicolon is written as an escape.
  @inline(__always)
  public static func isSemicolon(at place: Int, in text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains(place) && text[place] == UInt8(ascii: "%")
      && escape(at: place, in: text) == (0x33, UInt8(ascii: "b"))
  }

  /// The two letters behind a `%`, small.
  private static func escape(at place: Int, in text: ArraySlice<UInt8>) -> (UInt8, UInt8) {
    guard text.endIndex - place >= 3 else { return (0, 0) }
    return (text[place + 1], text[place + 2].asciiLowercased)
  }
}
