import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Results go here. They are gathered and leave together, so that a log of millions stays fast.
struct StandardOutput {
  private var pending: [UInt8] = []

  mutating func write(_ text: String) {
    pending.append(contentsOf: text.utf8)
    if pending.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    guard !pending.isEmpty else { return }
    try? FileHandle.standardOutput.write(contentsOf: Data(pending))
    pending.removeAll(keepingCapacity: true)
  }
}

/// Everything else that is said goes here.
enum StandardError {
  static func write(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a line in the place of one that is shown for now.
  static func interject(_ line: String) {
    write((isTerminal ? "\r\u{1b}[K" : "") + line)
  }

  /// Shows a line for now, in the place of the one before.
  static func show(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1b}[K\(line)".utf8))
  }
}
