import Packets
import TestSupport
import Testing

@testable import Traffic

/// Hashes published with the specification of JA4 (github.com/FoxIO-LLC/ja4 under BSD-3-Clause: python/test/testdata).
@Suite struct FingerprintDigestTests {
  struct Vector: Sendable {
    var name: String
    var suites: [UInt16]
    var extensions: [UInt16]
    var algorithms: [UInt16]
    var versions: [UInt16]
    var ja4: String
  }

  private static let chrome: [UInt16] = [
    0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014, 0x009c,
    0x009d, 0x002f, 0x0035,
  ]
  private static let algorithms: [UInt16] = [
    0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601,
  ]

  @Test(arguments: [
    Vector(
      name: "latest.pcapng, stream 1", suites: chrome,
      extensions: [
        0x0023, 0xff01, 0, 0x001b, 0x0012, 0x4469, 0x002d, 0x002b, 0x000d, 0x0010, 0x0033, 0x000a,
        0x0005, 0x0017, 0x000b, 0x0015,
      ], algorithms: algorithms, versions: [0x0304],
      ja4: "t13d1516h2_8daaf6152771_e5627efa2ab1"),
    Vector(
      name: "latest.pcapng, stream 5", suites: chrome,
      extensions: [
        0x000d, 0x0010, 0, 0x000b, 0x0023, 0x4469, 0xff01, 0x0033, 0x000a, 0x002d, 0x002b, 0x0005,
        0x0017, 0x0012, 0x001b, 0x0029,
      ], algorithms: algorithms, versions: [0x0304],
      ja4: "t13d1516h2_8daaf6152771_9b887d9acb53"),
    Vector(
      name: "badcurveball.pcap", suites: chrome + [0x000a],
      extensions: [
        0, 0x0017, 0xff01, 0x000a, 0x000b, 0x0023, 0x0010, 0x0005, 0x000d, 0x0012, 0x0033, 0x002d,
        0x002b, 0x001b, 0x0015,
      ], algorithms: algorithms + [0x0201], versions: [0x0304],
      ja4: "t13d1615h2_46e7e9700bed_45f260be83e2"),
    Vector(
      name: "sigalg-grease.pcapng", suites: [0x2a2a] + chrome,
      extensions: [
        0x8a8a, 0xfe0d, 0x0010, 0x0017, 0x0033, 0x44cd, 0xff01, 0x000a, 0x000d, 0x0023, 0x002b,
        0x000b, 0xca34, 0x002d, 0, 0x0005, 0x001b, 0x0012, 0x9a9a,
      ], algorithms: [0x7a7a, 0x0904, 0x0905, 0x0906] + algorithms, versions: [0x3a3a, 0x0304],
      ja4: "t13d1517h2_8daaf6152771_cb7bf5808d99"),
  ])
  func ja4IsThePublishedOne(_ vector: Vector) throws {
    let contents = vector.extensions.map { type in
      switch type {
      case 0: TLSSamples.serverName("home.example")
      case 13: TLSSamples.algorithms(vector.algorithms)
      case 16: TLSSamples.protocols([Array("h2".utf8)])
      case 43: TLSSamples.supportedVersions(vector.versions)
      default: (type, [UInt8]())
      }
    }
    let body = TLSSamples.clientHello(suites: vector.suites, extensions: contents)
    let hello = try TLSClientHello(parsing: body.rawSpan)
    #expect(hello.ja4(over: .tcp) == vector.ja4, "\(vector.name)")
  }

  /// The first of these is the example that JA3's authors give (github.com/salesforce/ja3, README).
  @Test func ja3IsThePublishedOne() throws {
    let suites: [UInt16] = [47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4]
    let body = TLSSamples.clientHello(
      version: 769, suites: suites,
      extensions: [
        TLSSamples.serverName("home.example"), TLSSamples.groups([23, 24, 25]), (11, [1, 0]),
      ])
    let hello = try TLSClientHello(parsing: body.rawSpan)
    #expect(hello.ja3Text == "769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0")
    #expect(hello.ja3 == "ada70206e40642a3e4461f35503241d5")
  }

  @Test func aHelloOfNothingHasZeros() throws {
    let body = TLSSamples.clientHello(version: 0x0300, suites: [0x000a], extensions: nil)
    let hello = try TLSClientHello(parsing: body.rawSpan)
    #expect(hello.ja4(over: .tcp)?.hasSuffix("_000000000000") == true)
  }
}

extension TLSClientHello {
  fileprivate var ja3Text: String { String(decoding: ja3Bytes, as: UTF8.self) }
}
