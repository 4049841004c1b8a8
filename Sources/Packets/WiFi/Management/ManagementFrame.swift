/// The body of a management frame (IEEE 802.11-2020 §9.3.3): fields of fixed length, then elements.
public enum ManagementFrame: Hashable, Sendable {
  /// How a cell describes itself, in beacons and probe responses.
  public struct Cell: Hashable, Sendable {
    /// µs since the cell began, by its own clock.
    public var timestamp: UInt64
    /// Between beacons, in units of 1024 µs.
    public var interval: UInt16
    public var capabilities: CapabilityInformation
    public var elements: InformationElements
  }

  case beacon(Cell)
  case probeResponse(Cell)
  case probeRequest(InformationElements)
  case associationRequest(CapabilityInformation, InformationElements)
  /// From another access point of the same network, `current`.
  case reassociationRequest(
    CapabilityInformation, current: MACAddress, InformationElements)
  /// Of an association or reassociation; the identifier is 1...2007 where it succeeded.
  case associationResponse(status: StatusCode, identifier: UInt16, InformationElements)
  case authentication(algorithm: UInt16, sequence: UInt16, status: StatusCode)
  case deauthentication(ReasonCode)
  case disassociation(ReasonCode)
  /// By its category (table 9-51); the action itself where there is one.
  case action(category: UInt8, code: UInt8?)
  /// Of a subtype that says nothing here.
  case other(subtype: UInt8)

  /// - Parameter subtype: from the MAC header, 0...15.
  public init(parsing bytes: RawSpan, subtype: UInt8) throws(DecodeError) {
    var reader = ByteReader(bytes)
    switch subtype {
    case 0:
      let capabilities = CapabilityInformation(rawValue: try reader.readLittleEndian())
      try reader.skip(2)  // Listen Interval.
      self = .associationRequest(
        capabilities, InformationElements(parsing: reader.readRest()))
    case 1, 3:
      try reader.skip(2)  // Capability Information.
      let status = StatusCode(rawValue: try reader.readLittleEndian())
      let identifier: UInt16 = try reader.readLittleEndian()
      self = .associationResponse(
        status: status, identifier: identifier & 0x3fff,
        InformationElements(parsing: reader.readRest()))
    case 2:
      let capabilities = CapabilityInformation(rawValue: try reader.readLittleEndian())
      try reader.skip(2)  // Listen Interval.
      let current = try reader.readMACAddress()
      self = .reassociationRequest(
        capabilities, current: current, InformationElements(parsing: reader.readRest()))
    case 4: self = .probeRequest(InformationElements(parsing: reader.readRest()))
    case 5: self = .probeResponse(try Self.readCell(&reader))
    case 8: self = .beacon(try Self.readCell(&reader))
    case 10: self = .disassociation(ReasonCode(rawValue: try reader.readLittleEndian()))
    case 11:
      let algorithm: UInt16 = try reader.readLittleEndian()
      let sequence: UInt16 = try reader.readLittleEndian()
      let status: UInt16 = try reader.readLittleEndian()
      self = .authentication(
        algorithm: algorithm, sequence: sequence, status: StatusCode(rawValue: status))
    case 12: self = .deauthentication(ReasonCode(rawValue: try reader.readLittleEndian()))
    case 13, 14:
      let category: UInt8 = try reader.read()
      self = .action(category: category, code: reader.remaining > 0 ? try reader.read() : nil)
    default: self = .other(subtype: subtype)
    }
  }

  private static func readCell(_ reader: inout ByteReader) throws(DecodeError) -> Cell {
    let timestamp: UInt64 = try reader.readLittleEndian()
    let interval: UInt16 = try reader.readLittleEndian()
    let capabilities = CapabilityInformation(rawValue: try reader.readLittleEndian())
    return Cell(
      timestamp: timestamp, interval: interval, capabilities: capabilities,
      elements: InformationElements(parsing: reader.readRest()))
  }
}

/// What a cell or station says it can do, in one word (IEEE 802.11-2020 §9.4.1.4).
public struct CapabilityInformation: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An access point's cell.
  public static var ess: Self { .init(rawValue: 1) }
  /// A cell of equals, without an access point.
  public static var ibss: Self { .init(rawValue: 2) }
  /// Data frames must be protected.
  public static var privacy: Self { .init(rawValue: 0x10) }
}
