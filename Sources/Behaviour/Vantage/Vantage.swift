import Packets
import Traffic

/// Where captures were made, and what can't be seen from there.
public struct Vantage: Sendable {
  public enum Viewpoint: String, Sendable {
    /// Inside the home: its devices under their own addresses.
    case inside
    /// Outside the home's NAT: one address stands for all of it.
    case outside
    /// On one host: its own traffic and what everybody hears.
    case host
    /// Over the air.
    case wifi
    case unknown
  }

  /// One thing that is off, or that a reader should know of the place.
  public struct Statement: Sendable {
    public enum Severity: String, Sendable {
      /// Nothing is wrong: it only says what this place shows.
      case info
      /// Something that happened is not in the captures, or is in them wrongly.
      case warning
    }

    /// Kebab-case; docs/output.md lists them.
    public var kind: String
    public var severity: Severity
    /// The `id` of the device it is about; nil where it is about the captures.
    public var device: String?
    public var text: String
    public var advice: String?
    public var evidence: [Evidence]

    public init(
      kind: String, severity: Severity = .warning, device: String? = nil, text: String,
      advice: String? = nil, evidence: [Evidence]
    ) {
      self.kind = kind
      self.severity = severity
      self.device = device
      self.text = text
      self.advice = advice
      self.evidence = evidence
    }
  }

  public var viewpoint = Viewpoint.unknown
  /// The `id` of the device that the captures were made on, where the viewpoint is a host's.
  public var host: String?
  /// Whether nothing is missing, as far as TCP tells: three connections or more, of all of which both sides were
  /// captured, with every byte acknowledged; nothing cut, dropped or filtered.
  public var isWhole = false
  /// The home's own prefixes.
  public var lan: [IPPrefix] = []
  /// The gateway's MAC, or its address where the capture has no MACs.
  public var gateway: String?
  /// Warnings first.
  public var statements: [Statement] = []

  public init() {}

  /// Judges where captures were made.
  public init(judging ground: VantageGround) {
    let place = ViewpointJudge(ground)
    viewpoint = place.viewpoint
    host = (viewpoint == .host ? place.host : nil).map { ground.household.devices[$0].id }
    isWhole = ground.isWhole
    lan = ground.household.lan
    gateway = ground.household.gateway.map { ground.household.devices[$0].id }
    let all =
      place.oneHostOnly + place.outsideNAT + ground.oneDirection + ground.packetsMissing
      + ground.notCaptured + ground.snapLength + ground.clockUnset + ground.clockJump
      + ground.mirroredTwice
      + ground.offload
      + place.routerUplinkOnly
    statements = all.filter { $0.severity == .warning } + all.filter { $0.severity == .info }
  }
}
