import Cryptography
import Packets
import Testing

@Suite struct CommunityIDTests {
  struct Vector: Sendable {
    let protocolNumber: UInt8
    let source, destination: String
    let ports: (UInt16, UInt16)
    let seed0, seed1: String

    init(
      _ protocolNumber: UInt8, _ source: String, _ destination: String, _ sourcePort: UInt16,
      _ destinationPort: UInt16, _ seed0: String, _ seed1: String
    ) {
      self.protocolNumber = protocolNumber
      (self.source, self.destination) = (source, destination)
      ports = (sourcePort, destinationPort)
      (self.seed0, self.seed1) = (seed0, seed1)
    }
  }

  /// The baseline of github.com/corelight/community-id-spec, each flow once.
  static let baseline = [
    Vector(
      58, "fe80::200:86ff:fe05:80da", "fe80::260:97ff:fe07:69ea", 135, 136,
      "1:dGHyGvjMfljg6Bppwm3bg0LO8TY=", "1:kHa1FhMYIT6Ym2Vm2AOtoOARDzY="),
    Vector(
      58, "fe80::260:97ff:fe07:69ea", "fe80::200:86ff:fe05:80da", 136, 135,
      "1:dGHyGvjMfljg6Bppwm3bg0LO8TY=", "1:kHa1FhMYIT6Ym2Vm2AOtoOARDzY="),
    Vector(
      58, "fe80::260:97ff:fe07:69ea", "fe80::200:86ff:fe05:80da", 135, 136,
      "1:zavyT/cezQr1fmImYCwYnMXbgck=", "1:2hSqmsDZ2kdcY9kbiUzOEBic0iM="),
    Vector(
      58, "3ffe:501:1800:2345::2", "3ffe:507:0:1:200:86ff:fe05:80da", 3, 0,
      "1:2ObVBgIn28oZvibYZhZMBgh7WdQ=", "1:lVEtCZpYu84Xqaa++3lXFyuu2n4="),
    Vector(
      58, "3ffe:501:410:0:2c0:dfff:fe47:33e", "3ffe:507:0:1:200:86ff:fe05:80da", 1, 4,
      "1:hLZd0XGWojozrvxqE0dWB1iM6R0=", "1:W8MHwXpWzpoSTD+cGcaJr4u0ys8="),
    Vector(
      58, "3ffe:507:0:1:200:86ff:fe05:80da", "3ffe:501:0:1001::2", 128, 129,
      "1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=", "1:GfZxjAkDk2MkegpBYHV6tadtFXQ="),
    Vector(
      58, "fe80::200:86ff:fe05:80da", "ff02::2", 133, 134,
      "1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=", "1:L7Ka0ZMYu+J3bL4ulW2PrqyXNo8="),
    Vector(
      58, "fe80::260:97ff:fe07:69ea", "ff02::1", 134, 133,
      "1:pkvHqCL88/tg1k4cPigmZXUtL00=", "1:K/ee5UCqAMAQXDorP5nSa2CGLjc="),
    Vector(
      1, "192.168.0.89", "192.168.0.1", 8, 0,
      "1:X0snYXpgwiv9TZtqg64sgzUn6Dk=", "1:03g6IloqVBdcZlPyX8r0hgoE7kA="),
    Vector(
      1, "192.168.0.1", "192.168.0.89", 0, 8,
      "1:X0snYXpgwiv9TZtqg64sgzUn6Dk=", "1:03g6IloqVBdcZlPyX8r0hgoE7kA="),
    Vector(
      1, "10.0.0.1", "10.0.0.2", 11, 0,
      "1:YHxtAirCG//0OzkcVAukqKQN9xM=", "1:XjUibYHaafLQ3pxQeiMI8g25q20="),
    Vector(
      6, "2001:470:e5bf:dead:4957:2174:e82c:4887", "2607:f8b0:400c:c03::1a", 63943, 25,
      "1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=", "1:eJYTW6AOzFLlSUoESovMjnu7rMw="),
    Vector(
      132, "192.168.170.8", "192.168.170.56", 7, 7,
      "1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=", "1:5w3ZRjeKBzqT3zsaEECDGjUbYeg="),
    Vector(
      6, "128.232.110.120", "66.35.250.204", 34855, 80,
      "1:LQU9qZlK+B5F3KDmev6m5PMibrg=", "1:3V71V58M3Ksw/yuFALMcW0LAHvc="),
    Vector(
      17, "192.168.1.52", "8.8.8.8", 54585, 53,
      "1:d/FP5EW3wiY1vCndhwleRRKHowQ=", "1:Q9We8WO3piVF8yEQBNJF4uiSVrI="),
    Vector(
      46, "10.1.12.1", "10.1.12.2", 0, 0,
      "1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=", "1:rYir8gphR31noO9iDRQmF/BteEI="),
  ]

  private func id(
    _ protocolNumber: UInt8, _ source: String, _ destination: String, _ ports: (UInt16, UInt16),
    seed: UInt16 = 0
  ) throws -> String {
    CommunityID.v1(
      protocolNumber: protocolNumber, source: try #require(IPAddress(source)),
      destination: try #require(IPAddress(destination)), sourcePort: ports.0,
      destinationPort: ports.1, seed: seed)
  }

  @Test(arguments: baseline)
  func equalsThePublishedBaseline(_ vector: Vector) throws {
    let (number, source, destination) = (
      vector.protocolNumber, vector.source, vector.destination
    )
    #expect(try id(number, source, destination, vector.ports) == vector.seed0)
    #expect(try id(number, source, destination, vector.ports, seed: 1) == vector.seed1)
  }

  @Test(arguments: baseline.filter { ![1, 58].contains($0.protocolNumber) })
  func isTheSameInBothDirections(_ vector: Vector) throws {
    let ports = (vector.ports.1, vector.ports.0)
    let reversed = try id(vector.protocolNumber, vector.destination, vector.source, ports)
    #expect(reversed == vector.seed0)
  }

  @Test func theReplyToAnEchoHasTheIDOfTheRequest() throws {
    // The vectors give ports; packets give type and code.
    let request = try id(58, "3ffe:507:0:1:200:86ff:fe05:80da", "3ffe:501:0:1001::2", (128, 0))
    let reply = try id(58, "3ffe:501:0:1001::2", "3ffe:507:0:1:200:86ff:fe05:80da", (129, 0))
    #expect(request == "1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=")
    #expect(reply == request)
  }

  /// As tshark 4.0.17 says.
  @Test func routersAndHostsAreOneFlow() throws {
    #expect(try id(1, "10.0.0.1", "10.0.0.2", (9, 0)) == "1:DYhYhWnv1hFRoB3VRnwSDthRB4g=")
    #expect(try id(1, "10.0.0.2", "10.0.0.1", (10, 0)) == "1:DYhYhWnv1hFRoB3VRnwSDthRB4g=")
  }

  /// As tshark 4.0.17 says.
  @Test func oneWayMessagesAreNotOrdered() throws {
    #expect(try id(1, "10.0.0.1", "10.0.0.2", (3, 0)) == "1:vRNE7uaAOrnQ6YPiv16TpFjWwqI=")
    #expect(try id(1, "10.0.0.2", "10.0.0.1", (3, 0)) == "1:F8OkH20JLl7LnQVumAqNJ6s28sw=")
  }

  @Test func protocolsWithoutPortsIgnoreThem() throws {
    #expect(try id(46, "10.1.12.2", "10.1.12.1", (5, 9)) == "1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=")
  }
}
