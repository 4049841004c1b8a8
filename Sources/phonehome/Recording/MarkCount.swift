import Captures
import Synchronization

/// How many marks were made, and the last.
final class MarkCount: Sendable {
  private let state = Mutex<(count: Int, last: String, lost: Int)>((0, "", 0))

  func count(_ mark: CaptureMark) {
    state.withLock { $0 = ($0.count + 1, mark.text, $0.lost) }
  }

  /// Counts a mark that was not taken, because too many were waiting.
  func countLost() {
    state.withLock { $0.lost += 1 }
  }

  var lost: Int { state.withLock { $0.lost } }

  var count: Int { state.withLock { $0.count } }

  /// Nil while there is none.
  var words: String? {
    state.withLock { state in
      guard state.count > 0 else { return nil }
      let last = state.last.isEmpty ? "" : " (\(state.last))"
      return "\(state.count) mark\(state.count == 1 ? "" : "s")\(last)"
    }
  }
}
