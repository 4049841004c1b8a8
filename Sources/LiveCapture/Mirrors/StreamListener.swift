import Captures
import Packets

/// A port that captures are sent to, over one connection or several.
final class StreamListener: LiveInput {
  /// Connections at a time; more are refused.
  private static let bound = 64

  private let mirror: MirrorAddress
  private let senders: SenderList
  private let socket: NetworkSocket
  private let count: ConnectionCount
  private var connections: [(connection: StreamConnection, sender: IPAddress)] = []
  private var refused = SenderCounts()
  private var useless = SenderCounts()
  private var beyondBound = SenderCounts()
  private var orders: LastOrders?

  /// Opens the port; nil for an address that no connections arrive at.
  init?(
    _ mirror: MirrorAddress, from senders: SenderList, counting count: ConnectionCount
  ) throws(MirrorError) {
    guard case .listening(let address, let port) = mirror.kind else { return nil }
    self.mirror = mirror
    self.senders = senders
    self.count = count
    do throws(NetworkSocket.Failure) {
      socket = try NetworkSocket.connections(at: address, port: port)
    } catch {
      throw MirrorError(mirror, error)
    }
  }

  var waits: [NetworkSocket.Wait] {
    [NetworkSocket.Wait(socket)] + connections.map { NetworkSocket.Wait($0.connection.socket) }
  }

  var isFinished: Bool { orders?.isOver == true }

  func read(
    _ ready: [Bool], into batch: inout LiveBatch, _ description: inout CaptureDescription
  ) {
    for ((connection, _), isReady) in zip(connections, ready.dropFirst()) where isReady {
      batch.beginInput()
      connection.read(into: &batch, &description)
    }
    limitWaiting(&description)
    for (connection, sender) in connections {
      guard let end = connection.end else { continue }
      if case .noCapture = end { useless.count(sender) }
      if let words = end.words {
        description.add(
          CaptureProblem(
            "A connection from \(sender) to '\(mirror.text)'", words,
            before: description.packets + 1))
      }
    }
    connections.removeAll { $0.connection.end != nil }
    if ready.first == true { accept() }
  }

  /// Gives up whoever has us keep most, as long as all together have us keep too much.
  private func limitWaiting(_ description: inout CaptureDescription) {
    while connections.reduce(0, { $0 + $1.connection.waiting }) > StreamConnection.waitingBound {
      connections.max { $0.connection.waiting < $1.connection.waiting }?.connection
        .giveUp(&description)
    }
  }

  private func accept() {
    for _ in 0..<Self.bound {
      guard let (socket, sender) = socket.accept() else { return }
      guard senders.allows(sender, at: mirror) else {
        refused.count(sender)
        continue
      }
      guard connections.count < Self.bound else {
        beyondBound.count(sender)
        continue
      }
      let connection = StreamConnection(
        socket, mirror, counting: count, name: "\(mirror.scheme) from \(sender)")
      connections.append((connection, sender))
    }
  }

  func close(_ orders: LastOrders) { self.orders = orders }

  func finish(_ description: inout CaptureDescription) {
    for (connection, sender) in connections {
      connection.finish(
        &description, isOutOfTime: isFinished, of: "\(sender) to '\(mirror.text)'")
    }
    connections = []
    let sentences =
      refused.sentences {
        "\(mirror.text): \(Self.connections($0)) from \($1) refused, as '--allow' doesn't name that address."
      }
      + useless.sentences {
        "\(mirror.text): \(Self.connections($0)) from \($1) brought no pcap or pcapng capture."
      }
      + beyondBound.sentences {
        "\(mirror.text): \(Self.connections($0)) from \($1) refused, as \(Self.bound) stood already."
      }
    for sentence in sentences { description.add(note: sentence) }
  }

  private static func connections(_ count: Int) -> String {
    count == 1 ? "1 connection" : "\(count) connections"
  }
}

/// Numbers the connections of a capture, from 1, and knows what interfaces they brought.
final class ConnectionCount {
  let interfaces = JoinedInterfaces()
  private var last = 0

  func next() -> Int {
    last += 1
    return last
  }
}
