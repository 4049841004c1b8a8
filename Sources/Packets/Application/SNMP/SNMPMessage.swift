/// A message of SNMP version 1 or 2c (RFC 1157 §4, RFC 3416 §3); of version 3 no more than that it is one.
///
///     SEQUENCE { version INTEGER, community OCTET STRING, data PDU }
///     PDU ::= SEQUENCE { request-id, error-status, error-index INTEGER, variable-bindings }
public struct SNMPMessage: Hashable, Sendable {
  /// IANA has no registry: the tags of RFC 1157 §4.1 and RFC 3416 §3.
  public enum PDUType: UInt8, Sendable {
    case getRequest = 0xa0
    case getNextRequest
    case response
    case setRequest
    /// Of version 1.
    case trap
    case getBulkRequest
    case informRequest
    case trapV2
    case report
  }

  /// A managed object with its value.
  public struct Binding: Hashable, Sendable {
    /// `1.3.6.1.2.1.1.1.0`.
    public let name: String
    /// Its text, if it is an OCTET STRING.
    public let text: String?
    /// What it names, if it is an OBJECT IDENTIFIER.
    public let object: String?
  }

  /// 0 is version 1, 1 is 2c, 3 is 3.
  public let version: Int
  /// The password of versions 1 and 2c, in the clear.
  public let community: String?
  public let type: PDUType?
  public let requestID: Int64?
  /// 0 is noError.
  public let errorStatus: Int64?
  public let bindings: [Binding]
  /// What a notification reports: `1.3.6.1.6.3.1.1.5.3` is linkDown (RFC 3418 §2); of version 1 as RFC 3584 §3.1 translates it.
  public let notification: String?

  /// Agents' port, and that of who takes their traps (RFC 3417 §3).
  public static let port: UInt16 = 161
  public static let trapPort: UInt16 = 162
  private static let bindingBound = 128

  public init(parsing bytes: RawSpan) throws(DecodeError) {
    var outer = BERReader(bytes)
    var message = BERReader(try outer.readValue(tagged: 0x30, "Message"))
    let number = try message.readInteger("version")
    guard [0, 1, 3].contains(number) else {
      throw DecodeError(.invalid(field: "version", value: UInt64(bitPattern: number)), at: 4)
    }
    version = Int(number)
    guard version < 3 else {
      _ = try message.readValue(tagged: 0x30, "msgGlobalData")
      _ = try message.readValue(tagged: 4, "msgSecurityParameters")
      (community, type, requestID, errorStatus, bindings) = (nil, nil, nil, nil, [])
      notification = nil
      return
    }
    community = String(
      escaping: [UInt8](copying: try message.readValue(tagged: 4, "community")))
    var tag: UInt8 = 0
    var pdu = BERReader(try message.readValue(&tag))
    guard let type = PDUType(rawValue: tag) else {
      throw DecodeError(.invalid(field: "PDU", value: UInt64(tag)), at: message.offset)
    }
    self.type = type
    var trap: String?
    if type == .trap {
      let enterprise = try Self.objectIdentifier(try pdu.readValue(tagged: 6, "enterprise"))
      _ = try pdu.readValue(&tag)  // agent-addr
      let generic = try pdu.readInteger("generic-trap")
      let specific = try pdu.readInteger("specific-trap")
      _ = try pdu.readValue(&tag)  // time-stamp
      trap =
        (0...5).contains(generic)
        ? "1.3.6.1.6.3.1.1.5.\(generic + 1)" : "\(enterprise).0.\(specific)"
      (requestID, errorStatus) = (nil, nil)
    } else {
      requestID = try pdu.readInteger("request-id")
      errorStatus = try pdu.readInteger("error-status")
      _ = try pdu.readInteger("error-index")
    }
    let bindings = try Self.bindings(in: try pdu.readValue(tagged: 0x30, "variable-bindings"))
    self.bindings = bindings
    notification = trap ?? bindings.first { $0.name == Self.trapObject }?.object
  }

  /// snmpTrapOID.0 (RFC 3418 §2).
  private static let trapObject = "1.3.6.1.6.3.1.1.4.1.0"

  private static func bindings(in bytes: RawSpan) throws(DecodeError) -> [Binding] {
    var list = BERReader(bytes)
    var bindings: [Binding] = []
    while !list.isAtEnd, bindings.count < bindingBound {
      var binding = BERReader(try list.readValue(tagged: 0x30, "VarBind"))
      let name = try objectIdentifier(try binding.readValue(tagged: 6, "name"))
      var tag: UInt8 = 0
      let value = try binding.readValue(&tag)
      bindings.append(
        Binding(
          name: name, text: tag == 4 ? String(escaping: [UInt8](copying: value)) : nil,
          object: tag == 6 ? try objectIdentifier(value) : nil))
    }
    return bindings
  }

  /// An OBJECT IDENTIFIER in dots (X.690 §8.19).
  private static func objectIdentifier(_ bytes: RawSpan) throws(DecodeError) -> String {
    var reader = ByteReader(bytes)
    var arcs: [String] = []
    var arc: UInt64 = 0
    while reader.remaining > 0 {
      let byte: UInt8 = try reader.read()
      guard arc < 1 << 56 else {
        throw DecodeError(.limit(field: "subidentifier", bound: 1 << 56), at: reader.offset)
      }
      arc = arc << 7 | UInt64(byte & 0x7f)
      guard byte < 0x80 else { continue }
      if arcs.isEmpty {
        let first = min(arc / 40, 2)
        arcs = ["\(first)", "\(arc - first * 40)"]
      } else {
        arcs.append("\(arc)")
      }
      arc = 0
    }
    return arcs.joined(separator: ".")
  }

  /// The text of an object, where the message has it.
  public func text(of name: String) -> String? {
    bindings.first { $0.name == name }?.text
  }

  /// RFC 3418 §2: what the device is, and what it is called.
  public var systemDescription: String? { text(of: "1.3.6.1.2.1.1.1.0") }
  public var systemName: String? { text(of: "1.3.6.1.2.1.1.5.0") }
}
