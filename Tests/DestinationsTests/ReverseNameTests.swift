import Foundation
import Packets
import Testing

@testable import Destinations

/// Names for addresses are asked for many at a time, and nobody is waited for long.
struct ReverseNameTests {
  private func addresses(_ count: UInt32) -> [IPAddress] {
    (0..<count).map { IPAddress(v4: 0xcb00_7100 + $0) }
  }

  @Test func thoseThatHaveNamesGetThem() {
    let names = ReverseNames.resolve(addresses(40)) { address in
      address.v4Value % 2 == 0 ? "host-\(address).example" : nil
    }
    #expect(names.count == 20)
    #expect(names[IPAddress(v4: 0xcb00_7102)] == "host-203.0.113.2.example")
  }

  @Test func noMoreThanTheBoundAreAskedAbout() {
    let names = ReverseNames.resolve(addresses(1000)) { "\($0)" }
    #expect(names.count == ReverseNames.bound)
  }

  @Test func whoIsLateIsNotWaitedFor() {
    let clock = ContinuousClock()
    let took = clock.measure {
      let names = ReverseNames.resolve(addresses(40), patience: 0.2) { address in
        Thread.sleep(forTimeInterval: address.v4Value == 0xcb00_7100 ? 0 : 30)
        return "early.example"
      }
      #expect(names.count == 1)
    }
    #expect(took < .seconds(20))
  }

  @Test func nothingToAskIsNothingAsked() {
    #expect(ReverseNames.resolve([]) { _ in "never" }.isEmpty)
  }
}
