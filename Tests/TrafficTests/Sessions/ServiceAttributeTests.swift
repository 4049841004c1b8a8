import Packets
import Testing
import Traffic

/// What the attributes of services say of devices.
@Suite struct ServiceAttributeTests {
  private func claim(_ attribute: String, of service: String) throws
    -> (subject: DeviceClaim.Subject, value: String)?
  {
    ServiceAttribute.claim(try #require(DNSTextAttribute(Array(attribute.utf8))), of: service)
  }

  @Test func homeConnectTellsBrandKindAndModel() throws {
    let service = "_homeconnect._tcp"
    #expect(try claim("brand=SIEMENS", of: service)?.subject == .mdnsMaker)
    #expect(try claim("type=CoffeeMaker", of: service)?.subject == .mdnsCategory)
    #expect(try claim("type=CoffeeMaker", of: service)?.value == "CoffeeMaker")
    #expect(try claim("vib=TI909701HC", of: service)?.subject == .mdnsModel)
  }

  /// Others write other things under the same key.
  @Test func aTypeIsNotAKindEverywhere() throws {
    #expect(try claim("type=strip", of: "_ewelink._tcp") == nil)
  }
}
