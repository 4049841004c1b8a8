import Packets

/// A protocol over TCP or UDP that can be shown field by field.
struct ApplicationLayer: Sendable {
  /// As Zeek's `service` names it.
  let service: String
  let ports: [UInt16]
  /// Whether bytes are what it says: on one of its ports, or on any.
  let recognises: @Sendable (_ payload: [UInt8], _ isOnPort: Bool) -> Bool
  let read: @Sendable (inout FieldReader, inout String) throws(DecodeError) -> Dissector.Part

  init(
    _ service: String, _ ports: [UInt16],
    _ read:
      @escaping @Sendable (inout FieldReader, inout String) throws(DecodeError) ->
      Dissector.Part,
    recognises: @escaping @Sendable (_ payload: [UInt8], _ isOnPort: Bool) -> Bool
  ) {
    self.service = service
    self.ports = ports
    self.read = read
    self.recognises = recognises
  }
}

/// Chooses what a payload is: what other frames say of the flow, else what it holds, with its port's help.
extension Dissector {
  static func datagramContent(_ source: UInt16, _ destination: UInt16) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      let payload = reader.restBytes
      for port in [destination, source] {
        if let part = tunnel(ofPort: port, payload) { return part }
      }
      let layer = choose(ApplicationLayer.datagrams, payload, [source, destination], reader.place)
      guard let layer else { return .data }
      return .layer(layer.read)
    }
  }

  static func streamContent(_ source: UInt16, _ destination: UInt16) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      let continued = min(reader.place.continued, reader.remaining)
      if continued > 0 {
        name = reader.place.continuedName + ", going on"
        readContinued(&reader, continued)
        return message(source, destination)
      }
      return message(source, destination)
    }
  }

  private static func message(_ source: UInt16, _ destination: UInt16) -> Part {
    .layer { (reader, name) throws(DecodeError) in
      let layer = choose(
        ApplicationLayer.streams, reader.restBytes, [source, destination], reader.place)
      guard let layer else { return .data }
      return .stream(layer.read)
    }
  }

  private static func readContinued(_ reader: inout FieldReader, _ count: Int) {
    let outer = reader.narrow(to: count)
    readUnexplained(&reader, isSecret: reader.place.continuesSecret)
    reader.widen(to: outer)
  }

  /// The protocol of a payload: what is known of the flow, else content on a port, else content alone.
  static func choose(
    _ layers: [ApplicationLayer], _ payload: [UInt8], _ ports: [UInt16], _ place: StreamPiece
  ) -> ApplicationLayer? {
    if let service = place.service,
      let layer = layers.first(where: { $0.service == service && $0.recognises(payload, true) })
    {
      return layer
    }
    func isOnPort(_ layer: ApplicationLayer) -> Bool {
      layer.ports.contains { ports.contains($0) }
    }
    return layers.first { isOnPort($0) && $0.recognises(payload, true) }
      ?? layers.first { $0.recognises(payload, false) }
  }
}
