import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Control-C, as a wish to see what there is so far: the first one ends the reading, the second the program.
///
/// All calls of the operating system's signal interface are in this file.
struct Interruption: Sendable {
  private static let happened = Atomic(false)

  /// Begins anew: what happened before is forgotten.
  ///
  /// - Parameter hangup: whether a terminal that is closed counts too, unless the program is to outlive it (nohup).
  init(hangup: Bool = false) {
    Self.happened.store(false, ordering: .relaxed)
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = Self.handle
    #else
      action.__sigaction_handler.sa_handler = Self.handle
    #endif
    // No SA_RESTART: a read that waits on a pipe ends. SA_RESETHAND: the second time, so does the program.
    action.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    // Whoever started the program may have blocked them, and what is blocked is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    guard hangup else { return }
    var before = sigaction()
    sigaction(SIGHUP, &action, &before)
    if Self.isIgnored(before) { sigaction(SIGHUP, &before, nil) }
  }

  /// Has writing into a pipe that nobody reads any more fail, rather than end the program without a word.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  var hasHappened: Bool { Self.happened.load(ordering: .relaxed) }

  private static let handle: @convention(c) (Int32) -> Void = { _ in
    happened.store(true, ordering: .relaxed)
  }
}
