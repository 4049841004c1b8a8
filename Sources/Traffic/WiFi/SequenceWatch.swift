import Packets

/// Counts the sequence numbers that are passed over between two frames of one sender, receiver and traffic class.
///
/// Only QoS data to one station has a counter of its own for each receiver (IEEE 802.11-2020 §10.3.2.14.2); what was
/// used for other frames meanwhile, by a sender with one counter for all, is not missing.
struct SequenceWatch: Sendable {
  private static let bound = 8192
  /// A longer gap may be a new beginning.
  private static let longestGap: UInt16 = 256

  private struct Key: Hashable {
    let transmitter: MACAddress
    let receiver: MACAddress
    let trafficIdentifier: UInt8
  }

  private var newest: [Key: UInt16] = [:]
  /// The last number of each sender's other frames.
  private var others: [MACAddress: UInt16] = [:]

  /// Notes a frame; gives how many were passed over since the last.
  mutating func take(_ frame: WiFiFrame) -> Int {
    let header = frame.header
    guard header.isQoS, header.carriesData, !header.receiver.isGroup else {
      // A null frame's number stands for nothing.
      guard header.type == .management || header.carriesData else { return 0 }
      if others.count < Self.bound || others[header.transmitter] != nil {
        others[header.transmitter] = header.sequenceNumber
      }
      return 0
    }
    let key = Key(
      transmitter: header.transmitter, receiver: header.receiver,
      trafficIdentifier: header.trafficIdentifier)
    guard let last = newest[key] else {
      if newest.count < Self.bound { newest[key] = header.sequenceNumber }
      return 0
    }
    let ahead = (header.sequenceNumber &- last) & 4095
    // What comes late was counted as passed over already: rare, and on the safe side.
    guard ahead > 0, ahead < 2048 else { return 0 }
    newest[key] = header.sequenceNumber
    if let other = others[header.transmitter], (other &- last) & 4095 < ahead { return 0 }
    return ahead <= Self.longestGap ? Int(ahead) - 1 : 0
  }
}
