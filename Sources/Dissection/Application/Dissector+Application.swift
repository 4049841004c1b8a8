import Packets

/// What TCP and UDP carry.
extension Dissector {
  static func readApplication(
    _ transport: DecodedPacket.Kind, _ sourcePort: UInt16, _ destinationPort: UInt16,
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    readData(&reader, &name)
  }
}
