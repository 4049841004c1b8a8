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
    case content(left: Int)
    case chunkHeader
    case chunk(left: Int)
    case chunkEnd
    case trailers
    case untilClose
  }

  /// Most bytes of a head, of a chunk's header or of trailers; a judgement, above what servers take.
  static let headBound = 65_536
  /// Most bytes of content that are kept.
  static let contentBound = 65_536

  private var reading = Reading.startLine
  /// The start line of a message whose fields are still coming, and those that came.
  private var startLine: HTTPHead.StartLine?
  private var fields = HTTPFields()
  /// Bytes of the head that are done with.
  private var headLength = 0
  /// Bytes at hand in which no line ends.
  private var searched = 0
  /// Bytes of content so far, whether kept or not.
  private var contentLength = 0
  /// The content, where it is wanted.
  private var content: [UInt8]?

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
    case .content(let left):
      let count = keep(bytes, atMost: left)
      reading = left > count ? .content(left: left - count) : .startLine
      return (.consumed(count), left > count ? .none : .end)
    case .chunk(let left):
      let count = keep(bytes, atMost: left)
      reading = left > count ? .chunk(left: left - count) : .chunkEnd
      return (.consumed(count), .none)
    case .untilClose:
      return (.consumed(keep(bytes, atMost: bytes.byteCount)), .none)
    }
  }

  /// Says how the content after the head goes on; how many of its bytes need not be shown.
  mutating func expect(_ body: HTTPBody, keepsContent: Bool) -> Int {
    contentLength = 0
    content = keepsContent ? [] : nil
    switch body {
    case .none, .switched: reading = .startLine
    case .length(let length):
      if keepsContent, length <= Self.contentBound {
        reading = .content(left: length)
      } else {
        reading = .lastByte
        contentLength = length
        return length - 1
      }
    case .chunked: reading = .chunkHeader
    case .untilClose: reading = .untilClose
    }
    return 0
  }

  /// Begins anew; gives the head that was not complete.
  mutating func reset() -> HTTPHead? {
    defer { self = HTTPReader() }
    return takeHead()
  }

  private mutating func takeHead() -> HTTPHead? {
    guard let begun = startLine.take() else { return nil }
    defer { fields = HTTPFields() }
    return HTTPHead(begun, fields)
  }

  /// Gives the content, where it was wanted, and how long it is.
  mutating func takeContent() -> (length: Int, content: [UInt8]?) {
    defer { content = nil }
    return (contentLength, content)
  }

  // MARK: Lines

  private mutating func readHead(_ bytes: RawSpan) -> (progress: StreamProgress, event: Event) {
    // What most heads are of is asked for while the first line is read: another core wrote it.
    bytes.prefetch(at: 64, count: 448)
    var position = 0
    while let line = nextLine(bytes, from: position) {
      let text = bytes.extracting(position..<line.end)
      headLength += line.next - position
      position = line.next
      if isAtStart {
        // Empty lines before a message are tolerated (RFC 9112 §2.2).
        guard !text.isEmpty else { continue }
        guard let begun = try? HTTPHead.StartLine(parsing: text) else { return (.lost, .lost) }
        startLine = begun
        reading = .fields
      } else if !text.isEmpty {
        fields.add(line: text)
      } else if let head = takeHead() {
        headLength = 0
        return (.consumed(position), .head(head))
      }
      if headLength > Self.headBound { return (.lost, .lost) }
    }
    return waitForLine(bytes, from: position)
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
      headLength += line.next
      guard headLength <= Self.headBound else { return (.lost, .lost) }
      guard text.isEmpty else { break }
      headLength = 0
      reading = .startLine
      return (progress, .end)
    default:
      guard let chunk = try? HTTPChunkHeader(parsing: text) else { return (.lost, .lost) }
      if chunk.size == 0 {
        reading = .trailers
      } else if content != nil {
        reading = .chunk(left: chunk.size)
      } else {
        contentLength = contentLength.addingClamped(chunk.size)
        progress.skipped = chunk.size
        reading = .chunkEnd
      }
    }
    return (progress, .none)
  }

  private mutating func nextLine(_ bytes: RawSpan, from start: Int) -> TextLine? {
    guard let line = TextLine(in: bytes, from: start, searched: searched) else { return nil }
    searched = 0
    return line
  }

  private mutating func waitForLine(
    _ bytes: RawSpan, from start: Int
  ) -> (progress: StreamProgress, event: Event) {
    let left = bytes.byteCount - start
    if left > Self.headBound { return (.lost, .lost) }
    searched = start > 0 ? 0 : left
    return (StreamProgress(consumed: start, needed: left + 1), .none)
  }

  // MARK: Content

  private mutating func keep(_ bytes: RawSpan, atMost count: Int) -> Int {
    let count = min(count, bytes.byteCount)
    contentLength = contentLength.addingClamped(count)
    guard let kept = content?.count else { return count }
    if kept + count > Self.contentBound {
      content = nil
    } else {
      content?.append(copying: bytes.extracting(0..<count))
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
