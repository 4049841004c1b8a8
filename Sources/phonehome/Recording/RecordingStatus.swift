import Captures
import Foundation
import Reports
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The line on a terminal that tells how a recording goes. What is typed stands on the line below it.
final class RecordingStatus: Sendable {
  private struct State {
    var line: String?
    var shown = ContinuousClock.now
  }

  /// At most five times a second.
  private static let interval = Duration.milliseconds(200)

  private let state = Mutex(State())
  private let hasKeyboard = KeyboardMarks.isThere

  /// Nil where nobody would see it.
  init?() {
    guard StandardError.isTerminal else { return nil }
  }

  /// Whether it is time for another line.
  var isDue: Bool {
    state.withLock { $0.line == nil || ContinuousClock.now - $0.shown >= Self.interval }
  }

  func show(_ line: String) {
    state.withLock { state in
      let line = Self.cut(line)
      if state.line == nil {
        write(line + (hasKeyboard ? "\n" : ""))
      } else if hasKeyboard {
        // The cursor stays where something is being typed.
        write("\u{1b}7\u{1b}[1A\r\u{1b}[K\(line)\u{1b}8")
      } else {
        write("\r\u{1b}[K\(line)")
      }
      state.line = line
      state.shown = .now
    }
  }

  /// Takes away the line that was ended with Enter.
  func takeLine() {
    state.withLock { state in
      guard let line = state.line, hasKeyboard else { return }
      write("\u{1b}[2A\r\u{1b}[J\(line)\n")
    }
  }

  /// Says something above the line, for good.
  func say(_ text: String) {
    state.withLock { state in
      guard let line = state.line else { return write(text + "\n") }
      write(
        hasKeyboard
          ? "\u{1b}[1A\r\u{1b}[J\(text)\n\(line)\n" : "\r\u{1b}[K\(text)\n\(line)")
    }
  }

  /// Wipes it off the terminal.
  func clear() {
    state.withLock { state in
      guard state.line != nil else { return }
      write(hasKeyboard ? "\u{1b}[1A\r\u{1b}[J" : "\r\u{1b}[K")
      state.line = nil
    }
  }

  private static func cut(_ line: String) -> String {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return line }
    return String(line.prefix(Int(size.ws_col) - 1))
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
