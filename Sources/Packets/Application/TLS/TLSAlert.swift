/// Why one side ends a connection, or is not content (RFC 8446 §6): level and description, a byte each.
public struct TLSAlert: Hashable, Sendable {
  /// In bytes.
  public static var size: Int { 2 }

  /// 1 is a warning, 2 fatal.
  public let level: UInt8
  public let code: UInt8

  public var isFatal: Bool { level == 2 }

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var reader = ByteReader(bytes)
    level = try reader.read()
    guard level == 1 || level == 2 else {
      throw DecodeError(.invalid(field: "level", value: UInt64(level)), at: 0)
    }
    code = try reader.read()
  }

  private static let names: [UInt8: String] = [
    0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 21: "decryption_failed",
    22: "record_overflow", 30: "decompression_failure", 40: "handshake_failure",
    41: "no_certificate", 42: "bad_certificate", 43: "unsupported_certificate",
    44: "certificate_revoked", 45: "certificate_expired", 46: "certificate_unknown",
    47: "illegal_parameter", 48: "unknown_ca", 49: "access_denied", 50: "decode_error",
    51: "decrypt_error", 60: "export_restriction", 70: "protocol_version",
    71: "insufficient_security", 80: "internal_error", 86: "inappropriate_fallback",
    90: "user_canceled", 100: "no_renegotiation", 109: "missing_extension",
    110: "unsupported_extension", 111: "certificate_unobtainable", 112: "unrecognized_name",
    113: "bad_certificate_status_response", 114: "bad_certificate_hash_value",
    115: "unknown_psk_identity", 116: "certificate_required", 117: "general_error",
    120: "no_application_protocol", 121: "ech_required",
  ]
}

extension TLSAlert: CustomStringConvertible {
  /// The description in the IANA TLS Alerts registry, which Zeek prints too.
  public var description: String { Self.names[code] ?? "unknown-\(code)" }
}
