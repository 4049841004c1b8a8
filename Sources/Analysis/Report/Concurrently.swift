import Dispatch
import Synchronization

/// What two questions that have nothing to do with each other are answered, asked on two cores.
///
/// Beside each other, not as a loop of two: in a loop's body another loop (``Swift/RandomAccessCollection/concurrentMap``) would
/// find no core left to it, though one of the two were answered at once.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  withoutActuallyEscaping(second) { second in
    let answer = Answer<Second>()
    let work = DispatchWorkItem {
      let found = second()
      answer.value.withLock { $0 = found }
    }
    DispatchQueue.global().async(execute: work)
    let found = first()
    work.wait()
    return (found, answer.value.withLock { $0.take() } ?? second())
  }
}

private final class Answer<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
