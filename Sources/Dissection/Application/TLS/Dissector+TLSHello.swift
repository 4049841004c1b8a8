import Packets

/// The two hellos of TLS (RFC 8446 §4.1).
extension Dissector {
  static func readClientHello(
    _ reader: inout FieldReader, isDatagram: Bool
  ) throws(DecodeError) {
    try readHelloStart(&reader)
    if isDatagram {
      let count = Int(try reader.integer("Cookie length", UInt8.self))
      if count > 0 { try reader.octets("Cookie", count) }
    }
    let suites = Int(try reader.integer("Cipher suites length", UInt16.self))
    let outer = reader.narrow(to: suites)
    while reader.remaining >= 2 { try readCipherSuite(&reader) }
    reader.widen(to: outer)
    let methods = Int(try reader.integer("Compression methods length", UInt8.self))
    try reader.octets("Compression methods", methods)
    try readExtensions(&reader, isServer: false)
  }

  static func readServerHello(_ reader: inout FieldReader) throws(DecodeError) {
    try readHelloStart(&reader)
    try readCipherSuite(&reader)
    try reader.integer("Compression method", UInt8.self)
    try readExtensions(&reader, isServer: true)
  }

  private static func readHelloStart(_ reader: inout FieldReader) throws(DecodeError) {
    try readVersion("Legacy version", &reader)
    try reader.octets("Random", 32)
    let count = Int(try reader.integer("Session ID length", UInt8.self))
    if count > 0 { try reader.octets("Session ID", count) }
  }

  private static func readCipherSuite(_ reader: inout FieldReader) throws(DecodeError) {
    try reader.hexadecimal("Cipher suite", UInt16.self) {
      $0.isGREASE ? "GREASE" : TLSCipherSuite(rawValue: $0).description
    }
  }

  private static func readExtensions(
    _ reader: inout FieldReader, isServer: Bool
  ) throws(DecodeError) {
    guard reader.remaining >= 2 else { return }
    try reader.integer("Extensions length", UInt16.self)
    let group = reader.group
    while reader.remaining >= 4 {
      let type: UInt16 = try reader.peek()
      reader.group = "Extension \(TLSExtensionName.of(type))"
      defer { reader.group = group }
      try reader.integer("Extension type", UInt16.self) { (nil, TLSExtensionName.of($0)) }
      let length = Int(try reader.integer("Extension length", UInt16.self))
      guard length <= reader.remaining else {
        throw DecodeError(
          .truncated(needed: length, available: reader.remaining), at: reader.offset)
      }
      guard length > 0 else { continue }
      let outer = reader.narrow(to: length)
      try readExtension(TLSExtensionType(rawValue: type), &reader, isServer: isServer)
      if reader.remaining > 0 { try reader.octets("Content", reader.remaining) }
      reader.widen(to: outer)
    }
  }

  private static func readExtension(
    _ type: TLSExtensionType, _ reader: inout FieldReader, isServer: Bool
  ) throws(DecodeError) {
    switch type {
    case .serverName:
      try reader.integer("List length", UInt16.self)
      while reader.remaining >= 3 {
        try reader.integer("Name type", UInt8.self) { (nil, $0 == 0 ? "host name" : nil) }
        let count = Int(try reader.integer("Name length", UInt16.self))
        try reader.text("Server name", count)
      }
    case .applicationLayerProtocolNegotiation:
      try reader.integer("List length", UInt16.self)
      while reader.remaining >= 1 {
        let count = Int(try reader.integer("Protocol length", UInt8.self))
        try reader.text("Protocol", count)
      }
    case .supportedVersions:
      if !isServer { try reader.integer("List length", UInt8.self) }
      while reader.remaining >= 2 { try readVersion("Supported version", &reader) }
    case .supportedGroups:
      try reader.integer("List length", UInt16.self)
      while reader.remaining >= 2 { try readGroup("Group", &reader) }
    case .signatureAlgorithms:
      try reader.integer("List length", UInt16.self)
      while reader.remaining >= 2 {
        try reader.hexadecimal("Signature algorithm", UInt16.self) {
          TLSExtensionName.signature[$0]
        }
      }
    case .keyShare:
      if !isServer { try reader.integer("List length", UInt16.self) }
      while reader.remaining >= 2 {
        try readGroup("Key share group", &reader)
        guard reader.remaining >= 2 else { break }
        let count = Int(try reader.integer("Key length", UInt16.self))
        if count > 0 { try reader.octets("Key", count) }
      }
    case .pointFormats:
      let count = Int(try reader.integer("List length", UInt8.self))
      try reader.octets("Point formats", count)
    default: break
    }
  }

  private static func readGroup(
    _ name: String, _ reader: inout FieldReader
  ) throws(DecodeError) {
    try reader.hexadecimal(name, UInt16.self) {
      $0.isGREASE ? "GREASE" : TLSNamedGroup(rawValue: $0).description
    }
  }
}

/// The names of extensions and signature algorithms (IANA "TLS ExtensionType Values", "TLS SignatureScheme").
enum TLSExtensionName {
  static func of(_ type: UInt16) -> String {
    type.isGREASE ? "GREASE" : names[type] ?? "\(type)"
  }

  private static let names: [UInt16: String] = [
    0: "server_name", 1: "max_fragment_length", 5: "status_request", 10: "supported_groups",
    11: "ec_point_formats", 13: "signature_algorithms", 14: "use_srtp", 15: "heartbeat",
    16: "application_layer_protocol_negotiation", 18: "signed_certificate_timestamp",
    19: "client_certificate_type", 20: "server_certificate_type", 21: "padding",
    22: "encrypt_then_mac", 23: "extended_main_secret", 27: "compress_certificate",
    28: "record_size_limit", 34: "delegated_credential", 35: "session_ticket",
    41: "pre_shared_key", 42: "early_data", 43: "supported_versions", 44: "cookie",
    45: "psk_key_exchange_modes", 47: "certificate_authorities", 49: "post_handshake_auth",
    50: "signature_algorithms_cert", 51: "key_share", 54: "connection_id",
    57: "quic_transport_parameters", 13172: "next_protocol_negotiation",
    17513: "application_settings", 17613: "application_settings", 30032: "channel_id",
    65037: "encrypted_client_hello", 65281: "renegotiation_info", 65486: "encrypted_server_name",
    65445: "quic_transport_parameters (draft)",
  ]

  static let signature: [UInt16: String] = [
    0x0201: "rsa_pkcs1_sha1", 0x0202: "dsa_sha1", 0x0203: "ecdsa_sha1", 0x0301: "rsa_sha224",
    0x0303: "ecdsa_sha224", 0x0401: "rsa_pkcs1_sha256", 0x0402: "dsa_sha256",
    0x0403: "ecdsa_secp256r1_sha256", 0x0501: "rsa_pkcs1_sha384", 0x0503: "ecdsa_secp384r1_sha384",
    0x0601: "rsa_pkcs1_sha512", 0x0603: "ecdsa_secp521r1_sha512", 0x0804: "rsa_pss_rsae_sha256",
    0x0805: "rsa_pss_rsae_sha384", 0x0806: "rsa_pss_rsae_sha512", 0x0807: "ed25519",
    0x0808: "ed448", 0x0809: "rsa_pss_pss_sha256", 0x080a: "rsa_pss_pss_sha384",
    0x080b: "rsa_pss_pss_sha512",
  ]
}
