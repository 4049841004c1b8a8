import Packets
import Testing

@testable import Traffic

/// Whether one captured side of a connection proves that the other one spoke.
@Suite struct CapturedSidesTests {
  private func sides(_ script: String) throws -> CapturedSides? {
    let flows = Exchange(script).flows()
    try #require(flows.count == 1)
    return flows[0].capturedSides
  }

  /// The client's address sorts first.
  @Test(arguments: [
    // It goes on after its SYN.
    "C S 100; C A 101 901", "C S 100; C PA 101 901 50", "C S 100; C FA 101 901",
    // Its acknowledgments go forward, in mid-stream too.
    "C A 101 901; C A 101 1401", "C PA 101 901 50; C A 151 2349",
    // It sends on for longer than one does who hears nothing.
    "C PA 101 901 50; C PA 151 901 50 +1000; C PA 201 901 50 +2500",
  ])
  func theClientsSideProvesTheServers(_ script: String) throws {
    #expect(try sides(script) == .lowOnly)
  }

  @Test(arguments: ["S SA 900 101; S A 901 140", "S PA 901 101 50; S PA 951 148 50"])
  func theServersSideProvesTheClients(_ script: String) throws {
    #expect(try sides(script) == .highOnly)
  }

  @Test(arguments: [
    // Asked, asked again, given up.
    "C S 100", "C S 100; C S 100 +1000; C S 100 +2000", "C S 100; C R 101",
    // An answer to a forged question looks the same.
    "S SA 900 101", "S SA 900 101; S SA 900 101 +1000", "S RA 0 101",
    // The capture ends before anything could come back, or nothing does.
    "C PA 101 901 50", "C PA 101 901 50; C PA 151 901 50; C PA 201 901 50",
    "C PA 101 901 50; C PA 101 901 50 +3000; C PA 101 901 50 +6000",
    // Keepalive probes into the void.
    "C A 100 901 1; C A 100 901 1 +10000; C A 100 901 1 +10000; C A 100 901 1 +10000",
  ])
  func oneSideAloneProvesNothing(_ script: String) throws {
    #expect(try sides(script) == .unknown)
  }

  @Test func bothSidesAreBoth() throws {
    #expect(try sides("C S 100; S SA 900 101; C A 101 901") == .both)
    #expect(try sides("C S 100; S RA 0 101") == .both)
  }

  @Test func otherProtocolsHaveNoSides() {
    let flows = [DecodedPacket.udp(Exchange.Ends(), at: 0, frame: 1)].flows()
    #expect(flows.map(\.capturedSides) == [nil])
  }
}
