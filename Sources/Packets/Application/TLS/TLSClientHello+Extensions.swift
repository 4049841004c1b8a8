extension TLSClientHello: TLSHello {
  mutating func read(_ type: TLSExtensionType, _ data: RawSpan) throws(DecodeError) {
    var reader = ByteReader(data)
    switch type {
    case .serverName: serverName = try Self.hostName(in: try reader.readVector16())
    case .supportedGroups:
      supportedGroups = try reader.readVector16().values(TLSNamedGroup.init(rawValue:))
    case .pointFormats: pointFormats = [UInt8](copying: try reader.readVector8())
    case .signatureAlgorithms: signatureAlgorithms = try reader.readVector16().values { $0 }
    case .applicationLayerProtocolNegotiation:
      applicationProtocols = try reader.readVector16().protocolNames()
    case .sessionTicket: hasSessionTicket = reader.remaining > 0
    case .supportedVersions:
      supportedVersions = try reader.readVector8().values(TLSVersion.init(rawValue:))
    case .keyShare: keyShareGroups = try Self.groups(in: try reader.readVector16())
    default: break
    }
  }

  /// The first host name of a list of names (RFC 6066 §3): type (1 byte), then the name after its length.
  private static func hostName(in bytes: RawSpan) throws(DecodeError) -> String? {
    var reader = ByteReader(bytes)
    while reader.remaining > 0 {
      let type: UInt8 = try reader.read()
      let name = try reader.readVector16()
      if type == 0, !name.isEmpty { return String(escaping: [UInt8](copying: name)) }
    }
    return nil
  }

  /// The groups of a list of key shares: group, then the key after its length (RFC 8446 §4.2.8).
  private static func groups(in bytes: RawSpan) throws(DecodeError) -> [TLSNamedGroup] {
    var reader = ByteReader(bytes)
    var groups: [TLSNamedGroup] = []
    while reader.remaining > 0, groups.count < extensionBound {
      groups.append(TLSNamedGroup(rawValue: try reader.read()))
      _ = try reader.readVector16()
    }
    return groups
  }
}

extension ByteReader {
  /// Reads the bytes that follow their length of one byte (RFC 8446 §3.4).
  @_lifetime(copy self)
  mutating func readVector8() throws(DecodeError) -> RawSpan {
    try readBytes(Int(try read(UInt8.self)))
  }

  /// Reads the bytes that follow their length of two bytes.
  @_lifetime(copy self)
  mutating func readVector16() throws(DecodeError) -> RawSpan {
    try readBytes(Int(try read(UInt16.self)))
  }

  /// Reads a length of three bytes.
  mutating func readUInt24() throws(DecodeError) -> Int {
    Int(try read(UInt8.self)) << 16 | Int(try read(UInt16.self))
  }
}

extension RawSpan {
  /// The numbers of two bytes that these are, each made into what it stands for.
  func values<Value>(_ value: (UInt16) -> Value) throws(DecodeError) -> [Value] {
    var reader = ByteReader(self)
    var values: [Value] = []
    values.reserveCapacity(byteCount / 2)
    while reader.remaining > 0 { values.append(value(try reader.read())) }
    return values
  }

  /// A list of protocol names, each after its length of one byte (RFC 7301 §3.1).
  func protocolNames() throws(DecodeError) -> [[UInt8]] {
    var reader = ByteReader(self)
    var names: [[UInt8]] = []
    while reader.remaining > 0, names.count < TLSClientHello.extensionBound {
      names.append([UInt8](copying: try reader.readVector8()))
    }
    return names
  }
}
