import Testing

@testable import Traffic

/// What takes room in every flow, of which tens of thousands are held: whoever makes one of these larger says so here.
@Suite struct FlowSizeTests {
  @Test func aFlowTakesFourCacheLines() {
    #expect(MemoryLayout<Flow>.stride == 256)
  }

  /// With the header of its array the size class of 192 bytes.
  @Test func aConnectionFillsItsSizeOfHeapObject() {
    #expect(MemoryLayout<TCPConnection>.stride <= 160)
  }

  @Test func aSlotForASessionIsSmall() {
    #expect(MemoryLayout<Conversation>.stride <= 232)
    #expect(MemoryLayout<DatagramConversation>.stride <= 56)
  }

  @Test func factsAndExtrasAreSmall() {
    #expect(MemoryLayout<FlowFacts.Entry>.stride <= 48)
    #expect(MemoryLayout<FlowExtras>.stride <= 48)
  }
}
