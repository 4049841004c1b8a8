import Packets

/// The first bytes of a capture, by which its format and compression are known; names of files don't matter.
enum CaptureSignature {
  /// Puts the decompressor that `input` asks for, if any, before it.
  static func unpack(_ input: consuming CaptureInput) -> (
    CaptureInput, CaptureDescription.Compression?
  ) {
    input.refill(atLeast: 4)
    guard let magic = input.magic else { return (input, nil) }
    if magic >> 16 == 0x1f8b {
      let (source, bytes) = input.unread()
      let packed = PackedInput(source: source, bytes: bytes)
      return (CaptureInput(source: GzipSource(packed)), .gzip)
    }
    // A Zstandard frame, or a skippable one (RFC 8878 §3.1).
    if magic == 0x28b5_2ffd || magic & 0xf0ff_ffff == 0x502a_4d18 {
      let (source, bytes) = input.unread()
      let packed = PackedInput(source: source, bytes: bytes)
      return (CaptureInput(source: ZstdSource(packed)), .zstd)
    }
    return (input, nil)
  }

  /// Recognises the format of `input`, of which the first `PcapHeader.length` bytes are there, and uses up what stands
  /// before its first record or block.
  static func open(
    _ input: inout CaptureInput, path: String, _ compression: CaptureDescription.Compression?
  ) throws(CaptureError) -> (CaptureDescription, any RecordIndex) {
    guard let magic = input.magic else {
      if let failure = input.failure { throw CaptureError(.damaged(failure.text), path: path) }
      throw CaptureError(input.bytes.isEmpty ? .empty : .notACapture, path: path)
    }
    if magic == PcapngBlockType.sectionHeader.rawValue {
      let header = try sectionHeader(of: input, path: path)
      let description = CaptureDescription(path: path, format: .pcapng, compression: compression)
      return (description, PcapngBlocks(header.byteOrder))
    }
    if PcapHeader.recognise(magic) {
      let header = try pcapHeader(of: input, path: path)
      input.position = PcapHeader.length
      var description = CaptureDescription(path: path, format: .pcap, compression: compression)
      _ = description.add(header.interface)
      return (description, PcapRecords(header))
    }
    throw CaptureError(foreignFormat(magic) ?? .notACapture, path: path)
  }

  private static func pcapHeader(of input: borrowing CaptureInput, path: String)
    throws(CaptureError) -> PcapHeader
  {
    let header: PcapHeader
    do {
      header = try PcapHeader(parsing: input.bytes.rawSpan)
    } catch {
      throw CaptureError(.headerCutShort, path: path)
    }
    guard header.lengthOrder != nil else {
      let version = "\(header.majorVersion).\(header.minorVersion)"
      throw CaptureError(.unknownVersion(format: "pcap", version: version), path: path)
    }
    return header
  }

  private static func sectionHeader(of input: borrowing CaptureInput, path: String)
    throws(CaptureError) -> PcapngSectionHeader
  {
    let header: PcapngSectionHeader
    do {
      var reader = ByteReader(input.bytes.rawSpan)
      try reader.skip(8)  // Block Type, Block Total Length.
      header = try PcapngSectionHeader(parsing: reader.readBytes(16))
    } catch {
      if case .invalid = error.problem { throw CaptureError(.notACapture, path: path) }
      throw CaptureError(.headerCutShort, path: path)
    }
    guard header.hasKnownVersion else {
      let version = "\(header.majorVersion).\(header.minorVersion)"
      throw CaptureError(.unknownVersion(format: "pcapng", version: version), path: path)
    }
    return header
  }

  /// What other programs write, and how to turn it into a capture.
  private static func foreignFormat(_ magic: UInt32) -> CaptureError.Reason? {
    switch magic {
    case 0xfd37_7a58: .otherFormat(name: "xz", command: "xz -d FILE")
    case 0x0422_4d18: .otherFormat(name: "lz4", command: "lz4 -d FILE")
    case 0x504b_0304: .otherFormat(name: "zip", command: "unzip FILE")
    case 0x425a_6831...0x425a_6839: .otherFormat(name: "bzip2", command: "bzip2 -d FILE")
    case 0x736e_6f6f: .otherFormat(name: "snoop", command: "editcap FILE NEW.pcapng")
    case 0x474d_4255: .otherFormat(name: "Network Monitor", command: "editcap FILE NEW.pcapng")
    default: nil
    }
  }
}

extension CaptureInput {
  /// The first four bytes, as the big-endian number they make.
  fileprivate var magic: UInt32? {
    var reader = ByteReader(bytes.rawSpan)
    return try? reader.read()
  }
}
