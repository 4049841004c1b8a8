import Packets

/// A file that is being recorded: whole blocks only, also when the disk is full.
struct RecordingFile {
  let file: PosixFile
  private(set) var record: RecordedFile
  /// Whether something was written that the disk may not have yet.
  var isAhead = false

  init(_ file: PosixFile, path: String) {
    self.file = file
    record = RecordedFile(path: path)
  }

  /// Whether not even its beginning could be written; what is no file, such as a pipe, never is.
  var isEmpty: Bool { record.bytes == 0 && file.status?.isRegular == true && record.path != "-" }

  /// Adds the blocks from `start` on, of which as many are written as go: where the others begin, and the system's
  /// words for why.
  mutating func append(_ blocks: [UInt8], from start: Int) -> (end: Int, failure: String?) {
    let (count, failure) = file.append(blocks[start...])
    isAhead = isAhead || count > 0
    let (end, packets) = Self.walk(blocks, from: start, to: start + count)
    record.packets += packets
    record.bytes += end - start
    // Standard output is not ours alone.
    if failure != nil, record.path != "-" { file.cut(to: record.bytes) }
    return (end, failure)
  }

  /// How many packets are in the blocks from `start` on.
  static func packets(in blocks: [UInt8], from start: Int) -> Int {
    walk(blocks, from: start, to: blocks.count).packets
  }

  /// Where the last block ends that lies before `limit`, and the packets until there; this program wrote them all.
  private static func walk(
    _ blocks: [UInt8], from start: Int, to limit: Int
  ) -> (end: Int, packets: Int) {
    let bytes = blocks.rawSpan
    var end = start
    var packets = 0
    while let block = PcapngBlock(in: bytes, at: end, .little), block.hasSaneLength,
      end + block.totalLength <= limit
    {
      if block.type == .enhancedPacket { packets += 1 }
      end += block.totalLength
    }
    return (end, packets)
  }
}
