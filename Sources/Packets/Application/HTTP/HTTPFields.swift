/// The header fields of a message that are kept, in order. Bounded.
///
/// Their values lie one after another as they were sent; text is made of the few that somebody asks for.
public struct HTTPFields: Hashable, Sendable {
  private struct Place: Hashable, Sendable {
    let name: HTTPField.Name
    let start: Int
    var end: Int
  }

  /// Most fields of one message.
  static let bound = 64

  private var values: [UInt8] = []
  private var places: [Place] = []
  /// Lines that are no field.
  public private(set) var malformedCount = 0
  /// Whether the line before was a field that is kept: a line that begins with a blank goes on with it.
  private var isContinuable = false

  public init() {}

  /// How many fields are kept.
  public var count: Int { places.count }

  public func contains(_ name: HTTPField.Name) -> Bool { first(name) != nil }

  /// The value of the first field of a name.
  public subscript(name: HTTPField.Name) -> String? { first(name).map(text) }

  /// The value of the first field of a name as it was sent.
  @_lifetime(borrow self)
  public func bytes(_ name: HTTPField.Name) -> RawSpan? {
    guard let place = first(name) else { return nil }
    return bytes(of: place)
  }

  /// Whether the first field of a name has this somewhere in it, in this case.
  public func mentions(_ text: String, in name: HTTPField.Name) -> Bool {
    first(name).map { bytes(of: $0).contains(text) } ?? false
  }

  private func first(_ name: HTTPField.Name) -> Place? {
    for place in places where place.name == name { return place }
    return nil
  }

  /// The fields of some names, in the order they came.
  public func all(of names: [HTTPField.Name]) -> [(name: HTTPField.Name, value: String)] {
    places.filter { names.contains($0.name) }.map { ($0.name, text(of: $0)) }
  }

  /// The members of all fields of a name that is a list (RFC 9110 §5.6.1), in lower case.
  public func list(_ name: HTTPField.Name) -> [String] {
    places.filter { $0.name == name }.flatMap { place in
      text(of: place).split(separator: ",").map { String($0.trimmingBlanks).lowercased() }
    }
  }

  /// The value of the first field of a name without what follows a semicolon (RFC 9110 §5.6.6), in lower case.
  func withoutParameters(_ name: HTTPField.Name) -> String? {
    guard let place = first(name) else { return nil }
    var end = place.start
    while end < place.end, values[end] != UInt8(ascii: ";") { end += 1 }
    while end > place.start, values[end - 1].isBlank { end -= 1 }
    let small = values[place.start..<end].map(\.asciiLowercased)
    return String(readable: small.rawSpan)
  }

  /// The first field of a name, as a decimal number; nil where it is none.
  func number(_ name: HTTPField.Name) -> Int? {
    guard let place = first(name), place.start < place.end else { return nil }
    var number = 0
    for byte in values[place.start..<place.end] {
      guard byte.isDigit else { return list(name).first.flatMap { Int($0) } }
      let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isAbove) = tenfold.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      guard !isTooLarge, !isAbove else { return nil }
      number = sum
    }
    return number
  }

  private func text(of place: Place) -> String { String(readable: bytes(of: place)) }

  @_lifetime(borrow self)
  private func bytes(of place: Place) -> RawSpan {
    values.rawSpan.extracting(place.start..<place.end)
  }

  // MARK: Lines

  /// Adds what a line says; without the line's end.
  public mutating func add(line: RawSpan) {
    var reader = ByteReader(line)
    if let first = try? reader.read(UInt8.self), first.isBlank {
      goOn(with: line)
      return
    }
    isContinuable = false
    do throws(DecodeError) {
      guard let field = try HTTPField(parsing: line), places.count < Self.bound else { return }
      if places.isEmpty {
        places.reserveCapacity(8)
        values.reserveCapacity(256)
      }
      let value = line.extracting(field.value)
      let start = values.count
      values.append(copying: value)
      places.append(Place(name: field.name, start: start, end: values.count))
      isContinuable = true
    } catch {
      malformedCount += 1
    }
  }

  /// Adds a folded line to the value before (RFC 9112 §5.2).
  private mutating func goOn(with line: RawSpan) {
    guard isContinuable, let last = places.indices.last,
      places[last].end - places[last].start < HTTPField.valueBound
    else { return }
    values.append(UInt8(ascii: " "))
    values.append(copying: line.extracting(HTTPField.trimmed(line, from: 0)))
    places[last].end = values.count
  }
}

extension Substring {
  /// Without the blanks around it.
  var trimmingBlanks: Substring {
    var text = self
    while let first = text.utf8.first, first.isBlank { text = text.dropFirst() }
    while let last = text.utf8.last, last.isBlank { text = text.dropLast() }
    return text
  }
}
