import Packets
import TestSupport
import Testing

@Suite struct TLSHelloTests {
  /// RFC 8448 §3: the fields as the RFC prints them.
  @Test func readsTheClientHelloOfTheRFC() throws {
    let hello = try TLSClientHello(TLSSamples.rfc8448)
    #expect(hello.legacyVersion == .tls12)
    #expect(hello.highestVersion == .tls13)
    #expect(hello.serverName == "server")
    #expect(hello.cipherSuites.map(\.rawValue) == [0x1301, 0x1303, 0x1302])
    #expect(hello.supportedGroups.map(\.rawValue) == [29, 23, 24, 25, 256, 257, 258, 259, 260])
    #expect(hello.keyShareGroups == [.x25519])
    #expect(hello.signatureAlgorithms.count == 15)
    #expect(hello.extensionTypes.map(\.rawValue) == [0, 0xff01, 10, 35, 51, 43, 13, 45, 28])
    #expect(!hello.hasSessionTicket)
    #expect(hello.cookie == nil)
    #expect(
      hello.ja3Text
        == "771,4865-4867-4866,0-65281-10-35-51-43-13-45-28,29-23-24-25-256-257-258-259-260,")
  }

  @Test func readsTheServerHelloOfTheRFC() throws {
    let hello = try TLSServerHello(TLSSamples.rfc8448Server)
    #expect(hello.version == .tls13)
    #expect(hello.legacyVersion == .tls12)
    #expect(hello.cipherSuite.description == "TLS_AES_128_GCM_SHA256")
    #expect(hello.keyShareGroup == .x25519)
    #expect(!hello.isHelloRetryRequest)
    #expect(hello.ja3sText == "771,4865,51-43")
  }

  @Test func everyTruncationOfAHelloIsAnError() {
    let withoutExtensions = TLSSamples.clientHello(suites: [0x002f], extensions: nil).count
    let client = TLSSamples.clientHello(
      suites: [0x002f], extensions: [TLSSamples.serverName("home.example")])
    for count in client.indices where count != withoutExtensions {
      #expect(throws: DecodeError.self, "\(count)") {
        try TLSClientHello(Array(client.prefix(count)))
      }
    }
    for count in TLSSamples.rfc8448Server.indices where count != 2 + 32 + 1 + 2 + 1 {
      #expect(throws: DecodeError.self, "\(count)") {
        try TLSServerHello(Array(TLSSamples.rfc8448Server.prefix(count)))
      }
    }
  }

  @Test func bytesAfterTheExtensionsAreAnError() {
    #expect(throws: DecodeError.self) {
      try TLSClientHello((TLSSamples.rfc8448 + [0]))
    }
  }

  @Test func anExtensionThatMakesNoSenseHidesNothingElse() throws {
    let hello = try TLSClientHello(
      TLSSamples.clientHello(
        suites: [0x1301],
        extensions: [(10, [0, 9, 1]), TLSSamples.serverName("home.example")]
      ))
    #expect(hello.serverName == "home.example")
    #expect(hello.supportedGroups.isEmpty)
    #expect(hello.extensionTypes == [.supportedGroups, .serverName])
  }

  @Test func aDatagramHelloHasACookie() throws {
    let bytes = TLSSamples.clientHello(
      version: 0xfefd, suites: [0xc02b], extensions: [], cookie: [1, 2, 3])
    let hello = try TLSClientHello(bytes, isDatagram: true)
    #expect(hello.cookie == [1, 2, 3])
    #expect(hello.highestVersion == .dtls12)
    #expect(throws: DecodeError.self) { try TLSClientHello(bytes) }
  }

  @Test func theServerNameIsInert() throws {
    let hello = try TLSClientHello(
      TLSSamples.clientHello(
        suites: [0x1301], extensions: [TLSSamples.serverName("a\u{1b}[31m")]
      ))
    #expect(hello.serverName == "a\\x1b[31m")
  }

  @Test func corruptedHellosNeverTrap() {
    var random = SplitMix64(seed: 11)
    for round in 0..<10_000 {
      if round % 2 == 0 {
        let bytes = random.corrupt(TLSSamples.rfc8448)
        guard let hello = try? TLSClientHello(bytes) else { continue }
        _ = (hello.ja3Text, hello.ja4Parts(over: .tcp).raw, hello.applicationProtocolNames)
      } else {
        let bytes = random.corrupt(TLSSamples.rfc8448Server)
        _ = try? TLSServerHello(bytes).ja3sText
      }
    }
  }

  @Test func namesAreZeeks() {
    #expect(TLSVersion.tls12.description == "TLSv12")
    #expect(TLSVersion(rawValue: 0x7f1c).description == "TLSv13-draft28")
    #expect(TLSVersion.dtls12.description == "DTLSv12")
    #expect(TLSNamedGroup.x25519.description == "x25519")
    #expect(TLSNamedGroup.x25519MLKEM768.description == "X25519MLKEM768")
    #expect(
      TLSCipherSuite(rawValue: 0xc02f).description == "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
    #expect(TLSCipherSuite(rawValue: 0x00ff).description == "TLS_EMPTY_RENEGOTIATION_INFO_SCSV")
    #expect(TLSCipherSuite(rawValue: 0x0000).description == "TLS_NULL_WITH_NULL_NULL")
    #expect(TLSCipherSuite(rawValue: 0xeeee).description == "unknown-61166")
  }
}

extension TLSClientHello {
  fileprivate var ja3Text: String { String(decoding: ja3Bytes, as: UTF8.self) }
}
