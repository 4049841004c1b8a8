import Packets

/// Divides what one side of a connection says into messages of HTTP/1.x (RFC 9112).
struct HTTPReader: Sendable {
  enum Event {
    case none
    case head(HTTPHead)
    /// All of the content came.
    case end
    /// No message begins here.
    case lost
  }

  private enum Reading: Sendable {
    case startLine
    case fields
    /// The last byte of content; those before it are not shown.
    case lastByte
    case content
    case chunkHeader
    case chunk
    case chunkEnd
    case trailers
    case untilClose
  }

  /// What is held of a message until all of it came.
  private struct Part: Sendable {
    /// The start line of a message whose fields are still coming, and those that came.
    var startLine: HTTPHead.StartLine?
    var fields = HTTPFields()
    /// Bytes of the head, or of trailers, that are done with.
    var headLength = 0
    /// The content, where it is wanted.
    var content: [UInt8]?
    /// Bytes to come of it, or of its chunk.
    var left = 0
  }

  /// Most bytes of a head, of a chunk's header or of trailers; a judgement, above what servers take.
  static let headBound = 65_536
  /// Most bytes of content that are kept.
  static let contentBound = 65_536

  /// None or one, on the heap: connections mostly wait between messages.
  private var part: [Part] = []
  /// Bytes of content so far, whether kept or not.
  private var contentLength = 0
  /// Bytes at hand in which no line ends, as many as can be told.
  private var searched: UInt16 = 0
  private var reading = Reading.startLine

  /// Whether a message is expected next.
  var isAtStart: Bool { if case .startLine = reading { true } else { false } }
  /// Whether the content goes on until the connection is closed.
  var isUntilClose: Bool { if case .untilClose = reading { true } else { false } }

  /// Reads on, up to the next event.
  mutating func read(_ bytes: RawSpan) -> (progress: StreamProgress, event: Event) {
    switch reading {
    case .startLine, .fields: return readHead(bytes)
    case .chunkHeader, .chunkEnd, .trailers: return readLine(bytes)
    case .lastByte:
      reading = .startLine
      return (.consumed(1), .end)
    case .content:
      let (count, isAll) = keepPart(of: bytes)
      if isAll { reading = .startLine }
      return (.consumed(count), isAll ? .end : .none)
    case .chunk:
      let (count, isAll) = keepPart(of: bytes)
      if isAll { reading = .chunkEnd }
      return (.consumed(count), .none)
    case .untilClose:
      return (.consumed(keep(bytes, atMost: bytes.byteCount)), .none)
    }
  }

  /// Says how the content after the head goes on; how many of its bytes need not be shown.
  mutating func expect(_ body: HTTPBody, keepsContent: Bool) -> Int {
    contentLength = 0
    switch body {
    case .none, .switched:
      reading = .startLine
      return 0
    case .length(let length):
      guard keepsContent, length <= Self.contentBound else {
        reading = .lastByte
        contentLength = length
        return length - 1
      }
      reading = .content
      part = [Part(content: [], left: length)]
    case .chunked:
      reading = .chunkHeader
      if keepsContent { part = [Part(content: [])] }
    case .untilClose:
      reading = .untilClose
      if keepsContent { part = [Part(content: [])] }
    }
    return 0
  }

  /// Begins anew; gives the head that was not complete.
  mutating func reset() -> HTTPHead? {
    defer { self = HTTPReader() }
    guard let part = part.first, let begun = part.startLine else { return nil }
    return HTTPHead(begun, part.fields)
  }

  /// Gives the content, where it was wanted, and how long it is.
  mutating func takeContent() -> (length: Int, content: [UInt8]?) {
    defer { part = [] }
    return (contentLength, part.first?.content)
  }

  // MARK: Lines

  private mutating func readHead(_ bytes: RawSpan) -> (progress: StreamProgress, event: Event) {
    // What most heads are of is asked for while the first line is read: another core wrote it.
    bytes.prefetch(at: 64, count: 448)
    var head = part.first ?? Part()
    if !part.isEmpty { part = [] }
    var hasBegun = head.startLine != nil
    var position = 0
    while head.headLength <= Self.headBound {
      guard let line = nextLine(bytes, from: position) else {
        hold(head)
        return waitForLine(bytes, from: position)
      }
      let text = bytes.extracting(position..<line.end)
      head.headLength += line.next - position
      position = line.next
      if !hasBegun {
        guard !text.isEmpty else {
          // Empty lines before a message are tolerated (RFC 9112 §2.2).
          head.headLength = 0
          continue
        }
        guard let begun = try? HTTPHead.StartLine(parsing: text) else { return (.lost, .lost) }
        head.startLine = begun
        hasBegun = true
      } else if !text.isEmpty {
        head.fields.add(line: text)
      } else if let begun = head.startLine {
        return (.consumed(position), .head(HTTPHead(begun, head.fields)))
      }
    }
    hold(head)
    return (.lost, .lost)
  }

  /// Holds a head that isn't complete, if it has begun.
  private mutating func hold(_ head: Part) {
    part = head.startLine == nil ? [] : [head]
    reading = part.isEmpty ? .startLine : .fields
  }

  private mutating func readLine(_ bytes: RawSpan) -> (progress: StreamProgress, event: Event) {
    guard let line = nextLine(bytes, from: 0) else { return waitForLine(bytes, from: 0) }
    let text = bytes.extracting(0..<line.end)
    var progress = StreamProgress.consumed(line.next)
    switch reading {
    case .chunkEnd:
      guard text.isEmpty else { return (.lost, .lost) }
      reading = .chunkHeader
    case .trailers:
      let length = line.next + (part.first?.headLength ?? 0)
      guard length <= Self.headBound else { return (.lost, .lost) }
      guard text.isEmpty else {
        if part.isEmpty { part = [Part()] }
        part[0].headLength = length
        break
      }
      reading = .startLine
      return (progress, .end)
    default:
      guard let chunk = try? HTTPChunkHeader(parsing: text) else { return (.lost, .lost) }
      if chunk.size == 0 {
        reading = .trailers
      } else if part.first?.content != nil {
        reading = .chunk
        part[0].left = chunk.size
      } else {
        contentLength = contentLength.addingClamped(chunk.size)
        progress.skipped = chunk.size
        reading = .chunkEnd
      }
    }
    return (progress, .none)
  }

  private mutating func nextLine(_ bytes: RawSpan, from start: Int) -> TextLine? {
    guard let line = TextLine(in: bytes, from: start, searched: Int(searched)) else { return nil }
    searched = 0
    return line
  }

  private mutating func waitForLine(
    _ bytes: RawSpan, from start: Int
  ) -> (progress: StreamProgress, event: Event) {
    let left = bytes.byteCount - start
    if left > Self.headBound { return (.lost, .lost) }
    searched = start > 0 ? 0 : UInt16(clamping: left)
    return (StreamProgress(consumed: start, needed: left + 1), .none)
  }

  // MARK: Content

  /// Keeps what is to come of content, or of a chunk: how many bytes, and whether that is all.
  private mutating func keepPart(of bytes: RawSpan) -> (count: Int, isAll: Bool) {
    guard let left = part.first?.left else { return (0, true) }
    let count = keep(bytes, atMost: left)
    part[0].left = left - count
    return (count, left == count)
  }

  private mutating func keep(_ bytes: RawSpan, atMost count: Int) -> Int {
    let count = min(count, bytes.byteCount)
    contentLength = contentLength.addingClamped(count)
    guard let kept = part.first?.content?.count else { return count }
    if kept + count > Self.contentBound {
      part[0].content = nil
    } else {
      part[0].content?.append(copying: bytes.extracting(0..<count))
    }
    return count
  }
}

extension Int {
  /// The sum, or the greatest number there is.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
