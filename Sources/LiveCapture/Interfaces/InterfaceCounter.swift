/// Counts of libpcap, 32 bits wide, added up over their wraps and over reopening the interface.
struct InterfaceCounter: Hashable {
  /// What libpcap's `pcap_stat` holds.
  struct Reading: Hashable {
    var received: UInt32 = 0
    var droppedBySystem: UInt32 = 0
    var droppedByInterface: UInt32 = 0
  }

  private(set) var total = InterfaceCounts(received: 0, droppedBySystem: 0, droppedByInterface: 0)
  private var last = Reading()

  /// Begins anew from 0, as a newly opened interface does.
  mutating func restart() { last = Reading() }

  /// Adds what was counted since the last reading. Less than 2^32 packets have passed since then.
  mutating func add(_ reading: Reading) {
    total.received &+= UInt64(reading.received &- last.received)
    total.droppedBySystem &+= UInt64(reading.droppedBySystem &- last.droppedBySystem)
    total.droppedByInterface &+= UInt64(reading.droppedByInterface &- last.droppedByInterface)
    last = reading
  }
}
