import Dispatch
import Synchronization

/// What two questions that have nothing to do with each other are answered, asked on two cores. None that is long and asks on
/// all cores by itself (``concurrentMap``): a loop of Dispatch's within another has one core.
func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let firstAnswer = Mutex<First?>(nil)
  let secondAnswer = Mutex<Second?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { question in
    if question == 0 {
      let answer = first()
      firstAnswer.withLock { $0 = answer }
    } else {
      let answer = second()
      secondAnswer.withLock { $0 = answer }
    }
  }
  return (firstAnswer.withLock { $0 } ?? first(), secondAnswer.withLock { $0 } ?? second())
}
