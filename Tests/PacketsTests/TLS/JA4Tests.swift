import Packets
import TestSupport
import Testing

/// Values from the specification of JA4 and its authors' test data (github.com/FoxIO-LLC/ja4 under BSD-3-Clause:
/// technical_details/JA4.md, python/test/testdata and python/test/test_ja4_unit.py). The hashes of the same values
/// are tested where there are digests.
@Suite struct JA4Tests {
  /// JA4_ro, the order as sent, and the JA4_r made of it.
  struct Vector: Sendable {
    var suites: [UInt16]
    var extensions: [UInt16]
    var algorithms: [UInt16]
    var versions: [UInt16] = []
    var firstProtocol = "h2"
    var raw: String
  }

  @Test(arguments: [
    Vector(  // latest.pcapng, stream 1.
      suites: [
        0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014,
        0x009c, 0x009d, 0x002f, 0x0035,
      ],
      extensions: [
        0x0023, 0xff01, 0x0000, 0x001b, 0x0012, 0x4469, 0x002d, 0x002b, 0x000d, 0x0010, 0x0033,
        0x000a, 0x0005, 0x0017, 0x000b, 0x0015,
      ],
      algorithms: [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601],
      versions: [0x3a3a, 0x0304, 0x0303],
      raw: "t13d1516h2_002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,cca9_"
        + "0005,000a,000b,000d,0012,0015,0017,001b,0023,002b,002d,0033,4469,ff01_"
        + "0403,0804,0401,0503,0805,0501,0806,0601"),
    Vector(  // latest.pcapng, stream 3.
      suites: [
        0xc02c, 0xc02b, 0xc030, 0xc02f, 0xc024, 0xc023, 0xc028, 0xc027, 0xc00a, 0xc009, 0xc014,
        0xc013, 0x009d, 0x009c, 0x003d, 0x003c, 0x0035, 0x002f, 0x000a,
      ],
      extensions: [0x0000, 0x0005, 0x000a, 0x000b, 0x000d, 0x0023, 0x0017, 0xff01],
      algorithms: [
        0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0201, 0x0403, 0x0503, 0x0203, 0x0202, 0x0601,
        0x0603,
      ],
      firstProtocol: "",
      raw: "t12d190800_000a,002f,0035,003c,003d,009c,009d,c009,c00a,c013,c014,c023,c024,c027,c028,"
        + "c02b,c02c,c02f,c030_0005,000a,000b,000d,0017,0023,ff01_"
        + "0804,0805,0806,0401,0501,0201,0403,0503,0203,0202,0601,0603"),
    Vector(  // badcurveball.pcap.
      suites: [
        0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014,
        0x009c, 0x009d, 0x002f, 0x0035, 0x000a,
      ],
      extensions: [
        0x0000, 0x0017, 0xff01, 0x000a, 0x000b, 0x0023, 0x0010, 0x0005, 0x000d, 0x0012, 0x0033,
        0x002d, 0x002b, 0x001b, 0x0015,
      ],
      algorithms: [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0201],
      versions: [0x0304],
      raw: "t13d1615h2_000a,002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,"
        + "cca9_0005,000a,000b,000d,0012,0015,0017,001b,0023,002b,002d,0033,ff01_"
        + "0403,0804,0401,0503,0805,0501,0806,0601,0201"),
    Vector(  // sigalg-grease.pcapng, with GREASE where clients put it.
      suites: [
        0x7a7a, 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013,
        0xc014, 0x009c, 0x009d, 0x002f, 0x0035,
      ],
      extensions: [
        0x1a1a, 0xfe0d, 0x0010, 0x0017, 0x0033, 0x44cd, 0xff01, 0x000a, 0x000d, 0x0023, 0x002b,
        0x000b, 0xca34, 0x002d, 0x0000, 0x0005, 0x001b, 0x0012, 0xdada,
      ],
      algorithms: [
        0x0a0a, 0x0904, 0x0905, 0x0906, 0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806,
        0x0601,
      ],
      versions: [0x0304, 0x0303],
      raw: "t13d1517h2_002f,0035,009c,009d,1301,1302,1303,c013,c014,c02b,c02c,c02f,c030,cca8,cca9_"
        + "0005,000a,000b,000d,0012,0017,001b,0023,002b,002d,0033,44cd,ca34,fe0d,ff01_"
        + "0904,0905,0906,0403,0804,0401,0503,0805,0501,0806,0601"),
  ])
  func thePartsAreThePublishedOnes(_ vector: Vector) throws {
    let hello = try hello(
      vector.suites, vector.extensions, vector.algorithms, vector.versions,
      [Array(vector.firstProtocol.utf8)])
    #expect(hello.ja4Parts(over: .tcp).raw == vector.raw)
  }

  /// The first two from the authors' tests, the others from their specification's table.
  @Test(
    arguments: [
      ([0x68, 0x74, 0x74, 0x70, 0x2f, 0x31, 0x2e, 0x31], "h1"), ([0x78], "x0"), ([0xab], "ab"),
      ([0xab, 0xcd], "ad"), ([0x30, 0xab], "3b"), ([0x30, 0x31, 0xab, 0xcd], "3d"),
      ([0x30, 0xab, 0xcd, 0x31], "01"), ([], "00"),
    ] as [([UInt8], String)])
  func theProtocolIsItsFirstAndLastCharacter(_ name: [UInt8], _ expected: String) throws {
    let hello = try hello([0x1301], [0x0010], [], [], [name])
    #expect(hello.ja4Parts(over: .quic).first == "q12i0101" + expected)
  }

  @Test func aHelloWithoutExtensionsHasAnEmptyThirdPart() throws {
    let body = TLSSamples.clientHello(version: 0x0300, suites: [0x000a], extensions: nil)
    let parts = try TLSClientHello(body).ja4Parts(over: .tcp)
    #expect(parts.raw == "ts3i010000_000a_")
  }

  private func hello(
    _ suites: [UInt16], _ extensions: [UInt16], _ algorithms: [UInt16], _ versions: [UInt16],
    _ protocols: [[UInt8]]
  ) throws -> TLSClientHello {
    let contents = extensions.map { type in
      switch type {
      case 0: TLSSamples.serverName("home.example")
      case 13: TLSSamples.algorithms(algorithms)
      case 16: TLSSamples.protocols(protocols)
      case 43: TLSSamples.supportedVersions(versions)
      default: (type, [UInt8]())
      }
    }
    return try TLSClientHello(
      TLSSamples.clientHello(suites: suites, extensions: contents))
  }
}
