import Packets

/// A section of a pcapng capture: its byte order and interfaces, which its packets refer to.
struct PcapngSection {
  private(set) var byteOrder: ByteOrder
  private var interfaces: [PcapngInterface] = []
  private var lastTime: Int64 = 0

  /// A block, and where it lies.
  struct Context {
    let block: PcapngBlock
    /// In the batch's bytes.
    let offset: Int
    /// Of the batch's bytes in the capture.
    let base: Int
  }

  init(_ byteOrder: ByteOrder) {
    self.byteOrder = byteOrder
  }

  /// Takes in one whole block; false for a section of a version unknown.
  mutating func take(
    _ context: Context, _ bytes: RawSpan, into records: inout [CaptureRecord],
    _ tally: inout PacketTally, _ description: inout CaptureDescription
  ) -> Bool {
    let frame = tally.packets + 1
    var isBad = false
    do {
      var reader = ByteReader(bytes)
      try reader.seek(to: context.offset + 8)
      let body = try reader.readBytes(context.block.totalLength - PcapngBlock.frameLength)
      switch context.block.type {
      case .enhancedPacket, .simplePacket, .packet:
        let packet = try PcapngPacket(parsing: body, context.block.type, byteOrder)
        try take(packet, context, into: &records, &tally, &description)
      case .sectionHeader:
        let header = try PcapngSectionHeader(parsing: body)
        guard header.hasKnownVersion else { return false }
        isBad = header.hasBadOption
        begin(header, &description)
      case .interfaceDescription:
        let parsed = try PcapngInterfaceDescription(parsing: body, byteOrder)
        isBad = parsed.hasBadOption
        add(parsed, &description)
      case .nameResolution:
        let names = try PcapngNameResolution(parsing: body, byteOrder)
        for host in names.hosts { description.add(host) }
      default:
        take(
          try PcapngInterfaceStatistics(parsing: body, byteOrder), context, frame: frame,
          &description)
      }
    } catch {
      isBad = true
    }
    if isBad { description.add(.damaged(context, frame: frame)) }
    return true
  }

  private mutating func begin(
    _ header: PcapngSectionHeader, _ description: inout CaptureDescription
  ) {
    byteOrder = header.byteOrder
    interfaces = []
    description.application = description.application ?? header.application
    for text in header.comments {
      description.add(CaptureComment(frame: nil, time: nil, text: text))
    }
  }

  private mutating func add(
    _ parsed: PcapngInterfaceDescription, _ description: inout CaptureDescription
  ) {
    for text in parsed.comments {
      description.add(CaptureComment(frame: nil, time: nil, text: text))
    }
    let interface = parsed.interface
    guard let index = description.add(interface) else { return }
    interfaces.append(
      PcapngInterface(
        linkType: interface.linkType,
        clock: TimestampClock(
          interface.timestampResolution, offsetSeconds: parsed.timestampOffset),
        fcsLength: interface.fcsLength,
        snapLength: interface.snapLength == 0 ? .max : interface.snapLength,
        longestPacket: interface.linkType.longestPacket, index: index))
  }

  private func take(
    _ statistics: PcapngInterfaceStatistics, _ context: Context, frame: Int,
    _ description: inout CaptureDescription
  ) {
    guard statistics.interface < interfaces.count else { return }
    let interface = interfaces[statistics.interface]
    let index = interface.index
    // Blocks that only bear a comment count nothing.
    if let count = statistics.received { description.interfaces[index].received = count }
    if let count = statistics.droppedByInterface {
      description.interfaces[index].droppedByInterface = count
    }
    if let count = statistics.droppedBySystem {
      description.interfaces[index].droppedBySystem = count
    }
    for text in statistics.comments {
      let time = interface.clock.nanoseconds(statistics.ticks)
      description.add(CaptureComment(frame: nil, time: time, text: text))
      // Of others' captures it is a remark like any.
      if description.application?.hasPrefix("phonehome") == true,
        let absence = CaptureAbsence(comment: text)
      {
        description.add(absence.problem(before: frame, byteOffset: context.base + context.offset))
      }
    }
  }

  private mutating func take(
    _ packet: borrowing PcapngPacket, _ context: Context, into records: inout [CaptureRecord],
    _ tally: inout PacketTally, _ description: inout CaptureDescription
  ) throws(DecodeError) {
    guard packet.interface < interfaces.count else {
      let number = packet.interface
      return description.add(.unknownInterface(number, context, frame: tally.packets + 1))
    }
    let interface = interfaces[packet.interface]
    guard packet.capturedLength <= interface.longestPacket else {
      let length = packet.capturedLength
      return description.add(.absurdLength(length, context, frame: tally.packets + 1))
    }
    let recorded = packet.ticks.map { interface.clock.nanoseconds($0) }
    let time = recorded ?? lastTime
    lastTime = time
    let frame = tally.count(time: recorded, originalLength: packet.originalLength)
    let hasOptions = packet.options.byteCount > 0
    let options = hasOptions ? PcapngPacketOptions(packet.options, byteOrder) : .init()
    if hasOptions || packet.dropCount > 0 {
      if options.hasBadOption { description.add(.damaged(context, frame: frame)) }
      for text in options.comments {
        description.add(CaptureComment(frame: frame, time: recorded, text: text))
      }
      let drops = options.dropCount &+ UInt64(packet.dropCount)
      description.interfaces[interface.index].droppedBetweenPackets &+= drops
    }
    let isSimple = packet.ticks == nil
    records.append(
      CaptureRecord(
        time: time, frame: frame, offset: context.offset + 8 + packet.bodyOffset,
        capturedLength: isSimple
          ? min(packet.capturedLength, interface.snapLength) : packet.capturedLength,
        originalLength: packet.originalLength, linkType: interface.linkType,
        interface: interface.index,
        fcsLength: options.fcsLength > 0 ? options.fcsLength : interface.fcsLength,
        direction: options.direction))
  }
}

extension CaptureProblem {
  fileprivate static func damaged(_ context: PcapngSection.Context, frame: Int) -> Self {
    problem(.badBlock, context, frame, "holds a field that doesn't fit into it")
  }

  fileprivate static func unknownInterface(
    _ number: Int, _ context: PcapngSection.Context, frame: Int
  ) -> Self {
    let what = "belongs to interface \(number), which the capture doesn't describe; it was left out"
    return problem(.unknownInterface, context, frame, what)
  }

  fileprivate static func absurdLength(
    _ length: Int, _ context: PcapngSection.Context, frame: Int
  ) -> Self {
    let what = "claims \(length) bytes, more than a packet can have; it was left out"
    return problem(.absurdLength, context, frame, what)
  }

  private static func problem(
    _ kind: Kind, _ context: PcapngSection.Context, _ frame: Int, _ what: String
  ) -> Self {
    let offset = context.base + context.offset
    return CaptureProblem(
      kind: kind, text: "The block of frame \(frame) at byte \(offset) \(what).",
      byteOffset: offset, frame: frame)
  }
}
