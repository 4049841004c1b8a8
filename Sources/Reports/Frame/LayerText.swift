import Dissection

/// Layers in words, each a heading and a table of its fields.
struct LayerText {
  private let dissection: Dissection
  private let options: TextOptions
  private let words: FieldWords
  /// Whether the bytes end where the capture's snap length cut them.
  private let isCut: Bool

  init(_ dissection: Dissection, _ options: TextOptions, isCut: Bool) {
    self.dissection = dissection
    self.options = options
    self.isCut = isCut
    words = FieldWords(secrets: options.secrets, time: options.time)
  }

  var lines: [String] { dissection.layers.flatMap { [""] + lines(of: $0) } }

  private func lines(of layer: DissectedLayer) -> [String] {
    let last = max(layer.range.lowerBound, layer.range.upperBound - 1)
    var lines = [
      options.style.apply(.bold, to: layer.name.inert)
        + options.style.apply(.faint, to: "   bytes \(layer.range.lowerBound)–\(last)")
    ]
    lines += fieldLines(layer.fields)
    if layer.isUnexplained { lines += dump(layer) }
    if layer.continues { lines.append("  It goes on after this frame.") }
    if let problem = layer.problem {
      lines.append(
        isCut && layer.range.upperBound == dissection.bytes.count
          ? "  Only this much was captured."
          : "  ▲ It stops making sense here: \(problem.inert)")
    }
    return lines
  }

  // MARK: Fields

  /// One row of a layer's table, and what stands over and under it.
  private struct Row {
    let above: [String]
    var cells: [String]
    var below: [String] = []

    /// Takes a cell that is wider than there is room for out of the row.
    mutating func moveDown(
      _ column: Int, beyond room: Int, _ wrapped: (_ text: String, _ indent: Int) -> [String]
    ) {
      guard cells[column].columns > room else { return }
      below += wrapped(cells[column], 6)
      cells[column] = ""
    }
  }

  private func fieldLines(_ fields: [Field]) -> [String] {
    var group: String?
    var rows = fields.map { field in
      defer { group = field.group }
      return row(field, startsGroup: field.group != group)
    }
    moveLongCells(of: &rows)
    let table = Columns(
      [
        Columns.Column(minimum: 30), Columns.Column(minimum: 12),
        Columns.Column(minimum: 12), Columns.Column(sacrifice: 1, emphasis: .faint),
      ], rows: rows.map(\.cells), indent: 2, width: options.width)
    return zip(table.lines(options.style), rows).flatMap { $1.above + [$0] + $1.below }
  }

  private func row(_ field: Field, startsGroup: Bool) -> Row {
    let indent = field.group == nil ? "" : "  "
    return Row(
      above: startsGroup ? field.group.map { ["  " + $0.inert] } ?? [] : [],
      cells: [
        indent + field.name.inert, words.value(of: field).inert,
        words.meaning(of: field)?.inert ?? "", hex(field),
      ])
  }

  /// Puts values and meanings that don't fit beside the rest under their rows.
  private func moveLongCells(of rows: inout [Row]) {
    func width(_ column: Int) -> Int { rows.reduce(0) { max($0, $1.cells[column].columns) } }
    let gaps = 2 + 3 * 2
    let room = max(40, options.width - gaps - width(0) - width(3))
    for index in rows.indices { rows[index].moveDown(1, beyond: room * 3 / 5, wrapped) }
    let rest = room - width(1)
    for index in rows.indices { rows[index].moveDown(2, beyond: rest, wrapped) }
  }

  /// A long text in lines as wide as the page; where it has no spaces, cut anywhere.
  private func wrapped(_ text: String, _ indent: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    let room = max(20, options.width - indent)
    while !rest.isEmpty {
      var line = rest.prefix(room)
      if line.count == room, let space = line.lastIndex(of: " "), space > line.startIndex {
        line = line[...space]
      }
      lines.append(String(repeating: " ", count: indent) + line)
      rest = rest[line.endIndex...]
    }
    return lines
  }

  /// The field's first bytes, unless they are a secret, or the value shows them already.
  private func hex(_ field: Field) -> String {
    guard !words.isMasked(field) else { return "" }
    let bytes = dissection.bytes[field.range.clamped(to: 0..<dissection.bytes.count)]
    let digits = HexDump.digits(bytes.prefix(5))
    guard bytes.isEmpty || !field.value.hasPrefix(digits) else { return "" }
    return digits + (bytes.count > 5 ? " …" : "")
  }

  private func dump(_ layer: DissectedLayer) -> [String] {
    let bytes = dissection.bytes[layer.range.clamped(to: 0..<dissection.bytes.count)]
    if let masked = words.maskedText(of: layer, in: dissection.bytes) {
      return wrapped(masked.inert, 4)
    }
    return HexDump.lines(bytes, from: layer.range.lowerBound).map {
      "    " + options.style.apply(.faint, to: $0)
    }
  }
}
