import Testing

@testable import Traffic

struct ServicePortTests {
  @Test func routesAndOldServicesHaveNames() {
    #expect(ServicePort.name(of: 520, .udp) == "rip")
    #expect(ServicePort.name(of: 521, .udp) == "ripng")
    #expect(ServicePort.name(of: 43, .tcp) == "whois")
    #expect(ServicePort.name(of: 37, .udp) == "time")
    // Registered for something else over TCP.
    #expect(ServicePort.name(of: 520, .tcp) == nil)
  }
}
