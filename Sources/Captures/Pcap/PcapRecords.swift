import Packets

/// The packet records of a pcap capture, one after another (draft-ietf-opsawg-pcap §5).
///
///     |                      Timestamp (Seconds)                      |
///     |            Timestamp (Microseconds or nanoseconds)            |
///     |                    Captured Packet Length                     |
///     |                    Original Packet Length                     |
struct PcapRecords: RecordIndex, RecordSearch {
  private let header: PcapHeader
  private let longestPacket: Int
  private var lastTime: Int64?
  var search: DamageSearch?

  init(_ header: PcapHeader) {
    self.header = header
    longestPacket = header.linkType.longestPacket
  }

  mutating func index(
    _ input: inout CaptureInput, into records: inout [CaptureRecord],
    _ description: inout CaptureDescription
  ) -> IndexStep {
    let buffer = input.bytes
    var offset = input.position
    var tally = PacketTally(description)
    defer {
      input.position = offset
      tally.store(in: &description)
    }
    while true {
      if let stop = goOnSearching(in: buffer.rawSpan, of: input, from: &offset, &description) {
        return stop
      }
      let needed = take(from: buffer.rawSpan, &offset, into: &records, &tally)
      let available = buffer.count - offset
      if needed > header.recordHeaderLength + longestPacket {
        let problem = absurdLength(needed, at: input.base + offset, frame: tally.packets + 1)
        beginSearch(problem, at: &offset)
      } else if !input.isAtEnd {
        return .needs(needed)
      } else {
        if available > 0, input.failure == nil {
          let place = input.base + offset
          description.add(.cutShort(available, of: needed, at: place, frame: tally.packets + 1))
        }
        return .finished
      }
    }
  }

  /// Takes whole records as long as there are any, and says how many bytes the next one needs.
  private mutating func take(
    from bytes: RawSpan, _ offset: inout Int, into records: inout [CaptureRecord],
    _ tally: inout PacketTally
  ) -> Int {
    let headerLength = header.recordHeaderLength
    let linkType = header.linkType
    let fcsLength = header.fcsLength
    while let record = PcapRecordHeader(in: bytes, at: offset, header) {
      let end = headerLength + record.capturedLength
      guard record.capturedLength <= longestPacket, end <= bytes.byteCount - offset else {
        return end
      }
      lastTime = record.time
      let frame = tally.count(time: record.time, originalLength: record.originalLength)
      records.append(
        CaptureRecord(
          time: record.time, frame: frame, offset: offset + headerLength,
          capturedLength: record.capturedLength, originalLength: record.originalLength,
          linkType: linkType, interface: 0, fcsLength: fcsLength, direction: .unknown))
      offset += end
    }
    return headerLength
  }

  /// Moves `offset` to the next byte where three plausible records follow one another.
  func seek(in bytes: RawSpan, from offset: inout Int, isAtEnd: Bool, limit: Int)
    -> DamageSearch.Step
  {
    while offset < limit {
      if PcapRecordHeader.isAbsurd(in: bytes, at: offset, header.byteOrder, longestPacket) {
        offset += 1
        continue
      }
      switch chain(in: bytes, at: offset) {
      case .proven: return .found
      case .needs(let count) where !isAtEnd: return .needs(count)
      case .needs where bytes.byteCount - offset < header.recordHeaderLength: return .gaveUp
      case .needs, .refuted: offset += 1
      }
    }
    return .gaveUp
  }

  private enum Chain {
    case proven
    case refuted
    case needs(Int)
  }

  private func chain(in bytes: RawSpan, at start: Int) -> Chain {
    var offset = start
    var time = lastTime
    for _ in 0..<3 {
      guard let record = PcapRecordHeader(in: bytes, at: offset, header) else {
        return .needs(offset - start + header.recordHeaderLength)
      }
      guard isPlausible(record, after: time) else { return .refuted }
      time = record.time
      offset += header.recordHeaderLength + record.capturedLength
    }
    return .proven
  }

  /// Whether a record could be one of this capture: lengths a packet can have, and within a day of the one before.
  private func isPlausible(_ record: PcapRecordHeader, after time: Int64?) -> Bool {
    let day: Int64 = 86_400_000_000_000
    let second = header.timestampResolution == .nanoseconds ? 1_000_000_000 : 1_000_000
    // Both times are products of 32-bit seconds, so their difference can't overflow.
    return record.capturedLength <= longestPacket && record.originalLength <= longestPacket
      && record.capturedLength > 0 && record.isOrdered && record.fraction < second
      && record.time > 0 && abs(record.time - (time ?? record.time)) < day
  }

  private func absurdLength(_ needed: Int, at offset: Int, frame: Int) -> CaptureProblem {
    let length = needed - header.recordHeaderLength
    return CaptureProblem(
      kind: .absurdLength,
      text:
        "The record of frame \(frame) at byte \(offset) claims \(length) bytes, more than the \(longestPacket) a packet can have.",
      byteOffset: offset, frame: frame)
  }
}
