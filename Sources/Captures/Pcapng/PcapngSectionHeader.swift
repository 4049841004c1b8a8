import Packets

/// A Section Header Block (draft-ietf-opsawg-pcapng §4.1).
///
///     |                      Byte-Order Magic                         |
///     |          Major Version        |         Minor Version         |
///     |                         Section Length                        |
///     |                                                               |
///     /                       Options (variable)                      /
struct PcapngSectionHeader {
  let byteOrder: ByteOrder
  let majorVersion: UInt16
  let minorVersion: UInt16
  /// shb_userappl
  private(set) var application: String?
  private(set) var comments: [String] = []
  /// Whether an option was cut off by the end of the block.
  private(set) var hasBadOption = false

  /// 1.2 is what some early writers called 1.0.
  var hasKnownVersion: Bool { majorVersion == 1 && (minorVersion == 0 || minorVersion == 2) }

  init(parsing body: RawSpan) throws(DecodeError) {
    var reader = ByteReader(body)
    let magic: UInt32 = try reader.read()
    switch magic {
    case PcapngBlock.byteOrderMagic: byteOrder = .big
    case PcapngBlock.byteOrderMagic.byteSwapped: byteOrder = .little
    default:
      throw DecodeError(.invalid(field: "Byte-Order Magic", value: UInt64(magic)), at: 0)
    }
    majorVersion = try reader.read(in: byteOrder)
    minorVersion = try reader.read(in: byteOrder)
    // Section Length is often -1 or wrong, and the blocks lead on by themselves.
    guard reader.remaining >= 8 else { return }
    try reader.skip(8)
    var options = PcapngOptions(reader.readRest(), byteOrder)
    do {
      while let option = try options.next() {
        switch option.code {
        case PcapngOption.comment: comments.append(option.text)
        case 4: application = option.text
        default: break
        }
      }
    } catch {
      hasBadOption = true
    }
  }
}
