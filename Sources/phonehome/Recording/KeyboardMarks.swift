import Captures
import Foundation
import LiveCapture

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Marks from whoever sits before the terminal: Enter, or a word and Enter; and from SIGUSR1.
enum KeyboardMarks {
  /// Whether there is a keyboard to listen to.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 }

  /// Begins to listen, if there is a keyboard, until the program ends.
  static func listen(_ take: @escaping @Sendable (CaptureMark) -> Void) {
    guard isThere else { return }
    // A program in the background that reads the keyboard would be stopped.
    signal(SIGTTIN, SIG_IGN)
    let thread = Thread {
      var line: [UInt8] = []
      var bytes = [UInt8](repeating: 0, count: 256)
      while true {
        let count =
          tcgetpgrp(STDIN_FILENO) == getpgrp() ? read(STDIN_FILENO, &bytes, bytes.count) : -1
        // At its end (Control-D) nothing comes any more; in the background nothing comes for us.
        if count == 0 { return }
        if count < 0 { Thread.sleep(forTimeInterval: 0.5) }
        for byte in bytes.prefix(max(count, 0)) {
          guard byte == UInt8(ascii: "\n") else {
            if line.count < CaptureMark.textBound { line.append(byte) }
            continue
          }
          take(CaptureMark(time: WallClock.now(), text: String(decoding: line, as: UTF8.self)))
          line = []
        }
      }
    }
    thread.start()
  }

  /// Begins to take SIGUSR1 for a mark without a text; keep what is returned for as long.
  static func listenForSignal(
    _ take: @escaping @Sendable (CaptureMark) -> Void
  ) -> any DispatchSourceSignal {
    signal(SIGUSR1, SIG_IGN)
    let source = DispatchSource.makeSignalSource(
      signal: SIGUSR1, queue: DispatchQueue(label: "signals"))
    source.setEventHandler { take(CaptureMark(time: WallClock.now(), text: "")) }
    source.resume()
    return source
  }
}
