import Packets

/// Header fields of HTTP/2 (RFC 7541).
extension Dissector {
  /// The field section that a frame carries, or begins.
  ///
  /// - Parameter isWhole: whether it is all of a section: what follows one that isn't can't be told.
  static func readFieldSection(
    _ reader: inout FieldReader, isWhole: Bool
  ) throws(DecodeError) {
    let block = reader.restBytes
    var cursor = ByteReader(block.rawSpan)
    var table = reader.place.headerTable
    var count = 0
    defer { reader.place.headerTable = table }
    while cursor.remaining > 0 {
      let start = cursor.offset
      let representation: HPACKRepresentation
      do throws(DecodeError) {
        guard count < HPACKDecoder.fieldBound else {
          throw DecodeError(.limit(field: "header list", bound: HPACKDecoder.fieldBound), at: start)
        }
        representation = try table.readRepresentation(&cursor)
      } catch {
        table.lose()
        if isWhole { throw DecodeError(error.problem, at: reader.offset) }
        try reader.octets("Header block", reader.remaining)
        return
      }
      count += 1
      let place = reader.offset..<reader.offset + cursor.offset - start
      try reader.skip(place.count)
      note(representation, &reader, at: place)
    }
    if !isWhole { table.lose() }
  }

  private static func note(
    _ representation: HPACKRepresentation, _ reader: inout FieldReader, at place: Range<Int>
  ) {
    let missing = "added to the table before what was captured"
    switch representation {
    case .field(let field, let isAdded):
      let name = String(escaping: field.name)
      reader.note(
        name, String(escaping: field.value), meaning: isAdded ? "added to the table" : nil,
        at: place, subject: name)
    case .unnamed(let value, let index):
      // What it is called isn't known, nor so whether it is a secret.
      reader.note(
        "Header \(index)", String(escaping: value), meaning: "its name was \(missing)",
        at: place, isSecret: true)
    case .unknown(let index):
      reader.note("Header \(index)", "unknown", meaning: missing, at: place)
    case .tableSize(let size):
      reader.note("Table size", "\(size)", meaning: "bytes at most from here on", at: place)
    }
  }
}
