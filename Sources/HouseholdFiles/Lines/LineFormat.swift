import Packets
import Traffic

/// What one line says to the reader of one format.
enum LineReading {
  /// Who the line is about.
  struct Subject {
    var mac: MACAddress?
    var address: IPAddress?
    var name: String?
  }

  case subject(Subject)
  /// A line of this format that is about nobody: a header, an entry without an answer.
  case nobody
  /// Not a line of this format.
  case foreign
}

/// A format in which every line stands for itself.
struct LineFormat: Sendable {
  let kind: HouseholdSource.Kind
  /// What a line looks like, for the message about one that doesn't.
  let syntax: String
  let isStatic: Bool
  /// Whether lines of other kinds belong there, and are no problem.
  var mayHoldOtherLines = false
  let read: @Sendable (TextLine) -> LineReading

  /// Those with a grammar; `pastedTable` is for what none of them knows.
  static let all = [
    dnsmasqLease, dnsmasqHost, neighbours, arp, ethers, hosts,
  ]
}

extension LineFormat {
  /// The format of a file: the one that finds most subjects in its first lines. The table takes
  /// over only where the others miss most of what it finds; nil when not one line is known.
  static func best(for lines: some Sequence<TextLine>) -> LineFormat? {
    // A judgement: enough to outvote a damaged beginning.
    let sample = Array(lines.prefix(200))
    let scores = all.map { (format: $0, score: $0.score(of: sample)) }
    guard let best = scores.max(by: { $0.score < $1.score }) else { return nil }
    let table = pastedTable.score(of: sample)
    if best.score.subjects * 2 < table.subjects { return pastedTable }
    return best.score > (0, 0) ? best.format : nil
  }

  private func score(of lines: [TextLine]) -> (subjects: Int, nobodies: Int) {
    var score = (subjects: 0, nobodies: 0)
    for line in lines {
      switch read(line) {
      case .subject: score.subjects += 1
      case .nobody: score.nobodies += 1
      case .foreign: break
      }
    }
    return score
  }
}
