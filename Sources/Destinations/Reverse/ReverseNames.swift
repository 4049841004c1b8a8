import Foundation
import Packets
import Synchronization

/// Names that DNS gives for addresses (PTR, RFC 1035 §3.5), asked for over this machine's own resolver.
///
/// The only place that asks the network anything.
public enum ReverseNames {
  /// Addresses asked about at most, askers at a time, and seconds that all of it may take.
  public static let bound = 256
  private static let askers = 16
  public static let patience = 5.0

  private struct State {
    var waiting: [IPAddress]
    var names: [IPAddress: String] = [:]
    var busy: Int
  }

  /// The names of the first of these addresses that have one and answer in time.
  ///
  /// - Parameter ask: gives the name of one address, and may take its time.
  public static func resolve(
    _ addresses: [IPAddress], patience: Double = patience,
    ask: @escaping @Sendable (IPAddress) -> String? = ReverseNames.name
  ) -> [IPAddress: String] {
    let waiting = Array(addresses.prefix(bound).reversed())
    guard !waiting.isEmpty else { return [:] }
    let count = min(askers, waiting.count)
    let state = SharedState(State(waiting: waiting, busy: count))
    let finished = DispatchSemaphore(value: 0)
    for _ in 0..<count {
      Thread.detachNewThread {
        while let address = state.take() {
          if let name = ask(address) { state.note(name, of: address) }
        }
        if state.leave() { finished.signal() }
      }
    }
    _ = finished.wait(timeout: .now() + patience)
    return state.close()
  }

  /// What the askers share: a late one finds it closed.
  private final class SharedState: Sendable {
    private let state: Mutex<State>

    init(_ state: State) { self.state = Mutex(state) }

    func take() -> IPAddress? { state.withLock { $0.waiting.popLast() } }

    func note(_ name: String, of address: IPAddress) {
      state.withLock { $0.names[address] = name }
    }

    /// Whether the last asker left.
    func leave() -> Bool {
      state.withLock { state in
        state.busy -= 1
        return state.busy == 0
      }
    }

    func close() -> [IPAddress: String] {
      state.withLock { state in
        state.waiting = []
        return state.names
      }
    }
  }

  /// What this machine's resolver says; nil when it has no name for the address.
  public static func name(of address: IPAddress) -> String? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    // Safe: the library writes at most as many bytes as it is told there are, a zero included.
    let status = unsafe withSocketAddress(address) { pointer, length in
      unsafe getnameinfo(
        pointer, length, &text, socklen_t(text.count), nil, 0, NI_NAMEREQD)
    }
    guard status == 0 else { return nil }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return DomainName(String(decoding: bytes, as: UTF8.self))?.text
  }
}
