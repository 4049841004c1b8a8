/// Collects the options of a message from its options field and, where overloaded, from `file` and `sname`.
struct DHCPOptionReader {
  /// The most options read of one message, repeats included; a judgement, above what 64 KiB of sense hold.
  private static let bound = 1024
  /// How many most messages have, at most; a judgement.
  private static let usualCount = 16

  private(set) var options: [DHCPOption] = []
  /// The first thing that could not be read.
  var malformed: DecodeError?
  private var count = 0

  /// Which other fields hold options (option 52): 1 file, 2 sname, 3 both, else none.
  var overload: UInt8 {
    options.first { $0.code == .overload }?.data.first.map { $0 <= 3 ? $0 : 0 } ?? 0
  }

  /// Reads one field, which starts at byte `start` of the message, up to its End option, its end or
  /// the first option that does not fit.
  mutating func read(_ field: RawSpan, at start: Int) {
    var reader = ByteReader(field)
    if options.isEmpty { options.reserveCapacity(Self.usualCount) }
    do throws(DecodeError) {
      while reader.remaining > 0 {
        let code = DHCPOption.Code(rawValue: try reader.read())
        if code == .end { return }
        if code == .pad { continue }
        guard count < Self.bound else {
          throw DecodeError(.limit(field: "options", bound: Self.bound), at: reader.offset)
        }
        count += 1
        let length: UInt8 = try reader.read()
        append(code, Array(copying: try reader.readBytes(Int(length))))
      }
    } catch {
      if malformed == nil { malformed = DecodeError(error.problem, at: start + error.offset) }
    }
  }

  private mutating func append(_ code: DHCPOption.Code, _ data: [UInt8]) {
    if let index = options.firstIndex(where: { $0.code == code }) {
      options[index].data += data
    } else {
      options.append(DHCPOption(code: code, data: data))
    }
  }
}
