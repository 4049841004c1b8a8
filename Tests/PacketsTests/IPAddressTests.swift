import Packets
import Testing

@Suite struct IPAddressTests {
  /// RFC 5952 §4 and RFC 4291 §2.2.
  @Test(arguments: [
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::", "::"), ("::1", "::1"),
    ("fe80::", "fe80::"),
    ("2001:0DB8::0001", "2001:db8::1"), ("::ffff:192.0.2.1", "192.0.2.1"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("192.168.1.9", "192.168.1.9"),
  ])
  func readsAndWritesCanonicalText(_ text: String, _ canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test(arguments: [
    "", ":", "1.2.3", "1.2.3.256", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::",
    "1.2.3.+4", ":::",
  ])
  func refusesWhatIsNoAddress(_ text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func knowsWhatStaysAtHome() throws {
    for text in ["10.0.0.1", "172.31.0.1", "192.168.0.1", "100.64.0.1", "fd00::1"] {
      #expect(try #require(IPAddress(text)).isPrivate, "\(text)")
    }
    for text in ["8.8.8.8", "172.32.0.1", "2001:4860::1"] {
      #expect(try #require(IPAddress(text)).isGlobalUnicast, "\(text)")
    }
    #expect(try #require(IPAddress("169.254.1.1")).isLinkLocal)
    #expect(try #require(IPAddress("fe80::1")).isLinkLocal)
    // The example of RFC 4291, appendix A, with the bytes of RFC 2464 §4.
    let mac = try #require(MACAddress("34:56:78:9a:bc:de"))
    #expect(try #require(IPAddress("2001:db8::3656:78ff:fe9a:bcde")).isMade(of: mac))
    #expect(!(try #require(IPAddress("2001:db8::3456:78ff:fe9a:bcde")).isMade(of: mac)))
    #expect(try #require(IPAddress("ff02::fb")).isMulticast)
  }

  @Test func prefixesContainTheirAddresses() throws {
    let lan = try #require(IPPrefix("192.168.1.77/24"))
    #expect(lan.description == "192.168.1.0/24")
    #expect(lan.contains(try #require(IPAddress("192.168.1.255"))))
    #expect(!lan.contains(try #require(IPAddress("192.168.2.1"))))
    #expect(lan.broadcastAddress?.description == "192.168.1.255")
    let site = try #require(IPPrefix("2001:db8:77::1/64"))
    #expect(site.contains(try #require(IPAddress("2001:db8:77::abcd:1"))))
    #expect(!site.contains(try #require(IPAddress("2001:db8:78::1"))))
    #expect(IPPrefix("1.2.3.4/33") == nil)
  }

  @Test(arguments: ["a4:cf:12:00:00:01", "A4-CF-12-00-00-01", "a4cf.1200.0001", "a4cf12000001"])
  func readsMACAddresses(_ text: String) {
    #expect(MACAddress(text)?.description == "a4:cf:12:00:00:01")
  }
}
