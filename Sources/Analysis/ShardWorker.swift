import Dispatch
import Synchronization
import Traffic

/// One shard on a thread of its own.
final class ShardWorker: Sendable {
  private let shard: Mutex<Shard>
  private let outcome = Mutex(Summary())
  private let share: Int
  private let queue: DispatchQueue
  /// What waits, in order.
  private let waiting = Mutex<[RoutedBatch?]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let ahead: ReadAhead

  /// - Parameter ahead: told of each batch that the shard is done with.
  init(share: Int, options: Shard.Options, _ ahead: ReadAhead) {
    self.ahead = ahead
    self.share = share
    shard = Mutex(Shard(options))
    queue = DispatchQueue(label: "shard \(share)")
    queue.async { [self] in work() }
  }

  /// - Parameter batch: nil for the end.
  func take(_ batch: RoutedBatch?) {
    waiting.withLock { $0.append(batch) }
    arrived.signal()
  }

  /// Takes batches as they come, to the end: on one thread, which a block for each batch would not be sure of.
  private func work() {
    while true {
      arrived.wait()
      guard let batch = waiting.withLock({ $0.removeFirst() }) else { return }
      shard.withLock { batch.deliver(share: share, to: &$0) }
      ahead.finish(share: share)
    }
  }

  /// Ends the shard's work, once everything brought has been taken; the others may go on meanwhile.
  /// - Parameter closing: whether open flows are folded into their contacts: no later part continues them.
  func finish(closing: Bool) {
    take(nil)
    queue.async { [self] in
      outcome.withLock { summary in
        summary = shard.withLock { closing ? $0.close() : $0.finish() }
      }
    }
  }

  /// Waits for the end, and lends what the shard found; it is let go of on the shard's own thread, while the caller goes on.
  func lendSummary(_ body: (Summary) -> Void) {
    queue.sync {}
    outcome.withLock { body($0) }
    queue.async { [self] in outcome.withLock { $0 = Summary() } }
  }

  /// Waits for the end; gives what the shard found.
  func takeSummary() -> Summary {
    queue.sync {
      outcome.withLock { summary in
        defer { summary = Summary() }
        return summary
      }
    }
  }
}
