/// Rows whose cells stand under each other, made to fit a width.
struct Columns {
  struct Column {
    enum Side {
      case left
      case right
    }

    var heading = ""
    var side = Side.left
    /// Below this it is not made narrower while another column can be left out instead.
    var minimum = Int.max
    /// Those with the lowest are left out first when the width does not suffice; nil for never.
    var sacrifice: Int?
    var emphasis = Emphasis.none
    /// Whether a cell that is cut keeps its last word: a port.
    var keepsLastWord = false
  }

  private static let gap = 2
  /// Narrower than this a column says nothing any more.
  private static let hardMinimum = 8

  private let columns: [Column]
  private let rows: [[String]]
  private let indent: Int
  /// The width of each column; nil where it is left out.
  private let widths: [Int?]

  init(_ columns: [Column], rows: [[String]], indent: Int, width: Int) {
    self.columns = columns
    self.rows = rows
    self.indent = indent
    let natural = columns.indices.map { index in
      max(
        columns[index].heading.columns, rows.reduce(0) { max($0, $1[index].columns) })
    }
    widths = Self.fit(natural, columns, into: width - indent)
  }

  private static func fit(_ natural: [Int], _ columns: [Column], into width: Int) -> [Int?] {
    var kept = columns.indices.filter { natural[$0] > 0 }
    func excess() -> Int {
      kept.reduce(0) { $0 + natural[$1] } + gap * max(0, kept.count - 1) - width
    }
    func floor(_ index: Int) -> Int { min(natural[index], columns[index].minimum) }
    func give() -> Int { kept.reduce(0) { $0 + natural[$1] - floor($1) } }
    while excess() > give(),
      let victim = kept.filter({ columns[$0].sacrifice != nil })
        .min(by: { (columns[$0].sacrifice ?? 0) < (columns[$1].sacrifice ?? 0) })
    {
      kept.removeAll { $0 == victim }
    }
    var widths: [Int?] = natural.indices.map { kept.contains($0) ? natural[$0] : nil }
    shrink(&widths, by: excess(), to: floor)
    let used = widths.reduce(0) { $0 + ($1 ?? 0) } + gap * max(0, kept.count - 1)
    shrink(&widths, by: used - width) { min(natural[$0], hardMinimum) }
    return widths
  }

  /// Takes columns away from the widest that have some to give.
  private static func shrink(_ widths: inout [Int?], by excess: Int, to floor: (Int) -> Int) {
    var excess = excess
    while excess > 0 {
      let giver = widths.indices.filter { (widths[$0] ?? 0) > floor($0) }
        .max { (widths[$0] ?? 0) < (widths[$1] ?? 0) }
      guard let giver, let width = widths[giver] else { return }
      widths[giver] = width - 1
      excess -= 1
    }
  }

  /// Whether a column is not left out.
  func isShown(_ column: Int) -> Bool { widths[column] != nil }

  /// The lines, without headings.
  func lines(_ style: TextStyle) -> [String] {
    rows.map { line($0, style, emphasised: true) }
  }

  /// A title with the headings over their columns: on one line where the title ends before the first of them.
  func headings(_ title: String) -> [String] {
    guard !rows.isEmpty,
      columns.indices.contains(where: { widths[$0] != nil && !columns[$0].heading.isEmpty })
    else { return [title] }
    let text = line(columns.map(\.heading), .plain, emphasised: false)
    let start = text.prefix { $0 == " " }.count
    guard title.columns + Self.gap <= start else {
      return [title, text]
    }
    return [title.padded(to: start) + text.dropFirst(start)]
  }

  private func line(_ cells: [String], _ style: TextStyle, emphasised: Bool) -> String {
    var text = String(repeating: " ", count: indent)
    var pending = ""
    for (index, cell) in cells.enumerated() {
      guard let width = widths[index] else { continue }
      let cell =
        columns[index].keepsLastWord ? cell.cutBeforeLastWord(to: width) : cell.cut(to: width)
      let room = String(repeating: " ", count: max(0, width - cell.columns))
      let shown = emphasised ? style.apply(columns[index].emphasis, to: cell) : cell
      text += pending
      pending = ""
      switch columns[index].side {
      case .left:
        text += shown
        pending = room
      case .right: text += room + shown
      }
      pending += String(repeating: " ", count: Self.gap)
    }
    return text.withoutTrailingSpaces
  }
}
