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
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(pending))
    } catch {
      Self.end(error as NSError)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Ends the program with status 1: there is no room for the results, or nobody takes them any more. The latter is
  /// how a pipe into `head` ends, and nothing to talk about.
  private static func end(_ error: NSError) -> Never {
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if cause.domain != NSPOSIXErrorDomain || cause.code != Int(EPIPE) {
      let reason = cause.localizedFailureReason ?? cause.localizedDescription
      StandardError.write("Error: Can't write the results: \(reason).")
    }
    exit(EXIT_FAILURE)
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
