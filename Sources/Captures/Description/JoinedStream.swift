import Packets

/// A capture that arrives as a stream and becomes part of another: what the description of the whole has of it so far.
package struct JoinedStream {
  /// The whole's index of each interface of the stream; nil where there are too many.
  package private(set) var interfaces: [Int?] = []
  /// Comments that the whole doesn't have yet; those on packets wait for the numbers that these get.
  package private(set) var comments: [CaptureComment] = []
  /// The interfaces of all streams of the whole.
  private let known: JoinedInterfaces
  /// How many of each nature the stream has.
  private var counts: [JoinedInterfaces.Nature: Int] = [:]
  private var problemCount = 0
  private var commentCount = 0
  private var hostCount = 0

  /// - Parameter known: shared by all streams that become part of the same capture.
  package init(_ known: JoinedInterfaces) {
    self.known = known
  }

  /// Tells `whole` what is new in the stream.
  ///
  /// - Parameters:
  ///   - name: of an interface that has none.
  ///   - isAlone: whether all packets of the whole are of this stream, so that their numbers are the same.
  ///   - filter: what chooses packets of a link type, in words; nil where the stream's own word holds.
  package mutating func update(
    from stream: CaptureDescription, to whole: inout CaptureDescription, name: String? = nil,
    isAlone: Bool, filter: (LinkType) -> String? = { _ in nil }
  ) {
    for var interface in stream.interfaces.dropFirst(interfaces.count) {
      interface.name = interface.name ?? name
      if let filter = filter(interface.linkType) { interface.filter = filter }
      interfaces.append(index(of: interface, in: &whole))
    }
    for problem in stream.problems.dropFirst(problemCount) {
      whole.add(
        CaptureProblem(
          kind: problem.kind, text: problem.text, byteOffset: problem.byteOffset,
          frame: isAlone ? problem.frame : whole.packets + 1))
    }
    comments = Array(stream.comments.dropFirst(commentCount))
    for host in stream.hosts.dropFirst(hostCount) { whole.add(host) }
    problemCount = stream.problems.count
    commentCount = stream.comments.count
    hostCount = stream.hosts.count
    whole.hasSecrets = whole.hasSecrets || stream.hasSecrets
    whole.application = whole.application ?? stream.application
  }

  /// Adds what the stream's interfaces counted, and what its lists were too short for: once it has ended.
  package func finish(_ stream: CaptureDescription, to whole: inout CaptureDescription) {
    for (interface, index) in zip(stream.interfaces, interfaces) {
      guard let index else { continue }
      whole.interfaces[index].addCounts(of: interface)
    }
    whole.omitted.interfaces &+= stream.omitted.interfaces
    whole.omitted.problems &+= stream.omitted.problems
    whole.omitted.comments &+= stream.omitted.comments
    whole.omitted.hosts &+= stream.omitted.hosts
  }

  /// An interface of an earlier stream with the same name and nature, or a new one.
  private mutating func index(
    of interface: CaptureInterface, in whole: inout CaptureDescription
  ) -> Int? {
    let nature = JoinedInterfaces.Nature(interface)
    let count = counts[nature, default: 0]
    counts[nature] = count + 1
    if let index = known.index(of: nature, count) { return index }
    var fresh = interface
    fresh.received = nil
    fresh.droppedByInterface = nil
    fresh.droppedBySystem = nil
    fresh.droppedBetweenPackets = 0
    guard let index = whole.add(fresh) else { return nil }
    known.add(index, nature)
    return index
  }
}

extension CaptureInterface {
  fileprivate mutating func addCounts(of other: Self) {
    received = Self.sum(received, other.received)
    droppedByInterface = Self.sum(droppedByInterface, other.droppedByInterface)
    droppedBySystem = Self.sum(droppedBySystem, other.droppedBySystem)
    let (sum, overflow) = droppedBetweenPackets.addingReportingOverflow(other.droppedBetweenPackets)
    droppedBetweenPackets = overflow ? .max : sum
  }

  private static func sum(_ first: UInt64?, _ second: UInt64?) -> UInt64? {
    guard let first, let second else { return first ?? second }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? .max : sum
  }
}
