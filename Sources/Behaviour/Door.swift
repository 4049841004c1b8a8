import Packets
import Traffic

/// A port at which a device lets others in.
public struct Door: Hashable, Sendable {
  /// `tcp` or `udp`.
  public var transport: String
  public var port: Int
  /// What was recognised there, else what the port stands for.
  public var service: String?
  /// Answered connections, or 5-tuples of UDP, that others in the home began.
  public var fromHome: Int
  /// The same from outside.
  public var fromOutside: Int
  /// The lowest first frames of these.
  public var evidence: [Evidence]

  public init(
    transport: String, port: Int, service: String?, fromHome: Int = 0, fromOutside: Int = 0,
    evidence: [Evidence] = []
  ) {
    self.transport = transport
    self.port = port
    self.service = service
    self.fromHome = fromHome
    self.fromOutside = fromOutside
    self.evidence = evidence
  }
}

/// A way by which others can have a device do something, as far as it was seen to be used or open.
public enum ControlPath: String, Hashable, Sendable, CaseIterable {
  /// Others in the home come in at one of its doors.
  case home
  /// It holds a connection to somebody outside, who can answer over it at any time.
  case cloud
  /// Somebody outside comes in at one of its doors.
  case internet
}
