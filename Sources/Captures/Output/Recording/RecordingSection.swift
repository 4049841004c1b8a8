import Packets

/// The blocks of a recording on their way into a file: a section header, names, interfaces as they come, packets.
struct RecordingSection {
  private let options: RecordingOptions
  /// What each file's section header says.
  private var comments: [String]
  private let output = CaptureOutput()
  private var writer: PcapngWriter?
  /// How many of the capture's interfaces are described in this file.
  private var interfaceCount = 0
  /// How many of the names that the capture brought are in this file.
  private var hostCount = 0
  /// What each interface had counted when this file began.
  private var before: [CaptureInterface] = []
  /// Drops that were written last.
  private var drops: UInt64 = 0

  init(_ options: RecordingOptions, ring: Bool) {
    self.options = options
    comments = ring ? [RecordingOptions.ringComment] : []
  }

  /// Bytes that wait.
  var pending: Int { output.bytes.count }

  /// The blocks that wait.
  mutating func take() -> [UInt8] { output.takeBytes() }

  /// Begins anew for another file, whose counters begin there too.
  mutating func restart(_ description: CaptureDescription) {
    writer = nil
    interfaceCount = 0
    hostCount = 0
    before = description.interfaces
    begin(description)
  }

  /// Writes the header, if that is not done, and describes the interfaces and names that have come.
  mutating func begin(_ description: CaptureDescription) {
    if writer == nil { beginFile() }
    while interfaceCount < description.interfaces.count {
      var interface = description.interfaces[interfaceCount]
      interface.operatingSystem = interface.operatingSystem ?? options.machine?.operatingSystem
      _ = try? writer?.addInterface(interface)
      interfaceCount += 1
    }
    let hosts = description.hosts.prefix(RecordingOptions.hostBound)
    while hostCount < hosts.count {
      let piece = hosts.dropFirst(hostCount).prefix(512)
      try? writer?.write(Array(piece))
      hostCount += piece.count
    }
  }

  private mutating func beginFile() {
    // Memory takes everything.
    writer = try? PcapngWriter(
      to: output, application: options.application, machine: options.machine, comments: comments)
    let hosts = options.hosts.prefix(RecordingOptions.hostBound)
    if !hosts.isEmpty { try? writer?.write(Array(hosts)) }
  }

  /// Adds a packet.
  func write(_ bytes: RawSpan, _ record: CaptureRecord, _ comments: [String]) {
    try? writer?.write(
      bytes, time: record.time, originalLength: record.originalLength,
      interface: record.interface, direction: record.direction, comments: comments)
  }

  /// Adds marks that no packet came to carry, at the times they were asked for.
  mutating func write(_ marks: [CaptureMark]) {
    for mark in marks { write(mark.comment, time: mark.time) }
  }

  /// Adds comments that stand on no packet.
  mutating func write(_ remarks: [CaptureComment], at now: Int64) {
    for remark in remarks {
      write(remark.text, time: remark.time ?? now)
      // It holds for the files after this one too.
      if CaptureComment.ofAnnotatedCaptures.contains(remark.text), !comments.contains(remark.text) {
        comments.append(remark.text)
      }
    }
  }

  private mutating func write(_ comment: String, time: Int64) {
    if interfaceCount > 0 {
      let nothing = CaptureInterface(linkType: .ethernet)
      try? writer?.writeStatistics(of: 0, nothing, time: time, comments: [comment])
    } else {
      // No interface has come yet that could be spoken of.
      try? writer?.beginSection(application: options.application, comments: [comment])
    }
  }

  /// Whether the interfaces dropped more than was written.
  func hasNewDrops(_ description: CaptureDescription) -> Bool {
    description.dropped > drops
  }

  /// Adds what the interfaces counted since the file began.
  mutating func writeStatistics(_ description: CaptureDescription, at now: Int64) {
    drops = description.dropped
    for (index, interface) in description.interfaces.prefix(interfaceCount).enumerated() {
      guard interface.received != nil else { continue }
      var counts = interface
      if before.indices.contains(index) { counts.begin(at: before[index]) }
      try? writer?.writeStatistics(of: index, counts, time: now)
    }
  }
}

extension CaptureInterface {
  /// Counts from what had been counted before.
  fileprivate mutating func begin(at before: CaptureInterface) {
    received = Self.difference(received, before.received)
    droppedBySystem = Self.difference(droppedBySystem, before.droppedBySystem)
    droppedByInterface = Self.difference(droppedByInterface, before.droppedByInterface)
  }

  private static func difference(_ count: UInt64?, _ before: UInt64?) -> UInt64? {
    count.map { $0 - min($0, before ?? 0) }
  }
}
