#if FLOW_COST
  import Glibc
  import Packets

  /// What the flows of a shard cost, by what they held when they left: for `Benchmarks/flows`, which builds the program with this. No
  /// report comes of it, for a flow whose parts are let go of one by one is of no use to its contact.
  ///
  /// A flow costs its slot, its entries in the index at that's fullest, the slot of its session, and what the allocator (jemalloc)
  /// is given back as both are vacated.
  struct FlowCost: Sendable {
    private var flows = 0
    private var bytes = 0

    /// An index is full by half at most.
    private static let indexEntries = 2 * MemoryLayout<UInt64>.stride

    mutating func add(_ flow: inout Flow, in sessions: inout SessionTable) {
      flows += 1
      bytes += MemoryLayout<Flow>.stride + Self.indexEntries
      if flow.session.isOpen {
        bytes +=
          flow.key.kind == .tcp
          ? MemoryLayout<Conversation>.stride : MemoryLayout<DatagramConversation>.stride
      }
      let before = Self.givenBack
      sessions.drop(&flow)
      flow.vacate()
      bytes += Self.givenBack - before
    }

    /// Writes a line to standard error.
    func tell() {
      let line = Array("flow cost: \(flows) flows, \(bytes) bytes\n".utf8)
      _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Bytes that this thread has given back so far (jemalloc(3), `thread.deallocated`).
    private static var givenBack: Int {
      typealias Control =
        @convention(c) (
          UnsafePointer<CChar>, UnsafeMutableRawPointer?, UnsafeMutablePointer<Int>?,
          UnsafeMutableRawPointer?, Int
        ) -> Int32
      guard let symbol = unsafe dlsym(nil, "mallctl") else {
        fatalError("Flows are weighed by jemalloc, which the program isn't linked with.")
      }
      var value: UInt64 = 0
      var size = MemoryLayout<UInt64>.size
      let result = unsafe unsafeBitCast(symbol, to: Control.self)(
        "thread.deallocated", &value, &size, nil, 0)
      precondition(result == 0, "This jemalloc keeps no statistics.")
      return Int(value)
    }
  }

  extension SessionTable {
    /// Lets go of a flow's session, which tells nothing any more.
    mutating func drop(_ flow: inout Flow) {
      guard case .number(let number) = flow.session else { return }
      flow.session = .none
      remove(number, of: flow.key.kind)
    }
  }
#endif
