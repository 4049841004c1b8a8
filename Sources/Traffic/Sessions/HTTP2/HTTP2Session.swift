import Packets

/// HTTP/2 in the clear (RFC 9113 §3.3): with prior knowledge, or after an upgrade; gRPC too. Each stream is one request with
/// its response.
public struct HTTP2Session: StreamSession {
  /// Most streams that are open; the one that began first leaves first.
  private static let streamBound = 256

  private struct Exchange: Sendable {
    let streamID: UInt32
    var transaction: HTTPTransaction
    /// The last packet that said something on the stream.
    var heard: Moment
  }

  private var client = HTTP2Side()
  private var server = HTTP2Side()
  /// In the order they began.
  private var open: [Exchange] = []
  private var requests = 0
  private var memory = HTTPMemory()

  public init() {}

  public var service: String { "http2" }

  public static func recognises(_ bytes: RawSpan, at place: StreamPlace) -> Recognition {
    if HTTP2Preface.begins(bytes) {
      if bytes.byteCount >= HTTP2Preface.size { return .certain }
      return place.isStart ? .possible : .no
    }
    return place.isStart ? recognisesSettings(bytes) : .no
  }

  /// A server begins with its settings: numbers from 1 to 16 of two bytes, each with a value of four (RFC 9113 §6.5,
  /// IANA HTTP/2 Settings registry).
  private static func recognisesSettings(_ bytes: RawSpan) -> Recognition {
    var reader = ByteReader(bytes)
    do throws(DecodeError) {
      guard try reader.read(UInt8.self) == 0, try reader.read(UInt8.self) == 0 else { return .no }
      let length = Int(try reader.read(UInt8.self))
      guard (6...96).contains(length), length % 6 == 0 else { return .no }
      // Type 4, no flags, stream 0.
      for expected: UInt8 in [4, 0, 0, 0, 0, 0] {
        guard try reader.read(UInt8.self) == expected else { return .no }
      }
      for _ in 0..<length / 6 {
        guard (1...16).contains(try reader.read(UInt16.self)) else { return .no }
        try reader.skip(4)
      }
      return .certain
    } catch {
      return .possible
    }
  }

  public mutating func take(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    let (progress, event) = sender == .client ? client.read(bytes) : server.read(bytes)
    switch event {
    case .none: break
    case .fields(let fields, let streamID, let endsStream):
      if let head = HTTPHead(http2: fields) { take(head, on: streamID, from: sender, &notes) }
      if endsStream { takeEnd(of: streamID, from: sender, &notes) }
    case .data(let count, let streamID, let endsStream):
      add(count, to: streamID, from: sender, notes.moment)
      if endsStream { takeEnd(of: streamID, from: sender, &notes) }
    case .reset(let streamID):
      if let index = index(of: streamID) {
        open[index].heard = notes.moment
        finish(at: index, &notes)
      }
    }
    return progress
  }

  public mutating func lose(from sender: Sender) {
    if sender == .client { client.lose() } else { server.lose() }
    for index in open.indices {
      if sender == open[index].transaction.requester {
        open[index].transaction.requestLength = nil
      } else {
        open[index].transaction.responseLength = nil
      }
    }
  }

  public func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool {
    guard let header = try? HTTP2FrameHeader(parsing: bytes) else { return false }
    return header.isPlausible && header.length <= 16_384 && header.streamID < 1 << 20
  }

  public mutating func end(_ notes: inout SessionNotes) {
    while !open.isEmpty { finish(at: 0, &notes) }
  }

  // MARK: Streams

  private func index(of streamID: UInt32) -> Int? {
    open.firstIndex { $0.streamID == streamID }
  }

  private mutating func take(
    _ head: HTTPHead, on streamID: UInt32, from sender: Sender, _ notes: inout SessionNotes
  ) {
    if head.request != nil {
      memory.note(request: head, from: sender, &notes)
      requests += 1
      var transaction = begin(depth: requests, requester: sender, notes)
      transaction.request = head
      insert(streamID, transaction, &notes)
      return
    }
    guard let status = head.response else { return }
    if index(of: streamID) == nil {
      let transaction = begin(depth: requests, requester: sender.other, notes)
      insert(streamID, transaction, &notes)
    }
    guard let index = index(of: streamID) else { return }
    open[index].heard = notes.moment
    if (100..<200).contains(status.code) {
      open[index].transaction.information = status
    } else {
      memory.note(response: head, from: sender, &notes)
      open[index].transaction.response = head
    }
  }

  private func begin(depth: Int, requester: Sender, _ notes: SessionNotes) -> HTTPTransaction {
    var transaction = HTTPTransaction(
      time: notes.time, evidence: notes.evidence, depth: max(1, depth), requester: requester)
    transaction.requestLength = 0
    transaction.responseLength = 0
    return transaction
  }

  private mutating func insert(
    _ streamID: UInt32, _ transaction: HTTPTransaction, _ notes: inout SessionNotes
  ) {
    if let index = index(of: streamID) { finish(at: index, &notes) }
    if open.count >= Self.streamBound { finish(at: 0, &notes) }
    open.append(
      Exchange(streamID: streamID, transaction: transaction, heard: notes.moment))
  }

  /// Counts content; padding, which hardly anybody uses, with it.
  private mutating func add(
    _ count: Int, to streamID: UInt32, from sender: Sender, _ moment: Moment
  ) {
    guard let index = index(of: streamID) else { return }
    open[index].heard = moment
    if sender == open[index].transaction.requester {
      open[index].transaction.requestLength? += count
    } else {
      open[index].transaction.responseLength? += count
    }
  }

  /// Takes notice that one end has said all it will on a stream: the responder's end is the last.
  private mutating func takeEnd(
    of streamID: UInt32, from sender: Sender, _ notes: inout SessionNotes
  ) {
    guard let index = index(of: streamID), sender != open[index].transaction.requester else {
      return
    }
    open[index].heard = notes.moment
    finish(at: index, &notes)
  }

  /// Records a request with what answered it, else where it was asked.
  private mutating func finish(at index: Int, _ notes: inout SessionNotes) {
    let exchange = open.remove(at: index)
    let transaction = exchange.transaction
    notes.record(
      .http(transaction), at: transaction.response == nil ? transaction.moment : exchange.heard)
  }
}
