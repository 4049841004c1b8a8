import Packets

/// A flow that another one announced: who will be called at which port, for what. Nothing in its own bytes tells what it is.
public struct ExpectedFlow: Hashable, Sendable {
  public let kind: DecodedPacket.Kind
  public let address: IPAddress
  public let port: UInt16
  /// What it will carry, as Zeek names it.
  public let service: String
  /// Whether whoever is at that address and port asked for it, and so began it; else that is for the flow itself to show.
  public let isRequested: Bool

  public init(_ kind: DecodedPacket.Kind, to address: IPAddress, port: UInt16, for service: String)
  {
    self.init(kind, address, port, service, isRequested: false)
  }

  /// What a client asked for over UDP, to be sent to a port of its own.
  public init(requestedBy address: IPAddress, port: UInt16, for service: String) {
    self.init(.udp, address, port, service, isRequested: true)
  }

  private init(
    _ kind: DecodedPacket.Kind, _ address: IPAddress, _ port: UInt16, _ service: String,
    isRequested: Bool
  ) {
    self.kind = kind
    self.address = address
    self.port = port
    self.service = service
    self.isRequested = isRequested
  }

  /// Whether it goes to the low end point of a flow that meets it.
  func goesToLow(of key: FlowKey) -> Bool { key.lowPort == port && key.low == address }

  /// Whether a flow goes to its address and port; who began it may not be known.
  func isMet(by key: FlowKey) -> Bool {
    guard key.kind == kind else { return false }
    return goesToLow(of: key) || key.highPort == port && key.high == address
  }
}

/// The flows that were announced and have not come yet. Bounded: the oldest leaves first.
struct ExpectedFlows: Sendable {
  /// Far more than transfers that are announced and not begun at one time.
  private static let bound = 64

  private var flows: [ExpectedFlow] = []

  var isEmpty: Bool { flows.isEmpty }

  mutating func insert(_ flow: ExpectedFlow) {
    flows.removeAll { $0 == flow }
    if flows.count == Self.bound { flows.removeFirst() }
    flows.append(flow)
  }

  /// What a flow was announced for, once.
  mutating func take(_ flow: Flow) -> ExpectedFlow? {
    guard let place = flows.lastIndex(where: { $0.isMet(by: flow.key) }) else { return nil }
    return flows.remove(at: place)
  }
}
