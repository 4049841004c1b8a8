/// Takes captured frames apart, from the link layer to the transport header, tunnels and fragments included.
///
/// One decoder serves one stream of frames in time order: the fragments of a datagram may lie far apart.
public struct PacketDecoder {
  /// Datagrams waiting for fragments.
  public var fragments = FragmentReassembler()
  /// Frames of 802.11 and CAPWAP waiting for their pieces.
  var framePieces = FramePieces()
  /// 802.11 frames that may be sent again.
  var repetitions = RepetitionFilter()
  /// What stations said to everybody, which access points send on.
  var relays = RelayFilter()
  /// What opens protected 802.11 frames; they stay closed without it.
  public var opener: (any WiFiFrameOpener)?
  /// Bytes of the frame check sequence at the end of the frame at hand, as its file says, where its own header may know better.
  var fileFCSLength = 0
  /// Whether ``DecodedPackets/msdus`` are wanted.
  public var keepsMSDUs = false

  /// Packets inside packets, at most: deeper ones are left alone, and counted.
  public static let depthBound = 8
  /// Frames in which that bound was reached.
  public internal(set) var depthBoundReached = 0
  /// Frames in pieces, of 802.11 and CAPWAP, that wait for the rest at one time, at most.
  public static let framePiecesBound = FramePieces.frameBound
  /// Frames in pieces that were given up because a bound was reached.
  public var framePiecesEvicted: Int { framePieces.evicted }

  public init() {}

  /// Decodes one frame. `packets` receives at least one packet, unless the frame has no bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes kept of the frame.
  ///   - frame: What the capture says of it.
  public mutating func decode(
    _ bytes: RawSpan, _ frame: FrameHeader, into packets: inout DecodedPackets
  ) {
    let first = packets.packets.count
    var reader = ByteReader(bytes)
    var layer = Layer(
      headers: DecodedPacket(frame, kept: bytes.byteCount), origin: frame.offset,
      wireEnd: frame.wireLength)
    let headerMayTell = frame.linkType == .ieee80211Radiotap || frame.linkType == .ppi
    fileFCSLength = headerMayTell ? frame.fcsLength : 0
    if frame.fcsLength > 0, !headerMayTell {
      layer.wireEnd = max(layer.wireEnd - frame.fcsLength, 0)
      reader.truncate(to: layer.wireEnd)
    }
    var isMalformed = false
    do throws(DecodeError) {
      try decodeLink(frame.linkType, reader, &layer, &packets)
    } catch {
      isMalformed = true
    }
    if packets.packets.count == first {
      // Nothing could be told apart from the link on: the frame is counted all the same.
      var packet = DecodedPacket(frame, kept: bytes.byteCount)
      if isMalformed { packet.flags.insert(.malformed) }
      packet.payload.offset = UInt32(clamping: frame.offset)
      packet.payload.count = UInt32(clamping: reader.readRest().byteCount)
      packets.packets.append(packet)
    }
  }

  /// Decodes a datagram that was put together after the fact.
  public mutating func decodeDatagram(
    _ payload: [UInt8], _ headers: DecodedPacket, into packets: inout DecodedPackets
  ) {
    decodeReassembled(payload, headers, &packets)
  }
}

/// What a capture says of one frame, beside its bytes.
@frozen
public struct FrameHeader: Sendable {
  /// Nanoseconds since 1970-01-01 UTC.
  public var time: Int64
  /// Counted from 1.
  public var number: Int
  /// Index of the capture among those analysed together.
  public var capture: UInt16
  public var linkType: LinkType
  /// Bytes on the wire.
  public var wireLength: Int
  /// Where the frame's bytes begin in their batch.
  public var offset: Int
  /// Bytes of frame check sequence at the frame's end.
  public var fcsLength: Int

  @inlinable
  public init(
    time: Int64, number: Int, capture: UInt16, linkType: LinkType, wireLength: Int, offset: Int,
    fcsLength: Int = 0
  ) {
    self.time = time
    self.number = number
    self.capture = capture
    self.linkType = linkType
    self.wireLength = wireLength
    self.offset = offset
    self.fcsLength = fcsLength
  }
}

extension DecodedPacket {
  /// Of a frame of which nothing but its record has been read.
  @inline(__always)
  fileprivate init(_ frame: FrameHeader, kept byteCount: Int) {
    self.init()
    time = frame.time
    self.frame = frame.number
    capture = frame.capture
    wireLength = UInt32(clamping: frame.wireLength)
    if byteCount < frame.wireLength { flags.insert(.cut) }
  }
}

/// The packets found in some frames, and the buffers that reassembly and decryption made for them.
public struct DecodedPackets: Sendable {
  public var packets: [DecodedPacket] = []
  /// Payloads whose `buffer` is 0 or more lie in the buffer of that number.
  public var buffers: [[UInt8]] = []
  /// The 802.11 frames, one for each that was heard and whose header could be read.
  public var wiFiFrames: [WiFiFrame] = []
  /// What 802.11 stations handed to their link layer, where it is wanted and could be read.
  public var msdus: [WiFiMSDU] = []

  public init() {}
}

/// How far the decoding of one frame has come: the headers gathered so far, and where the bytes come from.
struct Layer {
  var headers: DecodedPacket
  /// Where the reader's bytes begin in the batch, or in their buffer.
  var origin: Int
  /// Where the current layer ends on the wire, counted as the reader counts; at or beyond the end of the captured bytes.
  var wireEnd: Int
  /// The buffer the bytes lie in; -1 for the batch.
  var buffer: Int32 = -1
  /// Whether the IP datagram, or one that it came in, goes on in other fragments.
  var goesOn = false
  /// How many link headers were read inside others.
  var linkNesting: Int32 = 0
}
