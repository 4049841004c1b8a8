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

  /// Adds blocks, of which as many are written as go; gives the others back, with the system's words for why.
  mutating func append(_ blocks: ArraySlice<UInt8>) -> (rest: ArraySlice<UInt8>, failure: String?) {
    let (count, failure) = file.append(blocks)
    isAhead = isAhead || count > 0
    var end = blocks.endIndex
    var packets = 0
    Self.walk(blocks) { block, type in
      guard block.upperBound - blocks.startIndex <= count else {
        end = block.lowerBound
        return false
      }
      if type == .enhancedPacket { packets += 1 }
      return true
    }
    record.packets += packets
    record.bytes += end - blocks.startIndex
    if failure != nil { file.cut(to: record.bytes) }
    return (blocks[end...], failure)
  }

  /// How many packets are in blocks.
  static func packets(in blocks: ArraySlice<UInt8>) -> Int {
    var packets = 0
    walk(blocks) { _, type in
      if type == .enhancedPacket { packets += 1 }
      return true
    }
    return packets
  }

  /// Goes from block to block as long as `body` wants; all were written by this program.
  private static func walk(
    _ blocks: ArraySlice<UInt8>, _ body: (Range<Int>, PcapngBlockType) -> Bool
  ) {
    let bytes = blocks.span.bytes
    var offset = 0
    while let block = PcapngBlock(in: bytes, at: offset, .little), block.hasSaneLength {
      let start = blocks.startIndex + offset
      guard body(start..<start + block.totalLength, block.type) else { return }
      offset += block.totalLength
    }
  }
}
