import Behaviour

extension ContactReport {
  /// What most questions asked of tens of thousands of contacts begin with. It is kept beside them, so that who asks looks into
  /// those alone that it could be about.
  struct Qualities: OptionSet, Sendable {
    let rawValue: UInt16

    static let overTCP = Self(rawValue: 1 << 0)
    static let answered = Self(rawValue: 1 << 1)
    static let begunByDevice = Self(rawValue: 1 << 2)
    static let begunByDestination = Self(rawValue: 1 << 3)
    /// With somebody who is not of the home.
    static let outside = Self(rawValue: 1 << 4)
    /// The protocol is known, or what the port is for.
    static let hasService = Self(rawValue: 1 << 5)
    static let overFTP = Self(rawValue: 1 << 6)
    /// Over TLS, as its service says.
    static let overTLS = Self(rawValue: 1 << 11)
    /// Judged never to have been answered once.
    static let unanswered = Self(rawValue: 1 << 7)
    /// Judged to stand for most of the capture.
    static let persistent = Self(rawValue: 1 << 8)
    /// With a destination that a list of trackers has.
    static let withTracker = Self(rawValue: 1 << 9)
    /// With a DNS server that nobody named to the device.
    static let withOwnResolver = Self(rawValue: 1 << 10)

    mutating func set(_ quality: Self, _ holds: Bool) {
      if holds { insert(quality) } else { remove(quality) }
    }
  }
}

extension ContactReport.Qualities {
  init(of contents: borrowing ContactReport.Contents) {
    self = []
    setTransport(contents.transport)
    setService(contents.service)
    setInitiator(contents.initiator)
    setDestination(contents.destination)
    setPattern(contents.behaviour.pattern)
    set(.answered, contents.answered > 0)
  }

  mutating func setTransport(_ transport: String) { set(.overTCP, transport == "tcp") }

  mutating func setService(_ service: String?) {
    set(.hasService, service != nil)
    set(.overFTP, service == "ftp")
    set(.overTLS, service == "ssl")
  }

  mutating func setInitiator(_ initiator: ContactReport.Side) {
    set(.begunByDevice, initiator == .device)
    set(.begunByDestination, initiator == .destination)
  }

  mutating func setDestination(_ destination: ContactReport.Destination) {
    set(.outside, !destination.isLocal)
    set(.withTracker, destination.tracker != nil)
    set(.withOwnResolver, destination.isHardCodedResolver)
  }

  mutating func setPattern(_ pattern: ContactPattern?) {
    set(.unanswered, pattern == .unanswered)
    set(.persistent, pattern == .persistent)
  }
}
