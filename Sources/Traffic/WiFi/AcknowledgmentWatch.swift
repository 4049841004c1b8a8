import Packets

/// Finds acknowledgments for frames that were not heard: the sign that somebody spoke and the radio missed it.
///
/// An Ack follows its frame at once, and names only whom it thanks; a BlockAck names both ends (IEEE 802.11-2020
/// §10.3.2.11, §10.25).
struct AcknowledgmentWatch: Sendable {
  /// A frame that must have been sent.
  struct Unheard: Hashable {
    let sender: MACAddress
    /// Who acknowledged it, where that is told.
    let receiver: MACAddress?
  }

  private static let bound = 8192

  private var previousSender = MACAddress.none
  /// The capture of the frame before; nil before the first.
  private var previousCapture: UInt16?
  /// For each pair of sender and receiver, whether data was heard since the last BlockAck.
  private var spoke: [WiFiLink: Bool] = [:]
  /// The cell that each station was last heard in.
  private var cells: [MACAddress: MACAddress] = [:]

  func cell(of station: MACAddress) -> MACAddress? { cells[station] }

  /// Notes a frame; gives what it acknowledges, where that was not heard.
  mutating func take(_ frame: WiFiFrame) -> Unheard? {
    defer {
      previousSender = frame.header.transmitter
      previousCapture = frame.capture
    }
    let header = frame.header
    switch (header.type, header.subtype) {
    case (.control, 13):  // Ack
      // Where the frame before it is of another capture, nothing can be said.
      guard frame.capture == previousCapture, header.receiver != previousSender,
        !header.receiver.isGroup
      else { return nil }
      return Unheard(sender: header.receiver, receiver: nil)
    case (.control, 9):  // BlockAck
      guard !header.receiver.isGroup, !header.transmitter.isNone else { return nil }
      let pair = WiFiLink(bssid: header.transmitter, station: header.receiver)
      let wasHeard = spoke[pair] ?? false
      if spoke.count < Self.bound || spoke[pair] != nil { spoke[pair] = false }
      return wasHeard ? nil : Unheard(sender: header.receiver, receiver: header.transmitter)
    case (.data, _):
      let pair = WiFiLink(bssid: header.receiver, station: header.transmitter)
      if spoke.count < Self.bound || spoke[pair] != nil { spoke[pair] = true }
      var fromStation = false
      if let link = WiFiLink(header, fromStation: &fromStation),
        cells.count < Self.bound || cells[link.station] != nil
      {
        cells[link.station] = link.bssid
      }
      return nil
    default: return nil
    }
  }
}
