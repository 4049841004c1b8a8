import Analysis

/// Commands that tell more, as they can be pasted into a shell.
extension Report {
  /// Captures that a command names; of more it leaves that to the reader.
  private static let fileBound = 16

  /// A command about the same captures, word by word; what was captured as it was read, it captures anew.
  ///
  /// - Parameter command: its name and options, none of which is broken over lines.
  func words(of command: [String], _ carried: CarriedOptions) -> [String] {
    let isLive = captures.first?.isLive ?? false
    return ["phonehome"] + command
      + (isLive ? [] : carried.options(of: command.first ?? "")) + fileArguments
  }

  /// The same on one line; of what can't be read again, for a file to be filled in.
  public func command(_ command: [String], _ carried: CarriedOptions) -> String {
    words(of: command, carried).joined(separator: " ")
  }

  /// The captures as arguments of a command.
  private var fileArguments: [String] {
    if let live = captures.first, live.isLive { return live.liveArguments }
    guard !captures.isEmpty, isRereadable else { return ["FILE"] }
    guard captures.count <= Self.fileBound else { return ["FILES"] }
    return captures.map { capture in
      let path = capture.path.hasPrefix("-") ? "./" + capture.path : capture.path
      return path.argument + (path.hasSuffix("/") ? "*.pcap*" : "")
    }
  }

  /// Whether the captures are still there: neither came through a pipe, nor as they were captured.
  fileprivate var isRereadable: Bool {
    captures.allSatisfy { !$0.isLive && !$0.path.isPipe }
  }

  /// What a command leaves to be filled in; nil where it can be pasted as it is.
  fileprivate var unnamedFiles: String? {
    captures.count > Self.fileBound ? "FILES: all \(Quantity.count(captures.count)) captures" : nil
  }

  /// What to type next: a title and the commands; of what is gone, how to keep it.
  fileprivate func next(
    _ commands: [[String]], _ carried: CarriedOptions
  ) -> (title: String, commands: [[String]]) {
    if captures.first?.isLive ?? false {
      return (
        "Nothing of it was kept. To ask more, record it:  ",
        [["phonehome", "capture"] + fileArguments + ["-b"]]
      )
    }
    guard isRereadable else {
      return ("It came through a pipe, and nothing of it was kept. To ask more, save it first.", [])
    }
    let title = "Ask more" + (unnamedFiles.map { " (\($0))" } ?? "") + ":  "
    return (title, commands.map { words(of: $0, carried) })
  }
}

extension Page {
  /// Adds that there is more, and what tells it; of captures that are gone nothing could.
  mutating func addMore(_ what: String, _ command: [String], of report: Report, indent: Int = 0) {
    guard report.isRereadable else { return say(what, indent: indent, hanging: indent + 2) }
    add("\(what): ", report.words(of: command, options.carried), indent: indent)
  }

  /// Adds what to type next.
  mutating func addNext(_ commands: [[String]], of report: Report) {
    let (title, commands) = report.next(commands, options.carried)
    guard !commands.isEmpty else { return say(title, hanging: 2, .faint) }
    let blank = String(repeating: " ", count: title.columns)
    for (index, command) in commands.enumerated() {
      add(index == 0 ? title : blank, command, .faint)
    }
  }

  /// `Ask more:  ` and the like.
  private static let shortTitle = 12

  /// Adds a command after its title: over lines that a shell takes for one, and between words only.
  mutating func add(
    _ title: String, _ words: [String], indent: Int = 0, _ emphasis: Emphasis = .none
  ) {
    var line = String(repeating: " ", count: indent) + title + (words.first ?? "")
    // Of a short title the rest stands under the command.
    let hanging = indent + (title.columns <= Self.shortTitle ? title.columns : 0) + 4
    for (index, word) in words.enumerated().dropFirst() {
      let end = index == words.count - 1 ? 0 : 2
      if line.columns + 1 + word.columns + end > width {
        add(style.apply(emphasis, to: line + " \\"))
        line = String(repeating: " ", count: hanging) + word
      } else {
        line += " " + word
      }
    }
    add(style.apply(emphasis, to: line))
  }
}

extension String {
  /// Whether it is standard input, or what a shell's `<(…)` stands for: gone, once read.
  public var isPipe: Bool {
    self == "-" || self == "/dev/stdin" || hasPrefix("/dev/fd/") || hasPrefix("/proc/self/fd/")
  }
}
