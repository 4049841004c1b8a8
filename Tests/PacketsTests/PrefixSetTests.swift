import Packets
import Testing

@Suite struct PrefixSetTests {
  @Test func itCoversWhatOneOfItsBlocksHolds() throws {
    let blocks = try ["10.0.0.0/8", "192.168.4.0/24", "192.168.5.7/32", "fd00::/64"].map {
      try #require(IPPrefix($0))
    }
    let set = PrefixSet(Set(blocks))
    for text in [
      "10.1.2.3", "11.0.0.1", "192.168.4.255", "192.168.5.7", "192.168.5.8", "fd00::1", "fd01::1",
    ] {
      let address = try #require(IPAddress(text))
      #expect(set.covers(address) == blocks.covers(address), "\(text)")
    }
  }

  @Test func emptyItCoversNothing() throws {
    #expect(!PrefixSet([]).covers(try #require(IPAddress("0.0.0.0"))))
  }
}
