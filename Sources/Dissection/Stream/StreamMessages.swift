import Packets
import Traffic

/// The messages of one direction of a TCP connection, one after the other: what they are, and where they lie.
public struct StreamMessages: Sendable {
  public struct Message: Hashable, Sendable {
    /// `TLS record, handshake`.
    public let name: String
    /// Where it lies in the stream; behind what is there of it, where its end is missing.
    public let range: Range<Int>
    /// As Zeek's `service` has it.
    public let service: String
    /// Whether it is what a frame's payload is split into: else a message that such ones carry.
    public let isOutermost: Bool
  }

  public private(set) var messages: [Message] = []
  /// Whether they are all since the stream began.
  private let isComplete: Bool

  /// Messages of one stream, at most.
  static let bound = 1 << 20

  /// - Parameters:
  ///   - bytes: the stream from its beginning, or from where the capture joins in.
  ///   - service: its protocol, where it is known; else what it begins with decides.
  ///   - isStart: whether the bytes surely begin with a message.
  public init(_ bytes: [UInt8], service: String?, ports: [UInt16], isStart: Bool) {
    isComplete = isStart
    let head = Array(bytes.prefix(Self.headLength))
    let known = StreamPiece(service: service)
    guard
      let layer = Dissector.choose(ApplicationLayer.streams, head, ports, known),
      isStart || layer.recognises(head, false)
    else { return }
    var service = layer.service
    var handshake = HandshakeMessages()
    var offset = 0
    while offset < bytes.count, messages.count < Self.bound {
      var reader = ByteReader(bytes.rawSpan)
      guard (try? reader.seek(to: offset)) != nil,
        let framed = MessageFraming.first(of: reader.readRest(), service), framed.length > 0
      else { break }
      let end = offset + framed.length
      messages.append(
        Message(name: framed.name, range: offset..<end, service: service, isOutermost: true))
      if service == "ssl" {
        let content = min(offset + TLSRecordHeader.size, bytes.count)..<min(end, bytes.count)
        messages += handshake.take(bytes, content, isHandshake: bytes[offset] == 22)
      }
      service = framed.successor ?? service
      offset = end
    }
  }

  /// Of HTTP/2 the table of header fields as the messages before a place left it.
  ///
  /// - Parameter bytes: the stream whose messages these are.
  public func headerTable(before offset: Int, in bytes: [UInt8]) -> HPACKDecoder {
    var side = HTTP2Side()
    if !isComplete { side.lose() }
    for message in messages where message.service == "http2" && message.range.upperBound <= offset {
      side.pass(Array(bytes[message.range]).rawSpan)
    }
    return side.decoder
  }

  /// Bytes that tell the protocol.
  private static let headLength = 4096
}

/// Puts the messages of the TLS handshake together that records carry pieces of.
private struct HandshakeMessages {
  /// The content of handshake records so far, and where its pieces lie in the stream.
  private var bytes: [UInt8] = []
  private var pieces: [(from: Int, at: Int)] = []
  private var read = 0
  private var isOver = false

  /// Most bytes of a handshake that are looked at.
  private static let bound = 1 << 20

  /// Takes the content of a record; gives the messages that it completes. After the first record that holds no
  /// handshake all are encrypted.
  mutating func take(
    _ stream: [UInt8], _ range: Range<Int>, isHandshake: Bool
  ) -> [StreamMessages.Message] {
    if !isHandshake { isOver = true }
    guard !isOver, !range.isEmpty, bytes.count < Self.bound else { return [] }
    pieces.append((bytes.count, range.lowerBound))
    bytes += stream[range]
    var messages: [StreamMessages.Message] = []
    while bytes.count - read >= 4 {
      let type = TLSHandshakeType(rawValue: bytes[read])
      let length = bytes[read + 1..<read + 4].reduce(0) { $0 << 8 | Int($1) } + 4
      guard type.isPlain else {
        isOver = true
        break
      }
      guard length <= bytes.count - read else { break }
      messages.append(
        StreamMessages.Message(
          name: "TLS handshake message, \(Dissector.handshakeName(type))",
          range: place(read)..<place(read + length - 1) + 1, service: "ssl", isOutermost: false))
      read += length
    }
    return messages
  }

  private func place(_ offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.from <= offset }) else { return offset }
    return piece.at + offset - piece.from
  }
}
