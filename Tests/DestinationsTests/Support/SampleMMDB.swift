import Packets

/// A database in MaxMind's format 2.0 with one record for one IPv4 prefix, made byte by byte.
struct SampleMMDB {
  indirect enum Value {
    case text(String)
    case number(UInt32)
    case small(UInt16)
    case long(UInt64)
    case truth(Bool)
    case map([(String, Value)])
    case list([Value])
  }

  let bytes: [UInt8]

  /// - Parameter prefix: whose bits lead to the record; every other turn finds nothing.
  init(_ prefix: IPPrefix, record: Value, type: String = "Test-Country", built: UInt64) {
    let length = prefix.length
    var tree: [UInt8] = []
    for depth in 0..<length {
      let isLast = depth == length - 1
      // A record is 24 bits: a node, the count of nodes for nothing, or 16 more than that for the first datum.
      let next = UInt32(isLast ? length + 16 : depth + 1)
      let nothing = UInt32(length)
      let bit = prefix.address.v4Value >> UInt32(31 - depth) & 1
      for record in bit == 0 ? [next, nothing] : [nothing, next] {
        tree += [16, 8, 0].map { UInt8(truncatingIfNeeded: record >> $0) }
      }
    }
    let metadata = Value.map([
      ("node_count", .number(UInt32(length))), ("record_size", .small(24)),
      ("ip_version", .small(4)), ("database_type", .text(type)),
      ("languages", .list([.text("en")])), ("binary_format_major_version", .small(2)),
      ("binary_format_minor_version", .small(0)), ("build_epoch", .long(built)),
      ("description", .map([("en", .text("a test"))])),
    ])
    bytes =
      tree + [UInt8](repeating: 0, count: 16) + Self.encode(record)
      + [0xab, 0xcd, 0xef] + Array("MaxMind.com".utf8) + Self.encode(metadata)
  }

  private static func encode(_ value: Value) -> [UInt8] {
    switch value {
    case .text(let text): control(2, text.utf8.count) + Array(text.utf8)
    case .small(let number): control(5, 2) + [UInt8(number >> 8), UInt8(number & 255)]
    case .number(let number):
      control(6, 4) + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    case .long(let number):
      control(9, 8) + (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - $0 * 8)) }
    case .truth(let truth): control(14, truth ? 1 : 0)
    case .map(let pairs):
      control(7, pairs.count) + pairs.flatMap { encode(.text($0.0)) + encode($0.1) }
    case .list(let values): control(11, values.count) + values.flatMap(encode)
    }
  }

  /// A control byte, and the type's own byte for those beyond 7; sizes from 29 on have a byte of their own.
  private static func control(_ type: UInt8, _ size: Int) -> [UInt8] {
    let short = UInt8(min(size, 29))
    let rest = size >= 29 ? [UInt8(size - 29)] : []
    return (type <= 7 ? [type << 5 | short] : [short, type - 7]) + rest
  }
}
