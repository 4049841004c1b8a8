import Dispatch
import Synchronization
import Traffic

/// One shard on a thread of its own. Batches waiting for it are bounded: whoever brings more waits.
final class ShardWorker: Sendable {
  private let shard: Mutex<Shard>
  private let outcome = Mutex(Summary())
  private let share: Int
  private let queue: DispatchQueue
  private let room = DispatchSemaphore(value: bound)

  /// Batches of about 1 MiB that may wait: enough that a shard seldom idles while another has many long ones (measured on two
  /// cores, beside 13: 18 gain 2 %, 26 4 %, at 1 MB for each). As many as the bar for private memory leaves room for.
  private static let bound = 14

  init(share: Int, options: Shard.Options) {
    self.share = share
    shard = Mutex(Shard(options))
    queue = DispatchQueue(label: "shard \(share)")
  }

  func take(_ batch: RoutedBatch) {
    room.wait()
    queue.async { [self] in
      shard.withLock { batch.deliver(share: share, to: &$0) }
      room.signal()
    }
  }

  /// Ends the shard's work, once everything brought has been taken; the others may go on meanwhile.
  /// - Parameter closing: whether open flows are folded into their contacts: no later part continues them.
  func finish(closing: Bool) {
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
