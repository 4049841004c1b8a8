import Packets

extension Dissector {
  /// A message of NTLM (MS-NLMP §2.2.1) among bytes that were read: who logs in to what. What a password can be guessed from is
  /// told by its length only.
  static func readNTLM(
    _ reader: inout FieldReader, _ range: Range<Int>
  ) throws(DecodeError) {
    let message = try NTLMMessage(parsing: reader.slice(range).rawSpan)
    let start = range.lowerBound
    reader.group = "NTLM"
    defer { reader.group = nil }
    reader.note(
      "NTLM message type", "\(message.type)", meaning: ntlmTypes[message.type],
      at: start + 8..<start + 12)
    for place in message.places where !place.range.isEmpty {
      let part = start + place.range.lowerBound..<start + place.range.upperBound
      guard part.upperBound <= range.upperBound else {
        throw DecodeError(
          .truncated(needed: part.count, available: max(0, range.upperBound - part.lowerBound)),
          at: part.lowerBound)
      }
      guard let title = ntlmTexts[place.part] else {
        let title = ntlmSecrets[place.part] ?? "Target information"
        reader.note(
          title, "\(part.count) bytes", at: part, isSecret: ntlmSecrets[place.part] != nil)
        continue
      }
      reader.note(title, message.text(reader.slice(part)), at: part)
    }
  }

  private static let ntlmTypes: [UInt32: String] = [
    1: "NEGOTIATE_MESSAGE", 2: "CHALLENGE_MESSAGE", 3: "AUTHENTICATE_MESSAGE",
  ]

  private static let ntlmTexts: [NTLMMessage.Part: String] = [
    .domain: "Domain name", .user: "User name", .workstation: "Host name", .target: "Target name",
  ]

  private static let ntlmSecrets: [NTLMMessage.Part: String] = [
    .lanManagerResponse: "LAN Manager response", .ntResponse: "NTLM response",
    .sessionKey: "Session key",
  ]
}
