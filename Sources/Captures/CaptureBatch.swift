import Packets

/// One packet of a capture: where its bytes lie in its batch, and what the capture file says of it.
@frozen
public struct CaptureRecord: Sendable {
  /// Nanoseconds since 1970-01-01 UTC.
  public var time: Int64
  /// Counted from 1 over the packets of one capture, as Wireshark counts them.
  public var frame: Int
  /// Where the bytes start in the batch's `bytes`.
  public var offset: Int
  /// Bytes kept.
  public var capturedLength: Int
  /// Bytes on the wire; never below `capturedLength`.
  public var originalLength: Int
  public var linkType: LinkType
  /// Index of the interface in the capture's description; 0 in pcap.
  public var interface: Int
  /// Bytes of frame check sequence at the end of each frame, as the capture declares; 0 when it doesn't say.
  public var fcsLength: UInt8
  public var direction: Direction

  /// Which way the packet went through the capturing interface (pcapng's epb_flags).
  public enum Direction: UInt8, Sendable {
    case unknown
    case inbound
    case outbound
  }

  @inlinable
  public init(
    time: Int64, frame: Int, offset: Int, capturedLength: Int, originalLength: Int,
    linkType: LinkType, interface: Int, fcsLength: UInt8, direction: Direction
  ) {
    self.time = time
    self.frame = frame
    self.offset = offset
    self.capturedLength = capturedLength
    self.originalLength = originalLength
    self.linkType = linkType
    self.interface = interface
    self.fcsLength = fcsLength
    self.direction = direction
  }
}

/// A stretch of a capture: an owned buffer, and the packets in it in file order.
public final class CaptureBatch: Sendable {
  public let buffer: PooledArray<UInt8>
  private let pooledRecords: PooledArray<CaptureRecord>

  public var bytes: [UInt8] { buffer.elements }
  public var records: [CaptureRecord] { pooledRecords.elements }

  init(_ buffer: PooledArray<UInt8>, _ records: PooledArray<CaptureRecord>) {
    self.buffer = buffer
    pooledRecords = records
  }

  public convenience init(bytes: [UInt8], records: [CaptureRecord]) {
    self.init(PooledArray(bytes), PooledArray(records))
  }
}
