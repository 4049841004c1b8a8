import Packets

/// One frame taken apart, layer by layer and field by field.
///
/// The layers lie one behind the other and leave no byte of the frame out.
public struct Dissection: Sendable {
  public let layers: [DissectedLayer]
  /// The frame's bytes.
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
}
