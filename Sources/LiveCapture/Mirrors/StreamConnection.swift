import Captures
import Packets

/// A connection that a capture comes down.
final class StreamConnection {
  /// Pieces read in one turn at most, so that other inputs get theirs: 1 MiB.
  private static let turn = 4
  /// Bytes of unfinished packets and blocks that whoever sends may have us keep: 32 MiB, twice the longest block.
  static let waitingBound = 32 << 20

  let socket: NetworkSocket
  /// Tells it apart from all other connections of this capture.
  private let number: Int
  /// What an interface without a name is called.
  private let name: String
  private let stream: CaptureStream
  private var joined: JoinedStream
  /// How it ended; nil while it stands.
  private(set) var end: End?

  enum End {
    /// Whoever sent closed it.
    case closed
    /// The system's words.
    case broken(String)
    /// What came was no capture.
    case noCapture(CaptureError)
    /// So many bytes of a packet came without its end that it was closed.
    case endless(Int)

    /// What became of it, where something was lost.
    var words: String? {
      switch self {
      case .closed, .noCapture: nil
      case .broken(let words): "broke: \(words)"
      case .endless(let count):
        "was closed, as \((count + 1 << 19) >> 20) MiB of a packet had come without its end"
      }
    }
  }

  init(
    _ socket: NetworkSocket, _ mirror: MirrorAddress, counting count: ConnectionCount, name: String
  ) {
    self.socket = socket
    number = count.next()
    joined = JoinedStream(count.interfaces)
    self.name = name
    stream = CaptureStream(name: mirror.text)
  }

  /// Bytes that have come and wait for the rest of their packet.
  var waiting: Int { end == nil ? stream.waiting : 0 }

  /// Takes what has arrived.
  func read(into batch: inout LiveBatch, _ description: inout CaptureDescription) {
    do throws(CaptureError) {
      for _ in 0..<Self.turn where end == nil {
        switch socket.read() {
        case .bytes(let bytes): take(try stream.take(bytes), into: &batch, &description)
        case .nothingYet: return
        case .end: try close(.closed, &batch, &description)
        case .failed(let code):
          try close(.broken(NetworkSocket.words(code)), &batch, &description)
        }
      }
    } catch {
      end = .noCapture(error)
    }
  }

  /// Tells what its interfaces counted, as nothing more is wanted; and where time ran out, that more had come than was read.
  ///
  /// - Parameter sender: from whom it is, and where it was heard.
  func finish(_ description: inout CaptureDescription, isOutOfTime: Bool, of sender: String) {
    guard end == nil else { return }
    if isOutOfTime, case .bytes = socket.read() {
      description.add(
        note:
          "What came from \(sender) was not read to its end, as more was there than could be read in half a second."
      )
    }
    end = .closed
    joined.finish(stream.description, to: &description)
  }

  /// Gives it up: what it has begun to send is too long.
  func giveUp(_ description: inout CaptureDescription) {
    guard end == nil else { return }
    end = .endless(stream.waiting)
    joined.finish(stream.description, to: &description)
  }

  private func close(
    _ end: End, _ batch: inout LiveBatch, _ description: inout CaptureDescription
  ) throws(CaptureError) {
    self.end = end
    take(try stream.finish(), into: &batch, &description)
    joined.finish(stream.description, to: &description)
  }

  private func take(
    _ batches: [CaptureBatch], into batch: inout LiveBatch,
    _ description: inout CaptureDescription
  ) {
    joined.update(
      from: stream.description, to: &description, name: name, isAlone: number == 1,
      filter: batch.filterText(for:))
    for arrived in batches {
      guard let first = arrived.records.first, let last = arrived.records.last else { continue }
      let shift = batch.bytes.count - first.offset
      batch.bytes += arrived.bytes[first.offset..<last.offset + last.capturedLength]
      for var record in arrived.records {
        guard joined.interfaces.indices.contains(record.interface),
          let interface = joined.interfaces[record.interface]
        else { continue }
        record.offset += shift
        record.interface = interface
        batch.add(record, stream: number)
      }
    }
    batch.add(joined.comments, stream: number)
  }
}

extension CaptureProblem {
  /// A connection, such as "The connection to 'pcap-tcp://…'", that ended before its capture did.
  init(_ connection: String, _ words: String, before frame: Int) {
    self.init(
      kind: .unreadable,
      text: "\(connection) \(words), before frame \(frame). What came before is whole.",
      byteOffset: 0, frame: frame)
  }
}
