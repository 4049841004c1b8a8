/// Hellos of our own making.
public enum TLSSamples {
  /// The body of a ClientHello with these fields; each extension is its type and contents.
  public static func clientHello(
    version: UInt16 = 0x0303, suites: [UInt16], extensions: [(UInt16, [UInt8])]?,
    cookie: [UInt8]? = nil
  ) -> [UInt8] {
    var body = bytes([version]) + [UInt8](repeating: 7, count: 32) + [0]
    if let cookie { body += [UInt8(cookie.count)] + cookie }
    body += bytes([UInt16(suites.count * 2)] + suites) + [1, 0]
    guard let extensions else { return body }
    return body + vector16(extensions.flatMap { bytes([$0.0]) + vector16($0.1) })
  }

  public static func serverName(_ name: String) -> (UInt16, [UInt8]) {
    (0, vector16([0] + vector16(Array(name.utf8))))
  }

  public static func protocols(_ names: [[UInt8]]) -> (UInt16, [UInt8]) {
    (16, vector16(names.flatMap { [UInt8($0.count)] + $0 }))
  }

  public static func supportedVersions(_ versions: [UInt16]) -> (UInt16, [UInt8]) {
    (43, [UInt8(versions.count * 2)] + bytes(versions))
  }

  public static func groups(_ groups: [UInt16]) -> (UInt16, [UInt8]) {
    (10, vector16(bytes(groups)))
  }

  public static func algorithms(_ algorithms: [UInt16]) -> (UInt16, [UInt8]) {
    (13, vector16(bytes(algorithms)))
  }

  /// The first ClientHello of RFC 8448 §3, without its header.
  public static let rfc8448 = [UInt8](
    hex: """
      0303 cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7 00 0006 1301 1303 1302
      0100 0091 0000000b0009 000006736572766572 ff01000100 000a00140012 001d00170018001901000101
      010201030104 00230000 00330026 0024001d0020
      99381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c 002b0003020304
      000d0020001e 040305030603020308040805080604010501060102010402050206020202 002d00020101 001c00024001
      """)

  /// The ServerHello that answers it.
  public static let rfc8448Server = [UInt8](
    hex: """
      0303 a6af06a4121860dc5e6e60249cd34c95930c8ac5cb1434dac155772ed3e26928 00 1301 00 002e
      00330024 001d0020 c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f
      002b00020304
      """)

  public static func vector16(_ content: [UInt8]) -> [UInt8] {
    bytes([UInt16(content.count)]) + content
  }

  public static func bytes(_ numbers: [UInt16]) -> [UInt8] {
    numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
  }

  // MARK: Whole messages and records

  /// A handshake message: type, length of three bytes, body.
  public static func message(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    [type] + vector24(body)
  }

  public static func record(_ type: UInt8, _ content: [UInt8], version: UInt16 = 0x0303) -> [UInt8]
  {
    [type] + bytes([version]) + vector16(content)
  }

  /// A ServerHello of up to TLS 1.2.
  public static func serverHello(
    version: UInt16 = 0x0303, suite: UInt16 = 0xc02f, extensions: [(UInt16, [UInt8])] = []
  ) -> [UInt8] {
    let random = [UInt8](repeating: 9, count: 32)
    let types = extensions.flatMap { bytes([$0.0]) + vector16($0.1) }
    return bytes([version]) + random + [0] + bytes([suite]) + [0] + vector16(types)
  }

  /// The body of a message of certificates, each in DER.
  public static func certificates(_ list: [[UInt8]]) -> [UInt8] {
    vector24(list.flatMap(vector24))
  }

  public static func vector24(_ content: [UInt8]) -> [UInt8] {
    [UInt8(content.count >> 16 & 255), UInt8(content.count >> 8 & 255), UInt8(content.count & 255)]
      + content
  }
}
