import Packets

/// The blocks of a pcapng capture, one after another.
struct PcapngBlocks: RecordIndex, RecordSearch {
  private var section: PcapngSection
  var search: DamageSearch?

  /// A capture whose first section is in `byteOrder`.
  init(_ byteOrder: ByteOrder) {
    section = PcapngSection(byteOrder)
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
      let base = input.base
      let stop = take(from: buffer.rawSpan, &offset, base, into: &records, &tally, &description)
      switch stop {
      case .damaged(let problem):
        beginSearch(problem, at: &offset)
      case .needs(let count) where !input.isAtEnd: return .needs(count)
      case .needs(let count):
        let available = buffer.count - offset
        if available != 0, input.failure == nil {
          let frame = tally.packets + 1
          description.add(.cutShort(max(available, 0), of: count, at: base + offset, frame: frame))
        }
        return .finished
      case .unknownVersion(let problem):
        description.add(problem)
        return .finished
      }
    }
  }

  private enum Stop {
    case needs(Int)
    case damaged(CaptureProblem)
    case unknownVersion(CaptureProblem)
  }

  /// Takes whole blocks as long as there are any that hold together.
  private mutating func take(
    from bytes: RawSpan, _ offset: inout Int, _ base: Int, into records: inout [CaptureRecord],
    _ tally: inout PacketTally, _ description: inout CaptureDescription
  ) -> Stop {
    while let block = PcapngBlock(in: bytes, at: offset, section.byteOrder) {
      guard block.hasSaneLength else {
        return .damaged(.absurd(block, at: base + offset, frame: tally.packets + 1))
      }
      if block.type == .decryptionSecrets { description.hasSecrets = true }
      if !block.type.isRead, block.paddedLength > CaptureInput.target {
        offset += block.paddedLength
        continue
      }
      guard block.totalLength <= bytes.byteCount - offset else { return .needs(block.totalLength) }
      guard let distance = block.distance(in: bytes, at: offset) else {
        return .damaged(.contradictory(block, at: base + offset, frame: tally.packets + 1))
      }
      if block.type.isRead {
        let context = PcapngSection.Context(block: block, offset: offset, base: base)
        guard section.take(context, bytes, into: &records, &tally, &description) else {
          return .unknownVersion(.unknownVersion(at: base + offset, frame: tally.packets + 1))
        }
      }
      offset += distance
    }
    return .needs(PcapngBlock.frameLength)
  }

  /// Moves `offset` to the next byte where a block of a known type holds together.
  func seek(in bytes: RawSpan, from offset: inout Int, isAtEnd: Bool, limit: Int)
    -> DamageSearch.Step
  {
    while offset < limit {
      guard let block = PcapngBlock(in: bytes, at: offset, section.byteOrder) else {
        return isAtEnd ? .gaveUp : .needs(PcapngBlock.frameLength)
      }
      if let shortest = block.type.shortestBlock, block.totalLength >= shortest,
        block.totalLength <= CaptureInput.target, block.totalLength == block.paddedLength
      {
        if block.totalLength > bytes.byteCount - offset {
          if !isAtEnd { return .needs(block.totalLength) }
        } else if block.distance(in: bytes, at: offset) != nil {
          return .found
        }
      }
      offset += 1
    }
    return .gaveUp
  }
}

extension CaptureProblem {
  fileprivate static func absurd(_ block: PcapngBlock, at offset: Int, frame: Int) -> Self {
    CaptureProblem(
      kind: .absurdLength,
      text:
        "The block at byte \(offset), before frame \(frame), claims \(block.totalLength) bytes, which no block has.",
      byteOffset: offset, frame: frame)
  }

  fileprivate static func contradictory(_ block: PcapngBlock, at offset: Int, frame: Int) -> Self {
    CaptureProblem(
      kind: .badBlock,
      text:
        "The block at byte \(offset), before frame \(frame), doesn't end where its length of \(block.totalLength) bytes says.",
      byteOffset: offset, frame: frame)
  }

  fileprivate static func unknownVersion(at offset: Int, frame: Int) -> Self {
    CaptureProblem(
      kind: .unknownVersion,
      text:
        "The section at byte \(offset), before frame \(frame), is of no known version of pcapng; it and what follows were left out.",
      byteOffset: offset, frame: frame)
  }
}
