import Captures
import Packets

/// A capture that is fetched from another machine, over a connection made to it.
final class StreamDialler: LiveInput {
  /// How long the first attempt may take with each address.
  private static let patience = Duration.seconds(10)
  /// Between attempts to connect again.
  private static let pause = Duration.seconds(5)

  private let mirror: MirrorAddress
  private let addresses: [SocketAddress]
  private let count: ConnectionCount
  /// Whether a capture that ended is fetched again.
  private let reconnects: Bool
  private let tell: (String) -> Void
  private var state: State
  private var losses = 0
  private var orders: LastOrders?

  private enum State {
    case connected(StreamConnection)
    case connecting(NetworkSocket, address: Int, until: ContinuousClock.Instant)
    case waiting(until: ContinuousClock.Instant)
    case ended
  }

  /// Connects; nil for an address that is not to be dialled.
  ///
  /// - Parameter tell: called with a sentence when the connection is lost for the first time, and will be made again.
  init?(
    _ mirror: MirrorAddress, counting count: ConnectionCount, reconnects: Bool,
    tell: @escaping (String) -> Void, shouldStop: () -> Bool
  ) throws(MirrorError) {
    guard case .dialling(let host, let port) = mirror.kind else { return nil }
    self.mirror = mirror
    self.count = count
    self.reconnects = reconnects
    self.tell = tell
    do throws(NetworkSocket.ResolverError) {
      addresses = try NetworkSocket.resolve(host, port: port)
    } catch {
      throw MirrorError(mirror: mirror.text, reason: .unknownHost(error.words))
    }
    let socket = try Self.connect(to: addresses, of: mirror, shouldStop)
    state =
      socket.map {
        .connected(
          StreamConnection($0, mirror, counting: count, name: Self.name(of: mirror)))
      } ?? .ended
  }

  /// The first address that answers; nil when that is wanted no more.
  private static func connect(
    to addresses: [SocketAddress], of mirror: MirrorAddress, _ shouldStop: () -> Bool
  ) throws(MirrorError) -> NetworkSocket? {
    var error = MirrorError(mirror: mirror.text, reason: .unanswered)
    for address in addresses {
      do throws(NetworkSocket.Failure) {
        let socket = try NetworkSocket.connecting(to: address)
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
          guard !shouldStop() else { return nil }
          let wait = NetworkSocket.Wait(socket, toWrite: true)
          guard NetworkSocket.wait(for: [wait], milliseconds: 100)[0] else { continue }
          let code = socket.connectionResult
          guard code == 0 else { throw NetworkSocket.Failure(code: code) }
          return socket
        }
      } catch let failure {
        error = MirrorError(mirror, failure)
      }
    }
    throw error
  }

  private static func name(of mirror: MirrorAddress) -> String {
    guard case .dialling(let host, _) = mirror.kind else { return mirror.scheme }
    return "\(mirror.scheme) from \(host)"
  }

  var waits: [NetworkSocket.Wait] {
    switch state {
    case .connected(let connection): [NetworkSocket.Wait(connection.socket)]
    case .connecting(let socket, _, _): [NetworkSocket.Wait(socket, toWrite: true)]
    case .waiting, .ended: []
    }
  }

  var isFinished: Bool {
    if case .ended = state { true } else { orders?.isOver == true }
  }

  func read(
    _ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription
  ) {
    let isReady = ready.first == true
    switch state {
    case .connected(let connection):
      guard isReady else { return }
      batch.beginInput()
      connection.read(into: &batch, &description)
      if connection.waiting > StreamConnection.waitingBound { connection.giveUp(&description) }
      if let end = connection.end { lose(end, &description) }
    case .connecting(let socket, let address, let deadline):
      if isReady, socket.connectionResult == 0 {
        state = .connected(
          StreamConnection(socket, mirror, counting: count, name: Self.name(of: mirror)))
      } else if isReady || ContinuousClock.now >= deadline {
        dial(address + 1)
      }
    case .waiting(let deadline):
      if ContinuousClock.now >= deadline { dial(0) }
    case .ended: break
    }
  }

  private func lose(_ end: StreamConnection.End, _ description: inout CaptureDescription) {
    if case .noCapture(let error) = end {
      description.add(
        CaptureProblem(
          kind: .garbage, text: Self.words(error, mirror), byteOffset: 0,
          frame: description.packets + 1))
    } else if let words = end.words {
      description.add(
        CaptureProblem(
          "The connection to '\(mirror.text)'", words, before: description.packets + 1))
    }
    guard reconnects else {
      state = .ended
      return
    }
    if losses == 0 {
      tell("'\(mirror.text)' has ended. Trying again every 5 seconds.")
    }
    losses += 1
    state = .waiting(until: ContinuousClock.now + Self.pause)
  }

  private static func words(_ error: CaptureError, _ mirror: MirrorAddress) -> String {
    switch error.reason {
    case .empty: "'\(mirror.text)' ended before it sent anything."
    case .notACapture, .otherFormat: "What '\(mirror.text)' sent is no pcap or pcapng capture."
    default: error.description
    }
  }

  private func dial(_ address: Int) {
    guard address < addresses.count else {
      state = .waiting(until: ContinuousClock.now + Self.pause)
      return
    }
    do throws(NetworkSocket.Failure) {
      let socket = try NetworkSocket.connecting(to: addresses[address])
      state = .connecting(
        socket, address: address, until: ContinuousClock.now + Self.patience)
    } catch {
      dial(address + 1)
    }
  }

  func close(_ orders: LastOrders) { self.orders = orders }

  func finish(_ description: inout CaptureDescription) {
    if case .connected(let connection) = state {
      connection.finish(&description, isOutOfTime: isFinished, of: "'\(mirror.text)'")
    }
    guard losses > 0 else { return }
    let times = losses == 1 ? "once" : "\(losses) times"
    description.add(
      note:
        "'\(mirror.text)' ended \(times) meanwhile; what was sent before it was back is missing.")
  }
}
