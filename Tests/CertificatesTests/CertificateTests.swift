import Certificates
import Packets
import TestSupport
import Testing

@Suite struct CertificateTests {
  /// The fields as OpenSSL 3.0 prints them.
  @Test func readsWhatOpenSSLReads() throws {
    let certificate = try #require(X509Certificate(der: CertificateSamples.weak))
    #expect(certificate.version == 3)
    #expect(certificate.serialNumber == "762A8D287107F4137A11A1C62AEBC0F908539F00")
    #expect(certificate.subject == #"CN=cam.home.example,O=Example\, Inc,C=DE"#)
    #expect(certificate.issuer == certificate.subject)
    #expect(certificate.commonName == "cam.home.example")
    #expect(certificate.notBefore == 1_795_235_420)
    #expect(certificate.notAfter == 2_110_595_420)
    #expect(certificate.keyAlgorithm == "rsaEncryption")
    #expect(certificate.signatureAlgorithm == "sha1WithRSAEncryption")
    #expect(certificate.keyKind == .rsa)
    #expect(certificate.keyLength == 1024)
    #expect(certificate.exponent == "65537")
    #expect(certificate.dnsNames == ["cam.home.example", "*.cam.home.example"])
    #expect(certificate.addresses.map(\.description) == ["192.168.1.20"])
    #expect(certificate.uris == ["urn:x"])
    #expect(certificate.emailAddresses == ["a@home.example"])
    #expect(certificate.isAuthority == true)
    #expect(certificate.pathLength == 1)
  }

  @Test func readsAKeyOnACurve() throws {
    let certificate = try #require(X509Certificate(der: CertificateSamples.curve))
    #expect(certificate.serialNumber == "1234")
    #expect(certificate.keyKind == .ecdsa)
    #expect(certificate.curve == "prime256v1")
    #expect(certificate.keyLength == 256)
    #expect(certificate.signatureAlgorithm == "ecdsa-with-SHA256")
    #expect(certificate.names == ["hub"])
  }

  @Test func everyTruncationIsNone() {
    for count in CertificateSamples.curve.indices {
      #expect(X509Certificate(der: Array(CertificateSamples.curve.prefix(count))) == nil)
    }
  }

  @Test func corruptedCertificatesNeverTrap() {
    var random = SplitMix64(seed: 21)
    let samples = [CertificateSamples.weak, CertificateSamples.curve]
    for round in 0..<10_000 {
      let certificate = X509Certificate(der: random.corrupt(samples[round % 2]))
      _ = certificate?.problems(at: 0, for: "home.example")
    }
  }

  @Test func whatIsWrongDependsOnTimeAndName() throws {
    let certificate = try #require(X509Certificate(der: CertificateSamples.weak))
    let during: Int64 = 1_900_000_000_000_000_000
    #expect(certificate.problems(at: during, for: "CAM.home.example") == [.selfSigned, .weakKey])
    #expect(
      certificate.problems(at: during, for: "other.example")
        == [.selfSigned, .nameMismatch, .weakKey])
    let before: Int64 = 600_000_000_000_000_000
    #expect(certificate.problems(at: before, for: nil) == [.selfSigned, .notYetValid, .weakKey])
    // A clock that was never set knows nothing of that.
    #expect(certificate.problems(at: 0, for: nil) == [.selfSigned, .weakKey])
    #expect(
      certificate.problems(at: 2_200_000_000_000_000_000, for: nil)
        == [.selfSigned, .expired, .weakKey])
  }

  @Test func aWildcardStandsForOneLabel() throws {
    let certificate = try #require(X509Certificate(der: CertificateSamples.weak))
    #expect(certificate.matches("a.cam.home.example"))
    #expect(certificate.matches("192.168.1.20"))
    #expect(!certificate.matches("a.b.cam.home.example"))
    #expect(!certificate.matches("home.example"))
    #expect(!certificate.matches("example"))
    #expect(!certificate.matches(""))
  }
}
