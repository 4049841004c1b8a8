import Dispatch
import Synchronization

/// Puts files on the disk behind the back of whoever writes them: nobody waits for the disk.
final class DiskSynchroniser: Sendable {
  private let queue = DispatchQueue(label: "recording to disk")
  private let isBusy = Atomic(false)
  private let failed = Mutex<String?>(nil)

  /// The system's words when something could not be put on the disk.
  var failure: String? { failed.withLock { $0 } }

  /// Begins to put on the disk what was written; no more than one such wish waits.
  func synchronise(_ file: PosixFile) {
    guard !isBusy.exchange(true, ordering: .acquiringAndReleasing) else { return }
    queue.async { [self] in
      isBusy.store(false, ordering: .releasing)
      note(file.synchronise())
    }
  }

  /// Begins to put a finished file on the disk, and that it is in its folder.
  func finish(_ file: PosixFile, in folder: String) {
    queue.async { [self] in
      note(file.synchronise())
      _ = PosixFile(folder: folder)?.synchronise()
    }
  }

  /// Waits until all that was begun is done.
  func wait() { queue.sync {} }

  private func note(_ failure: String?) {
    guard let failure else { return }
    failed.withLock { $0 = $0 ?? failure }
  }
}
