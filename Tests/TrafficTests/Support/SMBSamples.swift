import Packets
import TestSupport

@testable import Traffic

/// Messages of SMB over TCP, made field by field (MS-SMB2, MS-NLMP).
enum SMBSamples {
  /// The transport's header, and what it tells the length of.
  static func framed(_ message: [UInt8]) -> [UInt8] {
    [0, 0, UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message
  }

  static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
  }

  static func smb2(_ command: UInt8, isResponse: Bool = false, _ body: [UInt8]) -> [UInt8] {
    framed(
      [UInt8](hex: "fe534d42 4000 0100 00000000") + [command, 0, 1, 0, isResponse ? 1 : 0, 0, 0, 0]
        + [UInt8](repeating: 0, count: 44) + body)
  }

  static func smb1(_ command: UInt8, isResponse: Bool = false) -> [UInt8] {
    framed(
      [UInt8](hex: "ff534d42") + [command, 0, 0, 0, 0, isResponse ? 0x80 : 0]
        + [UInt8](repeating: 0, count: 25))
  }

  static let negotiated = smb2(
    0, isResponse: true, [UInt8](hex: "4100 0100 1103 0000") + [UInt8](repeating: 0, count: 56))

  static func login(_ name: String) -> [UInt8] {
    let text = utf16(name)
    let length = [UInt8(text.count), 0]
    let token =
      Array("NTLMSSP\0".utf8) + [3, 0, 0, 0] + [UInt8](repeating: 0, count: 24)
      + length + length + [64, 0, 0, 0] + [UInt8](repeating: 0, count: 20) + text
    return smb2(
      1,
      [UInt8](hex: "1900 0001 00000000 00000000 5800") + [UInt8(token.count), 0]
        + [UInt8](repeating: 0, count: 8) + token)
  }

  static func entering(_ share: String) -> [UInt8] {
    let text = utf16(share)
    return smb2(3, [UInt8](hex: "0900 0000 4800") + [UInt8(text.count), 0] + text)
  }

  static func opening(_ file: String) -> [UInt8] {
    let text = utf16(file)
    return smb2(
      5,
      [UInt8](hex: "3900") + [UInt8](repeating: 0, count: 42) + [0x78, 0, UInt8(text.count), 0]
        + [UInt8](repeating: 0, count: 8) + text)
  }

  static let sealed = framed(
    [UInt8](hex: "fd534d42") + [UInt8](repeating: 0x5a, count: 48 + 70))

  /// What is said before anything may be sealed.
  static let greeting: [(Sender, [UInt8])] = [
    (.client, smb1(0x72)), (.server, negotiated), (.client, login("anna")),
  ]

  static let dialogue = Dialogue(
    greeting + [(.client, entering(#"\\nas\photos"#)), (.client, opening("summer.jpg"))],
    serverPort: 445)
}
