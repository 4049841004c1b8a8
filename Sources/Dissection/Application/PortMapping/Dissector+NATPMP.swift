import Packets

extension Dissector {
  /// NAT-PMP, by which a device asks its router for a port mapping (RFC 6886 §3.2, §3.3).
  static func readNATPMP(
    _ reader: inout FieldReader, _ name: inout String
  ) throws(DecodeError) -> Part {
    name = "NAT Port Mapping Protocol"
    try reader.integer("Version", UInt8.self)
    let operation = try reader.integer("Opcode", UInt8.self) { (nil, natPMPOpcodes[$0]) }
    let isResponse = operation & 0x80 != 0
    name += isResponse ? ", response" : ", request"
    if isResponse {
      let code = try reader.integer("Result code", UInt16.self) { (nil, natPMPResults[$0]) }
      try reader.integer("Seconds since start of epoch", UInt32.self) { _ in
        (nil, "since the router's table of mappings began")
      }
      // A refusal may end here, or hold zeros (RFC 6886 §3.5).
      if code != 0, reader.remaining == 0 { return .data }
    } else if operation != 0 {
      try reader.octets("Reserved", 2)
    }
    switch operation & 0x7f {
    case 0 where isResponse: try reader.ipv4Address("External IP address")
    case 1, 2:
      try reader.integer("Internal port", UInt16.self)
      try reader.integer(
        isResponse ? "Mapped external port" : "Requested external port", UInt16.self)
      try readMappingLifetime(&reader)
    default: break
    }
    return .data
  }

  /// In seconds; 0 ends a mapping (RFC 6886 §3.4, RFC 6887 §15).
  static func readMappingLifetime(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.integer("Lifetime", UInt32.self) { (nil, $0 == 0 ? "ends the mapping" : "seconds") }
  }

  private static let natPMPOpcodes: [UInt8: String] = [
    0: "asks for the external address", 1: "asks to map a UDP port", 2: "asks to map a TCP port",
    128: "the external address", 129: "mapping of a UDP port", 130: "mapping of a TCP port",
  ]

  /// RFC 6886 §3.5
  private static let natPMPResults: [UInt16: String] = [
    0: "success", 1: "unsupported version", 2: "not authorized", 3: "network failure",
    4: "out of resources", 5: "unsupported opcode",
  ]
}
