/// A header field, as bytes.
public struct HPACKField: Hashable, Sendable {
  public let name: [UInt8]
  public let value: [UInt8]

  public init(name: [UInt8], value: [UInt8]) {
    self.name = name
    self.value = value
  }

  /// What it counts in the table (RFC 7541 §4.1).
  var size: Int { name.count + value.count + 32 }
}

/// One representation of a section (RFC 7541 §6).
public enum HPACKRepresentation: Hashable, Sendable {
  /// A field, and whether it takes a place in the table.
  case field(HPACKField, isAdded: Bool)
  /// A value whose name stands in the table since before what is known of it, under that number.
  case unnamed(value: [UInt8], index: Int)
  /// A field of which the same holds.
  case unknown(index: Int)
  /// The table's size from here on, at most.
  case tableSize(Int)
}

/// Decodes the header fields of one direction of an HTTP/2 connection, and keeps the table they share (RFC 7541).
public struct HPACKDecoder: Hashable, Sendable {
  /// Largest table, in bytes as RFC 7541 §4.1 counts them: a judgement; servers' defaults are 4096.
  static let tableBound = 65_536
  /// Most fields of one section.
  public static let fieldBound = 256
  /// Most bytes of one section's fields, as the table counts them: one byte may stand for a field of thousands.
  static let sectionBound = 262_144

  /// The last one added first.
  private var table: [HPACKField] = []
  private var tableSize = 0
  private var tableLimit = 4096
  /// Whether fields may have been added that were never captured.
  private var isIncomplete = false

  public init() {}

  /// Takes notice that field sections were missed: what the table holds is unknown from here on.
  public mutating func lose() {
    table = []
    tableSize = 0
    isIncomplete = true
  }

  /// The fields of a section (RFC 7541 §6). Those that stand for one whose addition was missed are left out.
  public mutating func decode(_ section: RawSpan) throws(DecodeError) -> [HPACKField] {
    var reader = ByteReader(section)
    var fields: [HPACKField] = []
    var size = 0
    while reader.remaining > 0 {
      let start = reader.offset
      guard case .field(let field, _) = try readRepresentation(&reader) else { continue }
      size += field.size
      guard fields.count < Self.fieldBound, size <= Self.sectionBound else {
        throw DecodeError(.limit(field: "header list", bound: Self.fieldBound), at: start)
      }
      fields.append(field)
    }
    return fields
  }

  /// Reads one representation.
  public mutating func readRepresentation(
    _ reader: inout ByteReader
  ) throws(DecodeError) -> HPACKRepresentation {
    let start = reader.offset
    let first: UInt8 = try reader.read()
    if first & 0x80 != 0 {
      let index = try reader.readHPACKInteger(first, bits: 7)
      let field = try field(at: index, start)
      return field.map { .field($0, isAdded: false) } ?? .unknown(index: index)
    }
    if first & 0xe0 == 0x20 {
      let limit = try reader.readHPACKInteger(first, bits: 5)
      guard limit <= Self.tableBound else {
        throw DecodeError(.limit(field: "dynamic table size", bound: Self.tableBound), at: start)
      }
      tableLimit = limit
      evict(for: 0)
      return .tableSize(limit)
    }
    let isAdded = first & 0x40 != 0
    let index = try reader.readHPACKInteger(first, bits: isAdded ? 6 : 4)
    let name = index == 0 ? try reader.readHPACKString() : try field(at: index, start)?.name
    let value = try reader.readHPACKString()
    // A name that is unknown still takes its place in the table.
    let field = HPACKField(name: name ?? [], value: value)
    if isAdded { add(field) }
    return name == nil
      ? .unnamed(value: value, index: index) : .field(field, isAdded: isAdded)
  }

  /// The field of a number: of the static table, then of the dynamic one (RFC 7541 §2.3.3).
  private func field(at index: Int, _ offset: Int) throws(DecodeError) -> HPACKField? {
    let place = index - 1
    if HPACKStaticTable.fields.indices.contains(place) { return HPACKStaticTable.fields[place] }
    let added = place - HPACKStaticTable.fields.count
    if table.indices.contains(added) {
      return table[added].name.isEmpty ? nil : table[added]
    }
    guard isIncomplete, index > 0 else {
      throw DecodeError(.invalid(field: "index", value: UInt64(index)), at: offset)
    }
    return nil
  }

  private mutating func add(_ field: HPACKField) {
    evict(for: field.size)
    guard field.size <= tableLimit else { return }
    table.insert(field, at: 0)
    tableSize += field.size
  }

  /// Drops the oldest until there is room (RFC 7541 §4.4).
  private mutating func evict(for size: Int) {
    while tableSize + size > tableLimit, let last = table.popLast() { tableSize -= last.size }
  }
}

extension ByteReader {
  /// Reads the rest of an integer whose first byte's low `bits` begin it (RFC 7541 §5.1).
  mutating func readHPACKInteger(_ first: UInt8, bits: UInt8) throws(DecodeError) -> Int {
    let largest = UInt8(1) << bits - 1
    var value = Int(first & largest)
    guard value == largest else { return value }
    for shift in stride(from: 0, through: 21, by: 7) {
      let byte: UInt8 = try read()
      value += Int(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw DecodeError(.limit(field: "integer", bound: 1 << 28), at: offset)
  }

  /// Reads a string after its length; Huffman's code may be used (RFC 7541 §5.2).
  fileprivate mutating func readHPACKString() throws(DecodeError) -> [UInt8] {
    let first: UInt8 = try read()
    let length = try readHPACKInteger(first, bits: 7)
    let bytes = try readBytes(length)
    return first & 0x80 != 0 ? try HPACKHuffman.decode(bytes) : [UInt8](copying: bytes)
  }
}
