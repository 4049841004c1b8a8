import Packets

extension FieldReader {
  /// The longest name, in bytes of its labels (RFC 1035 §2.3.4), and pointers followed for it at most.
  private static let nameBound = 255

  /// Reads a domain name, compressed or not (RFC 1035 §4.1.4).
  @discardableResult
  mutating func domainName(
    _ name: String, messageStart: Int, meaning: (String) -> String? = { _ in nil }
  ) throws(DecodeError) -> String {
    let start = offset
    let (text, count) = try labels(at: offset, messageStart: messageStart)
    try skip(count)
    note(name, text, meaning: meaning(text), at: start..<offset)
    return text
  }

  /// A name's text, and how many bytes it takes up where it stands.
  private func labels(
    at start: Int, messageStart: Int
  ) throws(DecodeError) -> (text: String, count: Int) {
    var labels: [String] = []
    var place = start
    var count: Int?
    var steps = 0
    while true {
      steps += 1
      guard steps <= Self.nameBound else {
        throw DecodeError(.limit(field: "Name", bound: Self.nameBound), at: start)
      }
      guard place < limit, place >= 0 else {
        throw DecodeError(.truncated(needed: 1, available: 0), at: place)
      }
      let length = Int(bytes[place])
      if length == 0 {
        let text = labels.isEmpty ? "<root>" : labels.joined(separator: ".")
        return (text, count ?? place + 1 - start)
      }
      if length >= 0xc0 {
        guard place + 1 < limit else {
          throw DecodeError(.truncated(needed: 2, available: 1), at: place)
        }
        count = count ?? place + 2 - start
        place = messageStart + (length & 0x3f) << 8 + Int(bytes[place + 1])
      } else {
        guard length < 0x40 else {
          throw DecodeError(.invalid(field: "Label", value: UInt64(length)), at: place)
        }
        guard place + 1 + length <= limit else {
          throw DecodeError(.truncated(needed: length, available: limit - place - 1), at: place)
        }
        labels.append(String(escaping: slice(place + 1..<place + 1 + length)))
        place += 1 + length
      }
    }
  }
}
