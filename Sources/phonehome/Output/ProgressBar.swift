import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a long reading has come: on a terminal, and for files worth waiting for only.
final class ProgressBar: Sendable {
  /// Smaller files are read before anyone could read a bar.
  private static let leastBytes = 100_000_000
  private static let width = 40

  private let total: Int
  private let shown = Atomic(-1)

  /// Nil where a bar would not be seen, or would not be needed.
  init?(_ paths: [String]) {
    guard StandardError.isTerminal else { return nil }
    let sizes = paths.map { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
    total = sizes.reduce(0, +)
    guard total >= Self.leastBytes else { return nil }
  }

  /// Shows that so many bytes were read; compressed captures hold more than their files.
  func show(_ bytes: Int) {
    let percent = min(100, bytes * 100 / max(1, total))
    guard shown.exchange(percent, ordering: .relaxed) != percent else { return }
    let filled = percent * Self.width / 100
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "·", count: Self.width - filled)
    write("\r\(bar) \(percent) % of \(total / 1_000_000) MB")
  }

  /// Wipes the bar off the line.
  func clear() {
    guard shown.load(ordering: .relaxed) >= 0 else { return }
    write("\r\u{1b}[K")
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
