import Testing

@testable import Traffic

@Suite("A set of ports")
struct PortSetTests {
  @Test("holds what it was made of, and nothing else")
  func holdsItsOwn() {
    let ports: Set<UInt16> = [0, 63, 64, 443, 1023, 32_768, 65_535]
    let set = PortSet(ports)
    #expect((UInt16.min...UInt16.max).filter(set.contains) == ports.sorted())
  }

  @Test("grows and shrinks as a set does")
  func unionAndDifference() {
    let set = PortSet(1..<1024).union([8883, 65_535]).subtracting([68, 546])
    let expected = Set<UInt16>(1..<1024).union([8883, 65_535]).subtracting([68, 546])
    #expect((UInt16.min...UInt16.max).filter(set.contains) == expected.sorted())
  }
}
