/// Lines of text in the making.
struct Page {
  let options: TextOptions
  private(set) var lines: [String] = []

  init(_ options: TextOptions) {
    self.options = options
  }

  var width: Int { options.width }
  var style: TextStyle { options.style }

  /// All lines, each with its newline.
  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func blank() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  mutating func add(_ line: String) { lines.append(line) }

  mutating func add(_ more: [String]) { lines += more }

  /// Adds a sentence, over as many lines as it needs.
  mutating func say(
    _ text: String, indent: Int = 0, hanging: Int? = nil, _ emphasis: Emphasis = .none
  ) {
    let wrapped = WordWrap.lines(text, width: width, indent: indent, hanging: hanging)
    lines += wrapped.map { style.apply(emphasis, to: $0) }
  }

  mutating func heading(_ text: String) {
    blank()
    add(style.apply(.bold, to: text.cut(to: width)))
  }

  /// Adds rows under their headings.
  mutating func table(_ title: String, _ columns: Columns) {
    addHeadings(title, of: columns)
    lines += columns.lines(style)
  }

  /// Adds the headings alone.
  mutating func addHeadings(_ title: String, of columns: Columns) {
    blank()
    add(columns.headings(title).map { style.apply(.bold, to: $0.cut(to: width)) })
  }
}
