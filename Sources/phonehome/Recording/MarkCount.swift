import Captures
import Synchronization

/// How many marks were made, and the last.
final class MarkCount: Sendable {
  private let state = Mutex<(count: Int, last: String)>((0, ""))

  func count(_ mark: CaptureMark) {
    state.withLock { $0 = ($0.count + 1, mark.text) }
  }

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
