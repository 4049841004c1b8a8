import Packets

/// TLS over TCP: SSL 3.0 to TLS 1.3 (RFC 8446, RFC 5246), and hellos in the form of SSL 2.0.
///
/// Handshake messages are read across records while they are in the clear; of everything else only the lengths are.
struct TLSSession: StreamSession {
  var service: String { "ssl" }

  private var handshake = TLSHandshake(isDatagram: false)
  /// The sides whose handshake messages are encrypted from here.
  private var encrypted = Sides()
  /// Messages that go on in records to come, one of either side at most: on the heap, for they do so early only.
  private var unfinished: [Unfinished] = []

  private struct Sides: OptionSet, Sendable {
    let rawValue: UInt8

    static func side(of sender: Sender) -> Sides {
      Sides(rawValue: sender == .client ? 1 : 2)
    }
  }

  /// A handshake message that goes on in the next record.
  private struct Unfinished: Sendable {
    let sender: Sender
    /// Its beginning.
    var bytes: [UInt8] = []
    /// Bytes of one too long to keep that are still to come.
    var toIgnore = 0
  }

  /// Longest handshake message that is kept, in bytes: chains of certificates are the longest.
  static let messageBound = 1 << 16

  mutating func take(_ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes)
    -> StreamProgress
  {
    let data = passOverData(bytes, from: sender, &notes)
    return data.consumed > 0 ? data : takeRecord(bytes, from: sender, &notes)
  }

  /// Passes over the records of application data that bytes begin with, to the end of the last of them: nothing but their
  /// lengths can be understood.
  private mutating func passOverData(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    var progress = StreamProgress.consumed(0)
    while progress.skipped == 0,
      let header = try? TLSRecordHeader(
        parsing: bytes.extracting(droppingFirst: progress.consumed)),
      header.type == .applicationData
    {
      handshake.takeApplicationData(length: header.length, from: sender, &notes)
      let end = progress.consumed + TLSRecordHeader.size + header.length
      progress.consumed = min(end, bytes.byteCount)
      progress.skipped = end - progress.consumed
    }
    return progress
  }

  /// Takes one record.
  private mutating func takeRecord(
    _ bytes: RawSpan, from sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    guard bytes.byteCount >= TLSRecordHeader.size else {
      return Self.mayBegin(bytes) ? .needs(TLSRecordHeader.size) : .lost
    }
    guard let header = try? TLSRecordHeader(parsing: bytes) else {
      return takeOldHello(bytes, sender, &notes)
    }
    let passedOver = StreamProgress(consumed: TLSRecordHeader.size, skipped: header.length)
    let whole = TLSRecordHeader.size + header.length
    switch header.type {
    case .applicationData, .heartbeat: return passedOver
    case .changeCipherSpec:
      handshake.takeChangeCipherSpec(from: sender, &notes)
      encrypted.insert(.side(of: sender))
      return passedOver
    case .alert:
      guard header.length == TLSAlert.size else { return passedOver }
      guard bytes.byteCount >= whole else { return .needs(whole) }
      if let alert = try? TLSAlert(parsing: bytes.extracting(TLSRecordHeader.size..<whole)) {
        handshake.take(alert, from: sender, &notes)
      }
      return .consumed(whole)
    case .handshake:
      if encrypted.contains(.side(of: sender)) {
        let peek = min(whole, TLSRecordHeader.size + TLSHandshakeHeader.size)
        guard bytes.byteCount >= peek else { return .needs(peek) }
        let beginning = bytes.extracting(TLSRecordHeader.size..<peek)
        guard Self.isPlainHello(beginning, recordLength: header.length) else { return passedOver }
      }
      guard bytes.byteCount >= whole else { return .needs(whole) }
      takeFragment(bytes.extracting(TLSRecordHeader.size..<whole), sender, &notes)
      return .consumed(whole)
    }
  }

  mutating func lose(from sender: Sender) {
    handshake.lose(from: sender)
    _ = takeUnfinished(of: sender)
  }

  func resumes(with bytes: RawSpan, at place: StreamPlace) -> Bool { Self.isChain(bytes) }

  mutating func end(_ notes: inout SessionNotes) { handshake.end(&notes) }

  // MARK: Handshake

  /// Takes what one record holds of the handshake: messages, or pieces of them.
  private mutating func takeFragment(
    _ content: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) {
    var content = content
    var message = takeUnfinished(of: sender)
    let ignored = min(message.toIgnore, content.byteCount)
    message.toIgnore -= ignored
    content = content.extracting(droppingFirst: ignored)
    if message.bytes.isEmpty {
      let done = takeMessages(content, of: &message, &notes)
      if done < content.byteCount {
        message.bytes = [UInt8](copying: content.extracting(done..<content.byteCount))
      }
    } else {
      var bytes: [UInt8] = []
      swap(&bytes, &message.bytes)
      bytes.append(copying: content)
      let done = takeMessages(bytes.rawSpan, of: &message, &notes)
      message.bytes = done == 0 ? bytes : Array(bytes[done...])
    }
    if !message.bytes.isEmpty || message.toIgnore > 0 { unfinished.append(message) }
  }

  /// Takes out the message of a side that goes on.
  private mutating func takeUnfinished(of sender: Sender) -> Unfinished {
    guard let place = unfinished.firstIndex(where: { $0.sender == sender }) else {
      return Unfinished(sender: sender)
    }
    let message = unfinished.remove(at: place)
    if unfinished.isEmpty { unfinished = [] }
    return message
  }

  /// Takes the messages that are complete; gives how many bytes are done with.
  private mutating func takeMessages(
    _ bytes: RawSpan, of message: inout Unfinished, _ notes: inout SessionNotes
  ) -> Int {
    let sender = message.sender
    var reader = ByteReader(bytes)
    while reader.remaining > 0 {
      let start = reader.offset
      guard let beginning = try? reader.readBytes(TLSHandshakeHeader.size),
        let header = try? TLSHandshakeHeader(parsing: beginning)
      else { return start }
      guard header.type.isPlain, header.type != .helloRequest || header.length == 0 else {
        // Where the change of keys was missed, this is encrypted.
        encrypted.insert(.side(of: sender))
        return bytes.byteCount
      }
      guard header.length <= Self.messageBound else {
        message.toIgnore = max(0, header.length - reader.remaining)
        return bytes.byteCount
      }
      guard let body = try? reader.readBytes(header.length) else { return start }
      handshake.take(header.type, body, from: sender, &notes)
    }
    return bytes.byteCount
  }

  /// Whether a handshake record after a change of keys is a hello in the clear all the same: the second one, after a
  /// HelloRetryRequest (RFC 8446 §4.1.4).
  private static func isPlainHello(_ beginning: RawSpan, recordLength: Int) -> Bool {
    guard let header = try? TLSHandshakeHeader(parsing: beginning) else { return false }
    return (header.type == .clientHello || header.type == .serverHello)
      && header.length + TLSHandshakeHeader.size == recordLength
  }

  private mutating func takeOldHello(
    _ bytes: RawSpan, _ sender: Sender, _ notes: inout SessionNotes
  ) -> StreamProgress {
    var reader = ByteReader(bytes)
    guard let length = try? reader.read(UInt16.self), length & 0x8000 != 0,
      let type = try? reader.read(UInt8.self), type == 1, !handshake.hasClientHello
    else { return .lost }
    let size = Int(length & 0x7fff) + 2
    guard bytes.byteCount >= size else { return .needs(size) }
    guard let hello = try? SSLv2ClientHello(parsing: bytes) else { return .lost }
    handshake.take(hello, from: sender, &notes)
    return .consumed(hello.size)
  }
}
