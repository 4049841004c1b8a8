import Packets

/// Goes from layer to layer: each says what follows it.
struct Dissector {
  /// Reads one layer and gives it its name; returns what follows.
  typealias LayerReader = (inout FieldReader, inout String) throws(DecodeError) -> Part

  /// What the bytes at hand are.
  enum Part {
    case layer(LayerReader)
    /// A layer that may go on in later frames.
    case stream(LayerReader)
    /// Bytes that nothing is known of.
    case data
  }

  private var place: StreamPiece
  private(set) var layers: [DissectedLayer] = []
  private var bytes: [UInt8]
  private var offset = 0
  private var end: Int
  private var enclosures: [Enclosure] = []

  init(_ bytes: [UInt8], _ place: StreamPiece) {
    self.bytes = bytes
    self.place = place
    end = bytes.count
  }

  /// More than any frame needs: layers, and decisions between them.
  private static let stepBound = 4 * Dissection.layerBound

  mutating func run(_ first: Part) {
    var part = first
    for _ in 0..<Self.stepBound where layers.count < Dissection.layerBound {
      if offset < end {
        part = take(part)
      } else if let outer = enclosures.popLast() {
        end = outer.end
        part = outer.next
      } else {
        return
      }
    }
    guard offset < bytes.count else { return }
    enclosures = []
    end = bytes.count
    _ = take(.data)
  }

  /// Takes one layer apart; gives what follows.
  private mutating func take(_ part: Part) -> Part {
    var reader = FieldReader(bytes, from: offset, to: end, enclosures, place)
    var name = "Data"
    let start = offset
    var next = Part.data
    var problem: DecodeError?
    do throws(DecodeError) {
      switch part {
      case .layer(let read), .stream(let read): next = try read(&reader, &name)
      case .data: next = Self.readData(&reader, &name)
      }
    } catch {
      problem = error
    }
    bytes = reader.bytes
    offset = reader.offset
    end = reader.end
    enclosures = reader.enclosures
    place = reader.place
    guard offset > start || problem != nil else { return next }
    var layer = DissectedLayer(name, range: start..<offset, fields: reader.fields)
    layer.isUnexplained = reader.isUnexplained
    if case .stream = part, case .truncated? = problem?.problem, reader.isAtEnd {
      layer.continues = true
      offset = end
      layer = DissectedLayer(name, range: start..<end, fields: reader.fields)
      layer.continues = true
    } else {
      layer.problem = problem?.description
    }
    if !layer.range.isEmpty || layer.problem != nil { layers.append(layer) }
    return next
  }

  static func readData(_ reader: inout FieldReader, _ name: inout String) -> Part {
    name = "Data"
    readUnexplained(&reader)
    return .data
  }

  /// Writes what is left down as bytes that nothing is known of.
  static func readUnexplained(_ reader: inout FieldReader, isSecret: Bool = false) {
    let range = reader.rest
    reader.note("Bytes", "\(range.count)", at: range, isSecret: isSecret)
    reader.isUnexplained = true
    try? reader.skip(range.count)
  }

  /// What is left behind a layer that says how long it is.
  static func readTrailer(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "After the packet"
    let range = reader.rest
    let isPadding = reader.slice(range).allSatisfy { $0 == 0 }
    reader.note(
      "Bytes", "\(range.count)",
      meaning: isPadding ? "padding" : "padding, or a check sequence", at: range)
    try reader.skip(range.count)
    return .data
  }
}

/// Bytes around those at hand, and what to do behind those.
struct Enclosure {
  let end: Int
  let next: Dissector.Part
}
