import Packets

/// One frame taken apart, layer by layer and field by field.
///
/// The layers lie one behind the other and leave no byte out.
public struct Dissection: Sendable {
  public let layers: [DissectedLayer]
  /// The frame's bytes, or the message's.
  public let bytes: [UInt8]

  /// Layers in one frame, at most: tunnels can't go on for ever.
  static let layerBound = 64

  /// - Parameter place: what is known of the stream that the frame carries a piece of.
  public init(of bytes: [UInt8], linkType: LinkType, in place: StreamPiece = StreamPiece()) {
    self.bytes = bytes
    var dissector = Dissector(bytes, place)
    dissector.run(Dissector.part(of: linkType))
    layers = dissector.layers
  }

  /// A message that was put together from several frames; its bytes are counted from its own beginning.
  ///
  /// - Parameters:
  ///   - service: its protocol, as Zeek's `service` has it.
  ///   - place: what is known of the stream before it.
  public init(
    ofMessage bytes: [UInt8], service: String, in place: StreamPiece = StreamPiece()
  ) {
    self.bytes = bytes
    var dissector = Dissector(bytes, place)
    let layer = ApplicationLayer.streams.first { $0.service == service }
    dissector.run(layer.map { .stream($0.read) } ?? .data)
    layers = dissector.layers
  }
}
