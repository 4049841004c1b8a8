import Dispatch
import Synchronization

/// How far reading runs ahead of the shards, counted in batches.
///
/// While each shard has something to do, little is read ahead: what waits is then still near the cores when it is taken. Where one
/// would have nothing to do, because another has a long stretch of packets, more is. One thread reads; each shard has its own.
final class ReadAhead: Sendable {
  /// Batches that the shard with fewest has before it, at most: no more, since one core writes what another reads (measured on two:
  /// 2 to 8 take as long, 20 up to 4 % longer, depending on what other programs leave of the cache).
  static let enough = 8
  /// Batches that the shard with fewest has before it when reading goes on: so many that it has something to do while the reader is
  /// woken, and so few that the reader isn't woken for each.
  static let few = 2
  /// Batches that any shard has before it, at most: their size bounds the memory.
  static let bound = 32

  private struct State {
    /// How many batches each shard has before it, with the one that it is at.
    var counts: [Int]
    var isReaderWaiting = false

    var isFarEnough: Bool { counts.allSatisfy { $0 >= enough } || isFull }
    var isShort: Bool { counts.contains { $0 <= few } && !isFull }
    private var isFull: Bool { counts.contains { $0 >= bound } }
  }

  private let state: Mutex<State>
  private let room = DispatchSemaphore(value: 0)

  init(shards: Int) {
    state = Mutex(State(counts: Array(repeating: 0, count: shards)))
  }

  /// Whether reading had better wait.
  var isFarEnough: Bool { state.withLock(\.isFarEnough) }
  /// Whether reading that waited had better go on.
  var isShort: Bool { state.withLock(\.isShort) }

  /// Waits, where reading is far enough ahead, until it is no longer.
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
      guard state.isReaderWaiting, state.isShort else { return false }
      state.isReaderWaiting = false
      return true
    }
    if goesOn { room.signal() }
  }
}
