import Packets
import Traffic

/// A conversation drawn with lines of text.
struct DiagramText {
  private let diagram: SequenceDiagram
  private let time: LocalTime
  private let severalCaptures: Bool
  private let precision: LocalTime.Precision
  /// Columns before the device's line, to the line between, and to the destination's.
  private let left: Int
  private let middle: Int
  private let right: Int
  private let width: Int

  init(_ diagram: SequenceDiagram, _ options: TextOptions, severalCaptures: Bool) {
    self.diagram = diagram
    self.severalCaptures = severalCaptures
    time = options.time
    width = options.width
    let isWide = options.width >= 96
    precision = isWide ? .milliseconds : .seconds
    left = isWide ? 14 : 10
    right = left + (options.width - left) * 55 / 100
    middle = left + (right - left) * 64 / 100
  }

  var lines: [String] {
    var lines = [header]
    var date = ""
    func add(_ steps: [DiagramStep]) {
      for step in steps {
        let today = time.date(step.time)
        if !date.isEmpty, today != date { lines.append(canvas.text + "  " + today) }
        date = today
        lines.append(row(step))
      }
    }
    add(diagram.head)
    if diagram.leftOut > 0 {
      lines.append(canvas.text + "  … \(Quantity.count(diagram.leftOut, "more row"))")
    }
    add(diagram.tail)
    if let rest = further { lines += rest }
    return lines
  }

  // MARK: Parts

  private var header: String {
    var canvas = Canvas(width)
    let device = diagram.device.inert.cut(to: middle - left - 6)
    canvas.write(device, at: left)
    if let between = diagram.between?.inert {
      let start = left + device.columns + 2
      let name = between.cut(to: right - 6 - start)
      canvas.write(name, at: max(start, min(middle - name.columns / 2, right - 6 - name.columns)))
    }
    let room = width - right + 10
    let name = diagram.destination.inert.cut(to: room)
    canvas.write(name, at: min(right - 4, width - name.columns))
    return canvas.text
  }

  /// The lines of life alone.
  private var canvas: Canvas {
    var canvas = Canvas(right + 1)
    canvas.write("│", at: left)
    if diagram.between != nil { canvas.write("│", at: middle) }
    canvas.write("│", at: right)
    return canvas
  }

  private func row(_ step: DiagramStep) -> String {
    var canvas = canvas
    if !step.evidence.isEmpty || step.peer == .resolver {
      canvas.write(time.clock(step.time, precision), at: 0)
    }
    let end = step.peer == .resolver && diagram.between != nil ? middle : right
    guard !step.isRest else {
      canvas.write(step.what.inert.cut(to: right - left - 4), at: left + 3)
      return canvas.text
    }
    for column in (left + 1)..<end { canvas.write("─", at: column) }
    if end == right, diagram.between != nil, diagram.passesBetween { canvas.write("┼", at: middle) }
    if end == right, diagram.between != nil, !diagram.passesBetween {
      canvas.write("│", at: middle)
    }
    canvas.write(step.isFromDevice ? "▶" : "◀", at: step.isFromDevice ? end - 1 : left + 1)
    canvas.write(" \(step.label.inert.cut(to: end - left - 6)) ", at: left + 2)
    return canvas.text + note(step)
  }

  private func note(_ step: DiagramStep) -> String {
    let frame = step.evidence.first.map { $0.words(severalCaptures: severalCaptures) } ?? ""
    // Behind the destination's line, and before the frame.
    let room = width - right - 3
    let space = max(0, room - frame.columns - 1)
    let repetition = step.count > 1 && !step.tellsCount ? step.repetition(time) : ""
    var words = [repetition, step.meaning].filter { !$0.isEmpty }
    // How often it came says more than what each means.
    if words.count > 1, words.joined(separator: ", ").columns > space { words.removeLast() }
    let text = words.joined(separator: ", ").inert.cut(to: space)
    return frame.isEmpty
      ? "  " + text : "  " + text + frame.indented(to: room - text.columns)
  }

  private var further: [String]? {
    let rest = diagram.further
    guard rest.count > 0 else { return nil }
    let period = rest.period.map { ", \($0.words)" } ?? ""
    let frames = rest.evidence.prefix(2).map { $0.words(severalCaptures: severalCaptures) }
      .joined(separator: " ")
    let text =
      "\(Quantity.count(rest.count, "more connection")) like this\(period), the last at "
      + "\(time.clock(rest.last)), \(Quantity.bytes(rest.tally.bytes)) in all   \(frames)"
    return [canvas.text] + WordWrap.lines(text, width: width, indent: left)
  }
}

extension DiagramStep {
  /// Whether it stands for what is not told.
  fileprivate var isRest: Bool { evidence.isEmpty && peer == .destination }

  /// What is written on its arrow.
  fileprivate var label: String {
    guard packets > 0 else { return what }
    let size = "\(Quantity.count(packets, "packet")), \(Quantity.bytes(bytes))"
    return count > 1 && !what.isEmpty ? "\(what) each" : what.isEmpty ? size : "message of \(what)"
  }

  /// `41 times, every 60 s`
  fileprivate func repetition(_ time: LocalTime) -> String {
    if let period = keepalive?.period { return period.words }
    let times = Quantity.count(count, "time")
    if let period { return "\(times), \(period.words)" }
    return last - self.time < 1_000_000_000 ? times : "\(times) until \(time.clock(last))"
  }
}

/// A line in the making, written to at any column.
struct Canvas {
  private var cells: [Character]

  init(_ width: Int) {
    cells = Array(repeating: " ", count: max(0, width))
  }

  mutating func write(_ text: String, at column: Int) {
    var place = column
    for character in text {
      guard cells.indices.contains(place) else { return }
      cells[place] = character
      // A wide character takes the place of two.
      place += 1
      for _ in 1..<max(1, String(character).columns) where cells.indices.contains(place) {
        cells.remove(at: place)
      }
    }
  }

  var text: String { String(cells).withoutTrailingSpaces }
}
