import Packets

/// One direction of an HTTP/2 connection: its frames, and the field sections that they are pieces of.
public struct HTTP2Side: Sendable {
  /// What a frame, or the last of several, completed.
  enum Event: Sendable {
    case none
    /// A field section of a stream, or of the one that it promises.
    case fields([HPACKField], streamID: UInt32, endsStream: Bool)
    case data(count: Int, streamID: UInt32, endsStream: Bool)
    case reset(streamID: UInt32)
  }

  /// Most bytes of a field section that is spread over frames.
  private static let sectionBound = 65_536
  /// A frame longer than this is none: RFC 9113 §4.2 allows 2^14 bytes unless more was asked for.
  private static let frameBound = 1 << 20

  /// The table of header fields, as it is behind what was read.
  public private(set) var decoder = HPACKDecoder()
  private var isStarted = false
  /// The field section that goes on in CONTINUATION frames.
  private var section: (streamID: UInt32, bytes: [UInt8], endsStream: Bool)?

  public init() {}

  /// Takes notice of the preface or a frame for the sake of what its header fields add to the table.
  public mutating func pass(_ bytes: RawSpan) { _ = read(bytes) }

  public mutating func lose() {
    decoder.lose()
    section = nil
    isStarted = true
  }

  /// Reads the preface or one frame.
  mutating func read(_ bytes: RawSpan) -> (StreamProgress, Event) {
    if !isStarted {
      if HTTP2Preface.begins(bytes) {
        guard bytes.byteCount >= HTTP2Preface.size else {
          return (.needs(HTTP2Preface.size), .none)
        }
        isStarted = true
        return (.consumed(HTTP2Preface.size), .none)
      }
      isStarted = true
    }
    guard let header = try? HTTP2FrameHeader(parsing: bytes) else {
      return (.needs(HTTP2FrameHeader.size), .none)
    }
    guard header.isPlausible, header.length <= Self.frameBound else { return (.lost, .none) }
    let count = HTTP2FrameHeader.size + header.length
    switch header.type {
    case .headers, .pushPromise, .continuation:
      guard bytes.byteCount >= count else { return (.needs(count), .none) }
      let payload = bytes.extracting(HTTP2FrameHeader.size..<count)
      return (.consumed(count), read(payload, of: header))
    case .data:
      let event = Event.data(
        count: header.length, streamID: header.streamID, endsStream: header.endsStream)
      return (Self.passing(header), event)
    case .resetStream: return (Self.passing(header), .reset(streamID: header.streamID))
    default: return (Self.passing(header), .none)
    }
  }

  private static func passing(_ header: HTTP2FrameHeader) -> StreamProgress {
    StreamProgress(consumed: HTTP2FrameHeader.size, skipped: header.length)
  }

  private mutating func read(_ payload: RawSpan, of header: HTTP2FrameHeader) -> Event {
    guard let block = try? HTTP2FieldBlock(parsing: payload, of: header) else {
      decoder.lose()
      section = nil
      return .none
    }
    if header.type == .continuation {
      guard let known = section, known.streamID == header.streamID,
        known.bytes.count + block.fragment.count <= Self.sectionBound
      else {
        decoder.lose()
        section = nil
        return .none
      }
      section?.bytes += block.fragment
    } else {
      if section != nil { decoder.lose() }
      section = (
        block.promisedStreamID ?? header.streamID, block.fragment, header.endsStream
      )
    }
    guard header.endsHeaders, let whole = section else { return .none }
    section = nil
    guard let fields = try? decoder.decode(whole.bytes.rawSpan) else {
      decoder.lose()
      return .none
    }
    return .fields(fields, streamID: whole.streamID, endsStream: whole.endsStream)
  }
}
