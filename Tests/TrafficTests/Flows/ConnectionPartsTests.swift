import Packets
import Testing

@testable import Traffic

/// A connection cut in time and put together again is the contact that the whole is.
@Suite struct ConnectionPartsTests {
  private func summary(_ packets: ArraySlice<DecodedPacket>, isLater: Bool) -> Summary {
    var options = Shard.Options()
    options.keepsHeads = isLater
    var shard = Shard(options)
    let nothing: [UInt8] = []
    for packet in packets { shard.take(packet, payload: nothing.rawSpan) }
    return shard.finish()
  }

  /// What must be equal: all but missed bytes and repetitions, whose neighbours may lie beyond the cut.
  private func essence(_ open: Summary) -> [String] {
    var summary = open
    summary.close()
    return summary.contacts.map { key, totals in
      "\(key.client.address) \(key.server.address) \(key.port) \(totals.flows) \(totals.answered) "
        + "\(totals.refused) \(totals.fromClient) \(totals.fromServer) \(totals.basis)"
    }.sorted()
  }

  @Test(arguments: ConnectionStateTests.examples)
  func whereverItIsCut(_ example: ConnectionStateTests.Example) {
    for ends in [Exchange.Ends(), .downward] {
      let packets = Exchange(example.script, ends: ends).packets
      let whole = essence(summary(packets[...], isLater: false))
      for cut in 1..<max(packets.count, 1) {
        var first = summary(packets[..<cut], isLater: false)
        first.append(summary(packets[cut...], isLater: true))
        #expect(essence(first) == whole, "cut after packet \(cut)")
      }
    }
  }
}
