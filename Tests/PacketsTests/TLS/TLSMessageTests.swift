import Packets
import TestSupport
import Testing

@Suite struct TLSMessageTests {
  private static let oldHello =
    [UInt8](hex: "8025 01 0301 000c 0000 0010 000004 000005 00000a 010080")
    + [UInt8](repeating: 3, count: 16)

  @Test func readsAHelloOfSSL2() throws {
    let bytes = Self.oldHello
    let hello = try SSLv2ClientHello(parsing: bytes.rawSpan)
    #expect(hello.version == .tls10)
    #expect(hello.cipherSpecs == [4, 5, 10, 0x01_0080])
    #expect(hello.size == bytes.count)
    for count in bytes.indices {
      let cut = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try SSLv2ClientHello(parsing: cut.rawSpan) }
    }
  }

  @Test func readsAnAlertAndARecord() throws {
    let bytes = TLSSamples.record(21, [2, 48])
    let header = try TLSRecordHeader(parsing: bytes.rawSpan)
    #expect(header.type == .alert)
    #expect(header.length == 2)
    let content = Array(bytes.dropFirst(5))
    #expect(try TLSAlert(parsing: content.rawSpan).description == "unknown_ca")
    for count in 0..<5 {
      let cut = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try TLSRecordHeader(parsing: cut.rawSpan) }
    }
    #expect(throws: DecodeError.self) { try TLSAlert(parsing: [UInt8]([2]).rawSpan) }
  }

  @Test func readsAChainOfCertificates() throws {
    let bytes = TLSSamples.certificates([[1, 2], [3]])
    #expect(try TLSCertificateMessage(parsing: bytes.rawSpan).certificates == [[1, 2], [3]])
    for count in bytes.indices {
      let cut = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try TLSCertificateMessage(parsing: cut.rawSpan) }
    }
  }

  @Test func keepsOnlySoManyCertificates() throws {
    let bytes = TLSSamples.certificates([[UInt8]](repeating: [7], count: 40))
    let message = try TLSCertificateMessage(parsing: bytes.rawSpan)
    #expect(message.certificates.count == TLSCertificateMessage.bound)
  }

  @Test func corruptedMessagesNeverTrap() {
    var random = SplitMix64(seed: 12)
    let chain = TLSSamples.certificates([CertificateSamples.curve, [1]])
    let piece = [UInt8](hex: "01 000010 0000 000000 000010") + [UInt8](repeating: 1, count: 16)
    for _ in 0..<10_000 {
      let (old, list, part) = (
        random.corrupt(Self.oldHello), random.corrupt(chain), random.corrupt(piece)
      )
      _ = try? SSLv2ClientHello(parsing: old.rawSpan)
      _ = try? TLSCertificateMessage(parsing: list.rawSpan)
      _ = try? DTLSHandshakeHeader(parsing: part.rawSpan)
      _ = try? DTLSRecordHeader(parsing: part.rawSpan)
      _ = try? TLSNamedGroup(parsingServerKeyExchange: part.rawSpan)
    }
  }
}
