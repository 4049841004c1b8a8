import Analysis
import Dissection
import Packets

/// One frame in words: layer by layer, field by field, and the bytes each field lies in.
public struct FrameText {
  private let frame: CapturedFrame
  private let dissection: Dissection
  private let belonging: FrameBelonging
  private let options: TextOptions
  private let words: FieldWords

  /// Values longer than this stand under their fields, not beside them.
  private static let longest = 60

  public init(
    _ frame: CapturedFrame, _ belonging: FrameBelonging = FrameBelonging(), _ options: TextOptions
  ) {
    self.frame = frame
    self.belonging = belonging
    self.options = options
    dissection = Dissection(
      of: frame.bytes, linkType: frame.record.linkType, in: belonging.piece)
    words = FieldWords(secrets: options.secrets, time: options.time)
  }

  public var text: String {
    var lines = [heading]
    let about = belonging.messages.map(\.sentence) + belonging.said
    if !about.isEmpty { lines.append("") }
    for line in about {
      lines += WordWrap.lines(line.inert, width: options.width, indent: 2, hanging: 4)
    }
    for layer in dissection.layers { lines += [""] + self.lines(of: layer) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    let record = frame.record
    let kept =
      record.capturedLength < record.originalLength
      ? ", \(Quantity.count(record.capturedLength)) of them captured" : ""
    return options.style.apply(.bold, to: "Frame \(record.frame)")
      + "   \(options.time.date(record.time)) \(options.time.clock(record.time, .microseconds))"
      + " · \(Quantity.count(record.originalLength, "byte"))\(kept) · \(record.linkType)"
  }

  private func lines(of layer: DissectedLayer) -> [String] {
    let place =
      "bytes \(layer.range.lowerBound)–\(max(layer.range.lowerBound, layer.range.upperBound - 1))"
    var lines = [
      options.style.apply(.bold, to: layer.name.inert)
        + options.style.apply(.faint, to: "   " + place)
    ]
    lines += fieldLines(layer.fields)
    if layer.isUnexplained { lines += dump(layer) }
    if layer.continues { lines.append("  It goes on after this frame.") }
    if let problem = layer.problem {
      lines.append(
        frame.record.capturedLength < frame.record.originalLength
          && layer.range.upperBound == dissection.bytes.count
          ? "  Only this much was captured."
          : "  ▲ It stops making sense here: \(problem.inert)")
    }
    return lines
  }

  // MARK: Fields

  /// One row of a layer's table, and what stands under it.
  private struct Row {
    let cells: [String]
    var below: [String] = []
  }

  private func fieldLines(_ fields: [Field]) -> [String] {
    var rows: [Row] = []
    var group: String?
    for field in fields {
      if field.group != group {
        group = field.group
        if let group { rows.append(Row(cells: [group.inert, "", "", ""])) }
      }
      rows.append(row(field))
    }
    let table = Columns(
      [
        Columns.Column(minimum: 12), Columns.Column(minimum: 12),
        Columns.Column(minimum: 10, sacrifice: 2),
        Columns.Column(sacrifice: 1, emphasis: .faint),
      ], rows: rows.map(\.cells), indent: 2, width: options.width)
    return zip(table.lines(options.style), rows).flatMap { [$0] + $1.below }
  }

  private func row(_ field: Field) -> Row {
    let indent = field.group == nil ? "" : "  "
    let value = words.value(of: field).inert
    let isLong = value.count > Self.longest
    let meaning = words.meaning(of: field)?.inert ?? ""
    return Row(
      cells: [indent + field.name.inert, isLong ? "" : value, meaning, hex(field)],
      below: isLong ? wrapped(value, indent: 6) : [])
  }

  /// A long text in lines as wide as the page; where it has no spaces, cut anywhere.
  private func wrapped(_ text: String, indent: Int) -> [String] {
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

  /// The field's first bytes, unless they are a secret.
  private func hex(_ field: Field) -> String {
    guard !words.isMasked(field) else { return "" }
    let bytes = dissection.bytes[field.range.clamped(to: 0..<dissection.bytes.count)]
    return HexDump.digits(bytes.prefix(8)) + (bytes.count > 8 ? " …" : "")
  }

  private func dump(_ layer: DissectedLayer) -> [String] {
    let bytes = dissection.bytes[layer.range.clamped(to: 0..<dissection.bytes.count)]
    let text = String(escaping: Array(bytes))
    let shown = words.secrets.shown(text)
    guard shown == text else { return wrapped(shown.inert, indent: 4) }
    return HexDump.lines(bytes, from: layer.range.lowerBound).map {
      "    " + options.style.apply(.faint, to: $0)
    }
  }
}
