import Packets
import SwiftASN1
import X509

extension DistinguishedName {
  /// The name as RFC 2253 and OpenSSL write it, the most specific part first: `CN=home.example,O=Example`.
  var text: String {
    reversed().map { relative in
      relative.map { "\($0.type.nameKey)=\(Self.escape($0.valueText))" }.joined(separator: "+")
    }.joined(separator: ",")
  }

  /// The last common name.
  var commonName: String? {
    reversed().lazy.compactMap { relative in
      relative.first { $0.type == .RDNAttributeType.commonName }?.valueText
    }.first
  }

  /// Puts a backslash before what would end or divide a value (RFC 4514 §2.4).
  private static func escape(_ value: String) -> String {
    let first = value.utf8.first
    // Most need none.
    guard
      first == UInt8(ascii: " ") || first == UInt8(ascii: "#")
        || value.utf8.contains(where: isSpecial)
    else { return value }
    var text = ""
    for (index, character) in value.enumerated() {
      let isSpecial = #",+"\<>;"#.contains(character)
      let isEdge = index == 0 && (character == " " || character == "#")
      if isSpecial || isEdge { text.append("\\") }
      text.append(character)
    }
    return text
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ";"):
      true
    default: false
    }
  }
}

extension RelativeDistinguishedName.Attribute {
  /// The value as text that is safe to print; of a string type that is out of use its bytes.
  fileprivate var valueText: String {
    if let text = String(value) { return String(escaping: Array(text.utf8)) }
    var serializer = DER.Serializer()
    guard (try? serializer.serialize(ASN1Any(value))) != nil,
      let node = try? DER.parse(serializer.serializedBytes), let bytes = node.bytes
    else { return "" }
    guard node.identifier == .bmpString else { return String(escaping: Array(bytes)) }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(escaping: Array(String(decoding: units, as: UTF16.self).utf8))
  }
}

extension ASN1ObjectIdentifier {
  /// The short name of a kind of attribute (RFC 4519 §2, and OpenSSL's), else its identifier.
  fileprivate var nameKey: String { Self.nameKeys[description] ?? description }

  private static let nameKeys = [
    "2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L",
    "2.5.4.8": "ST", "2.5.4.9": "street", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "title",
    "2.5.4.13": "description", "2.5.4.15": "businessCategory", "2.5.4.17": "postalCode",
    "2.5.4.41": "name", "2.5.4.42": "GN", "2.5.4.46": "dnQualifier",
    "2.5.4.97": "organizationIdentifier", "1.2.840.113549.1.9.1": "emailAddress",
    "1.2.840.113549.1.9.2": "unstructuredName", "0.9.2342.19200300.100.1.1": "UID",
    "0.9.2342.19200300.100.1.25": "DC", "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
    "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST", "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC",
  ]
}
