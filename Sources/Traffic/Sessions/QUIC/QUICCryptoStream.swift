import Packets

/// One end's handshake bytes, put in order out of CRYPTO frames (RFC 9000 §7.5); the first copy of a byte counts.
struct QUICCryptoStream: Hashable, Sendable {
  private struct Piece: Hashable, Sendable {
    let offset: Int
    let bytes: [UInt8]
  }

  /// Most bytes of one end's handshake in Initial packets: a hello with keys of post-quantum cryptography has about 2000.
  static let bound = 65_536
  private static let pieceBound = 256

  /// In order, and not yet taken.
  private var ready: [UInt8] = []
  /// Those that have to wait for others before them.
  private var waiting: [Piece] = []
  /// Where those that are ready end: at most at ``bound``.
  private var end: UInt32 = 0

  mutating func add(_ data: [UInt8], at offset: UInt64) {
    guard offset <= UInt64(Self.bound), data.count <= Self.bound - Int(offset) else { return }
    let piece = Piece(offset: Int(offset), bytes: data)
    guard piece.offset <= Int(end) else {
      if waiting.count < Self.pieceBound, !waiting.contains(piece) { waiting.append(piece) }
      return
    }
    deliver(piece)
    while let index = waiting.firstIndex(where: { $0.offset <= Int(end) }) {
      deliver(waiting.remove(at: index))
      if waiting.isEmpty { waiting = [] }
    }
  }

  private mutating func deliver(_ piece: Piece) {
    let known = Int(end) - piece.offset
    guard known < piece.bytes.count else { return }
    ready += piece.bytes[known...]
    end = UInt32(clamping: piece.offset + piece.bytes.count)
  }

  /// The next handshake message, once it is whole: its type and body.
  mutating func takeMessage() -> (type: TLSHandshakeType, body: [UInt8])? {
    guard let header = try? TLSHandshakeHeader(parsing: ready.rawSpan) else { return nil }
    let count = TLSHandshakeHeader.size + header.length
    guard count <= ready.count else { return nil }
    let body = Array(ready[TLSHandshakeHeader.size..<count])
    if count < ready.count { ready.removeFirst(count) } else { ready = [] }
    return (header.type, body)
  }

  /// The message of Google's own handshake that this is, once it is whole.
  func googleHandshake() -> GoogleQUICHandshake? {
    guard ready.starts(with: "CHLO".utf8) else { return nil }
    return try? GoogleQUICHandshake(parsing: ready.rawSpan)
  }
}
