/// What a station says its radio can do: in its beacons, or when it joins.
///
/// It is told in the elements HT, VHT, HE and EHT Capabilities (IEEE 802.11-2020 §9.4.2.55, §9.4.2.157;
/// 802.11ax-2021 §9.4.2.248; 802.11be §9.4.2.313). Without any of them it is a legacy radio of one stream.
public struct RadioAbilities: Hashable, Sendable {
  /// The latest it has.
  public var format = RadioHeader.Format.legacy
  /// Spatial streams that it can receive at once, 1...8.
  public var receiveStreams: UInt8 = 1
  /// Spatial streams that it can send at once, where it says so; else as many as it receives.
  public var sendStreams: UInt8 = 1
  /// Highest index of a modulation and coding scheme, by the rules of ``format``; nil for legacy.
  public var highestMCS: UInt8?
  /// Widest channel, in MHz.
  public var bandwidth: UInt16 = 20

  public init() {}

  /// HT Capabilities: information (2), A-MPDU parameters (1), supported MCS set (16), …
  mutating func readHT(_ bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let information: UInt16 = try reader.readLittleEndian()
    try reader.skip(1)
    var masks: [UInt8] = []
    for _ in 0..<4 { masks.append(try reader.read()) }
    try reader.skip(8)
    let sending: UInt8 = try reader.read()
    raise(to: .ht)
    if information & 2 != 0 { bandwidth = max(bandwidth, 40) }
    guard let last = masks.lastIndex(where: { $0 != 0 }) else { return }
    receiveStreams = max(receiveStreams, UInt8(last + 1))
    // Told apart from what it receives only where both bits are set.
    sendStreams = max(sendStreams, sending & 3 == 3 ? sending >> 2 & 3 + 1 : UInt8(last + 1))
    if format == .ht { highestMCS = UInt8(last * 8 + 7 - masks[last].leadingZeroBitCount) }
  }

  /// VHT Capabilities: information (4), receive map (2), rate (2), send map (2), rate (2).
  mutating func readVHT(_ bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    let information: UInt32 = try reader.readLittleEndian()
    let receiving: UInt16 = try reader.readLittleEndian()
    try reader.skip(2)
    let sending: UInt16 = try reader.readLittleEndian()
    try reader.skip(2)
    raise(to: .vht)
    bandwidth = max(bandwidth, information >> 2 & 3 != 0 ? 160 : 80)
    note(receiving: receiving, sending: sending, indices: [7, 8, 9], of: .vht)
  }

  /// HE Capabilities: MAC (6), PHY (11), receive map (2), send map (2), …
  mutating func readHE(_ bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    try reader.skip(6)
    let widths: UInt8 = try reader.read()
    try reader.skip(10)
    let receiving: UInt16 = try reader.readLittleEndian()
    let sending: UInt16 = try reader.readLittleEndian()
    raise(to: .he)
    if widths & 0x02 != 0 { bandwidth = max(bandwidth, 40) }
    if widths & 0x04 != 0 { bandwidth = max(bandwidth, 80) }
    if widths & 0x18 != 0 { bandwidth = max(bandwidth, 160) }
    note(receiving: receiving, sending: sending, indices: [7, 9, 11], of: .he)
  }

  /// EHT Capabilities: MAC (2), PHY (9), a byte of streams for each group of schemes, those to receive in its lower half.
  mutating func readEHT(_ bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    try reader.skip(2)
    let physical: UInt8 = try reader.read()
    try reader.skip(8)
    let streams: UInt8 = try reader.read()
    raise(to: .eht)
    if physical & 0x02 != 0 { bandwidth = max(bandwidth, 320) }
    receiveStreams = max(receiveStreams, min(streams & 15, 8))
    sendStreams = max(sendStreams, min(streams >> 4, 8))
    highestMCS = 13
  }

  private mutating func raise(to later: RadioHeader.Format) {
    guard later > format else { return }
    format = later
    highestMCS = nil
  }

  /// A map has two bits for each number of streams: which of three highest schemes, or 3 for none at all.
  private mutating func note(
    receiving: UInt16, sending: UInt16, indices: InlineArray<3, UInt8>, of kind: RadioHeader.Format
  ) {
    for place in 0..<8 {
      let level = Int(receiving >> (2 * place) & 3)
      if level < 3 {
        receiveStreams = max(receiveStreams, UInt8(place + 1))
        if kind == format { highestMCS = max(highestMCS ?? 0, indices[level]) }
      }
      if sending >> (2 * place) & 3 < 3 { sendStreams = max(sendStreams, UInt8(place + 1)) }
    }
  }
}
