/// The MAC header of an 802.11 frame (IEEE 802.11-2020 §9.2.3); multi-byte fields are little-endian.
///
///     | Frame Control (2) | Duration/ID (2) | Address 1 (6) | Address 2 (6) | Address 3 (6) |
///     | Sequence Control (2) | Address 4 (6) | QoS Control (2) | HT Control (4) |
///
/// A control frame ends after its first or second address; the last three fields are in some frames only.
public struct IEEE80211Header: Sendable {
  public enum FrameType: UInt8, Sendable {
    case management
    case control
    case data
    case `extension`
  }

  public let type: FrameType
  /// 0...15; what it means depends on the type (IEEE 802.11-2020, table 9-1).
  public let subtype: UInt8
  /// The first two bytes as a number, its lowest bits first on the air.
  public let frameControl: UInt16
  public let toDS: Bool
  public let fromDS: Bool
  public let moreFragments: Bool
  public let isRetry: Bool
  /// The frame body is encrypted.
  public let isProtected: Bool
  /// Who is to receive it over the air.
  public let receiver: MACAddress
  /// Who sent it over the air; none where the frame doesn't say.
  public let transmitter: MACAddress
  /// Address 3 and 4: what they mean depends on ``toDS`` and ``fromDS``.
  public let address3: MACAddress
  public let address4: MACAddress
  /// 0...4095
  public let sequenceNumber: UInt16
  /// 0...15
  public let fragmentNumber: UInt8
  /// The traffic identifier of a QoS frame, 0...15; 0 in others.
  public let trafficIdentifier: UInt8
  /// Whether the body is an aggregate of several frames (A-MSDU).
  public let hasAggregate: Bool
  /// In bytes.
  public let length: Int

  /// Whether a QoS Control field follows the addresses.
  public var isQoS: Bool { type == .data && subtype & 8 != 0 }

  /// Whether there is a frame body that came from above the link layer; null frames have none.
  public var carriesData: Bool { type == .data && subtype & 4 == 0 }

  /// Whether it is a piece of a larger frame.
  public var isFragment: Bool { moreFragments || fragmentNumber != 0 }

  /// Where the frame is headed in the end (IEEE 802.11-2020, table 9-30).
  public var destination: MACAddress { type == .data && toDS ? address3 : receiver }

  /// Where the frame came from in the beginning.
  public var source: MACAddress {
    guard type == .data, fromDS else { return transmitter }
    return toDS ? address4 : address3
  }

  /// The access point's cell; none in frames between access points and in control frames.
  public var bssid: MACAddress {
    switch (type, toDS, fromDS) {
    case (.management, _, _), (.data, false, false): address3
    case (.data, true, false): receiver
    case (.data, false, true): transmitter
    default: .none
    }
  }

  /// Reads the header up to the frame body.
  ///
  /// - Parameter isSwapped: Whether the bytes of Frame Control and Sequence Control are in the wrong order.
  public init(parsing reader: inout ByteReader, isSwapped: Bool = false) throws(DecodeError) {
    let start = reader.offset
    let word: UInt16 = try reader.readLittleEndian()
    let control = isSwapped ? word.byteSwapped : word
    guard control & 3 == 0 else {
      throw DecodeError(.invalid(field: "Protocol Version", value: UInt64(control & 3)), at: start)
    }
    frameControl = control
    type = FrameType(rawValue: UInt8(control >> 2 & 3)) ?? .extension
    subtype = UInt8(control >> 4 & 15)
    toDS = control & 0x0100 != 0
    fromDS = control & 0x0200 != 0
    moreFragments = control & 0x0400 != 0
    isRetry = control & 0x0800 != 0
    isProtected = control & 0x4000 != 0
    let hasOrder = control & 0x8000 != 0
    try reader.skip(2)  // Duration/ID.
    receiver = type == .extension ? .none : try reader.readMACAddress()
    switch (type, subtype) {
    case (.management, _), (.data, _):
      transmitter = try reader.readMACAddress()
      address3 = try reader.readMACAddress()
      let sequenceWord: UInt16 = try reader.readLittleEndian()
      let sequenceControl = isSwapped ? sequenceWord.byteSwapped : sequenceWord
      sequenceNumber = sequenceControl >> 4
      fragmentNumber = UInt8(sequenceControl & 15)
    case (.control, 8), (.control, 9), (.control, 10), (.control, 11), (.control, 14),
      (.control, 15):
      // Block Ack (Request), PS-Poll, RTS, CF-End. The group bit of an RTS's sender says something of its bandwidth.
      let address = try reader.readMACAddress()
      transmitter = MACAddress(rawValue: address.rawValue & ~0x0100_0000_0000)
      (address3, sequenceNumber, fragmentNumber) = (.none, 0, 0)
    default:
      transmitter = .none
      (address3, sequenceNumber, fragmentNumber) = (.none, 0, 0)
    }
    address4 = type == .data && toDS && fromDS ? try reader.readMACAddress() : .none
    let isQoSData = type == .data && subtype & 8 != 0
    let qosControl: UInt16 = isQoSData ? try reader.readLittleEndian() : 0
    trafficIdentifier = UInt8(qosControl & 15)
    hasAggregate = qosControl & 0x80 != 0
    if hasOrder, isQoSData || type == .management { try reader.skip(4) }  // HT Control.
    length = reader.offset - start
  }
}
