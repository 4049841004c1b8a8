import Packets

/// Counts per sender, of what was refused or could not be read; the first senders by name.
struct SenderCounts {
  private static let bound = 16

  private var counts: [IPAddress: Int] = [:]
  private var others = 0

  mutating func count(_ sender: IPAddress) {
    if counts[sender] != nil || counts.count < Self.bound {
      counts[sender, default: 0] += 1
    } else {
      others += 1
    }
  }

  /// One sentence for each sender.
  func sentences(_ body: (_ count: Int, _ sender: String) -> String) -> [String] {
    var sentences = counts.sorted { $0.key < $1.key }.map { body($0.value, "\($0.key)") }
    if others > 0 { sentences.append(body(others, "other senders")) }
    return sentences
  }
}
