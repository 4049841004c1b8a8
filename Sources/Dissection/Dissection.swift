import Packets

/// One frame taken apart, layer by layer and field by field.
public struct Dissection: Sendable {
  public internal(set) var layers: [DissectedLayer] = []
  /// The frame's bytes.
  public let bytes: [UInt8]

  /// Layers in one frame, at most: tunnels can't go on for ever.
  static let layerBound = 64

  public init(of bytes: [UInt8], linkType: LinkType) {
    self.bytes = bytes
    var dissector = Dissector(bytes)
    dissector.run(.link(linkType))
    layers = dissector.layers
  }
}
