import Packets

/// Goes from layer to layer: each says what follows it.
struct Dissector {
  /// What the bytes at hand are.
  enum Part {
    case link(LinkType)
    case etherType(EtherType)
    case ip(protocolNumber: UInt8, isV6: Bool)
    case application(transport: DecodedPacket.Kind, sourcePort: UInt16, destinationPort: UInt16)
    /// Bytes that nothing is known of.
    case data
    /// What is left behind a frame's contents.
    case nothing
  }

  let bytes: [UInt8]
  private(set) var layers: [DissectedLayer] = []
  private var offset = 0
  private var end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  mutating func run(_ first: Part) {
    var part = first
    while layers.count < Dissection.layerBound {
      if case .nothing = part { break }
      guard offset < end else { break }
      part = take(part)
    }
    guard end < bytes.count else { return }
    let trailer = end..<bytes.count
    layers.append(
      DissectedLayer(
        "After the packet", range: trailer,
        fields: [
          Field(
            "Bytes", "\(trailer.count)", meaning: "padding, or a check sequence", range: trailer)
        ]))
  }

  /// Takes one layer apart; gives what follows.
  private mutating func take(_ part: Part) -> Part {
    var reader = FieldReader(bytes, from: offset, to: end)
    var name = "Data"
    do throws(DecodeError) {
      let next = try Self.read(part, &reader, &name)
      append(name, reader)
      offset = reader.offset
      end = reader.end
      return next
    } catch {
      append(name, reader)
      layers[layers.count - 1].problem = error.description
      offset = reader.offset
      return offset < end ? .data : .nothing
    }
  }

  private mutating func append(_ name: String, _ reader: FieldReader) {
    layers.append(
      DissectedLayer(name, range: offset..<max(offset, reader.offset), fields: reader.fields))
  }

  private static func read(
    _ part: Part, _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    switch part {
    case .link(let type): try readLink(type, &reader, &name)
    case .etherType(let type): try readEtherType(type, &reader, &name)
    case .ip(let number, let isV6): try readTransport(number, isV6: isV6, &reader, &name)
    case .application(let kind, let source, let destination):
      try readApplication(kind, source, destination, &reader, &name)
    case .data: readData(&reader, &name)
    case .nothing: .nothing
    }
  }

  static func readData(_ reader: inout FieldReader, _ name: inout String) -> Part {
    name = "Data"
    let range = reader.rest
    reader.note("Bytes", "\(range.count)", at: range)
    try? reader.skip(range.count)
    return .nothing
  }
}
