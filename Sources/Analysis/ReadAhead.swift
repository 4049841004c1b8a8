import Dispatch
import Synchronization

/// How far reading runs ahead of the shards, counted in batches.
///
/// While each shard has something to do, little is read ahead: what waits is then still near the cores when it is taken. Where one
/// would have nothing to do, because another has a long stretch of packets, more is. One thread reads; each shard has its own.
final class ReadAhead: Sendable {
  /// Batches that the shard with fewest has before it, at most: so many that it goes on while the reader is woken, and no more,
  /// since one core writes what another reads (measured on two: 2 to 6 take as long, 10 take 2 to 4 % longer).
  static let enough = 4
  /// Batches that any shard has before it, at most: their size bounds the memory.
  static let bound = 32

  private struct State {
    /// How many batches each shard has before it, with the one that it is at.
    var counts: [Int]
    var isReaderWaiting = false

    var isFarEnough: Bool { counts.allSatisfy { $0 >= enough } || counts.contains { $0 >= bound } }
  }

  private let state: Mutex<State>
  private let room = DispatchSemaphore(value: 0)

  init(shards: Int) {
    state = Mutex(State(counts: Array(repeating: 0, count: shards)))
  }

  /// Whether reading had better wait.
  var isFarEnough: Bool { state.withLock(\.isFarEnough) }

  /// Waits until no longer so much is read ahead.
  func waitForRoom() {
    let waits = state.withLock { state in
      state.isReaderWaiting = state.isFarEnough
      return state.isReaderWaiting
    }
    if waits { room.wait() }
  }

  /// Counts a batch that every shard gets.
  func handOut() {
    state.withLock { for share in $0.counts.indices { $0.counts[share] += 1 } }
  }

  /// Counts a batch that a shard is done with.
  func finish(share: Int) {
    let goesOn = state.withLock { state in
      state.counts[share] -= 1
      guard state.isReaderWaiting, !state.isFarEnough else { return false }
      state.isReaderWaiting = false
      return true
    }
    if goesOn { room.signal() }
  }
}
