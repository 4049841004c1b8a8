import Behaviour
import Destinations
import Packets
import Traffic

/// A device's dealings with one destination service.
///
/// What there is to say of it lies on the heap, shared by all copies until one is changed: many questions are asked of
/// tens of thousands of contacts, and to copy each whole took longer than to answer.
public struct ContactReport: Sendable {
  public typealias Side = Behaviour.Side

  /// Whom a device talks to.
  public struct Destination: Sendable {
    public var name: String?
    /// `dns` when this device had asked for it; `sni`, `http-host` when it called the destination so; `certificate` when the destination did; `household`, `lease`, `dhcp` when it is a device of the home; `capture` from a name resolution block; `reverse-dns` when the user had it asked for.
    public var nameSource: String?
    public var addresses: [IPAddress]
    /// Inside the home, or a group of its stations.
    public var isLocal: Bool
    /// A public address of a station on the link itself, which no router leads to.
    var isOnLink = false
    /// The device's `id`, when it is one of the home.
    public var device: String?
    /// What to call that device in a sentence, where it has no name.
    var deviceLabel: String?
    /// Where DNS leads to from the name by aliases (CNAME).
    public var canonicalName: String?
    /// Who is behind it.
    public var known: DestinationKnowledge {
      get { knowledge?.value ?? .nothing }
      set { knowledge = DestinationKnowledge.Shared(newValue) }
    }
    /// The list of trackers that has its name.
    public var tracker: String? { knowledge?.value.tracker }
    /// A DNS server outside that nobody in the home was seen to name to the device.
    public var isHardCodedResolver: Bool { knowledge?.value.bypassedResolver != nil }
    /// Nil where nothing is known: of most destinations of a device that calls tens of thousands.
    var knowledge: DestinationKnowledge.Shared?
  }

  /// Always one.
  private var contents: [Contents]
  /// What its facts are about: beside them, so that most questions asked of tens of thousands of contacts end here.
  private var subjects: FlowFacts.Subjects
  private var qualities: Qualities

  struct Contents {
    var device: String
    var service: String?
    var transport: String
    var port: Int?
    var destination: Destination
    var initiator: Side
    var basis: Initiator.Basis
    // Beside each other, and no larger than needed: there are tens of thousands of contacts.
    @SmallCount var unanswered = 0
    @SmallCount var flows: Int
    @SmallCount var answered: Int
    @SmallCount var refused: Int
    @SmallCount var retransmissions: Int
    var facts = FlowFacts()
    var rhythm = CompactRhythm()
    var activeMinutes = ActiveMinutes()
    var behaviour = ContactBehaviour()
    var silent: [SilentAddress] = []
    var refusals: [Refusal] = []
    var sent: Tally
    var received: Tally
    var missedSent: Int
    var missedReceived: Int
    var first: Int64
    var last: Int64
    var evidence: [Evidence]
  }

  init(_ contents: consuming Contents) {
    subjects = contents.facts.subjects
    qualities = Qualities(of: contents)
    self.contents = [consume contents]
  }

  /// The device's `id`.
  public var device: String {
    _read { yield contents[0].device }
    _modify { yield &contents[0].device }
  }
  public var service: String? {
    _read { yield contents[0].service }
    _modify {
      defer { qualities.setService(contents[0].service) }
      yield &contents[0].service
    }
  }
  /// `tcp`, `udp`, `icmp`, `icmpv6`, or the IP protocol's name.
  public var transport: String {
    _read { yield contents[0].transport }
    _modify {
      defer { qualities.setTransport(contents[0].transport) }
      yield &contents[0].transport
    }
  }
  /// The responder's port; nil where there are no ports.
  public var port: Int? {
    _read { yield contents[0].port }
    _modify { yield &contents[0].port }
  }
  public var destination: Destination {
    _read { yield contents[0].destination }
    _modify {
      defer { qualities.setDestination(contents[0].destination) }
      yield &contents[0].destination
    }
  }
  public var initiator: Side {
    _read { yield contents[0].initiator }
    _modify {
      defer { qualities.setInitiator(contents[0].initiator) }
      yield &contents[0].initiator
    }
  }
  public var basis: Initiator.Basis {
    _read { yield contents[0].basis }
    _modify { yield &contents[0].basis }
  }
  public var flows: Int {
    _read { yield contents[0].flows }
    _modify { yield &contents[0].flows }
  }
  /// What was understood of what they say.
  public var facts: FlowFacts {
    _read { yield contents[0].facts }
    _modify {
      defer { subjects = contents[0].facts.subjects }
      yield &contents[0].facts
    }
  }
  /// Asks for all there is to say of it, ahead of its use.
  @inline(__always)
  func prefetchContents() { contents.prefetchFirst() }
  /// Whether anything was understood of a subject.
  public func tells(of subject: FlowFact.Subject) -> Bool { subjects.contains(subject) }
  /// Whether it has all of these qualities.
  func has(_ wanted: Qualities) -> Bool { qualities.isSuperset(of: wanted) }
  /// When its connections began and how long they stood, with the device as client.
  public var rhythm: CompactRhythm {
    _read { yield contents[0].rhythm }
    _modify { yield &contents[0].rhythm }
  }
  /// The minutes in which anything happened.
  public var activeMinutes: ActiveMinutes {
    _read { yield contents[0].activeMinutes }
    _modify { yield &contents[0].activeMinutes }
  }
  /// How it goes on over the whole of the captures.
  public var behaviour: ContactBehaviour {
    _read { yield contents[0].behaviour }
    _modify {
      defer { qualities.setPattern(contents[0].behaviour.pattern) }
      yield &contents[0].behaviour
    }
  }
  /// Flows that were answered.
  public var answered: Int {
    _read { yield contents[0].answered }
    _modify {
      defer { qualities.set(.answered, contents[0].answered > 0) }
      yield &contents[0].answered
    }
  }
  /// TCP connections that were asked for, or spoken over, in vain.
  public var unanswered: Int {
    _read { yield contents[0].unanswered }
    _modify { yield &contents[0].unanswered }
  }
  /// Of the addresses of one name, those that never answered; empty where it has one.
  public var silent: [SilentAddress] {
    _read { yield contents[0].silent }
    _modify { yield &contents[0].silent }
  }
  /// TCP connections refused by a RST.
  public var refused: Int {
    _read { yield contents[0].refused }
    _modify { yield &contents[0].refused }
  }
  /// What ICMP said of packets that it sent, by reason.
  public var refusals: [Refusal] {
    _read { yield contents[0].refusals }
    _modify { yield &contents[0].refusals }
  }
  public var sent: Tally {
    _read { yield contents[0].sent }
    _modify { yield &contents[0].sent }
  }
  public var received: Tally {
    _read { yield contents[0].received }
    _modify { yield &contents[0].received }
  }
  /// Bytes acknowledged but never captured, by who sent them.
  public var missedSent: Int {
    _read { yield contents[0].missedSent }
    _modify { yield &contents[0].missedSent }
  }
  public var missedReceived: Int {
    _read { yield contents[0].missedReceived }
    _modify { yield &contents[0].missedReceived }
  }
  public var retransmissions: Int {
    _read { yield contents[0].retransmissions }
    _modify { yield &contents[0].retransmissions }
  }
  /// Nanoseconds since 1970.
  public var first: Int64 {
    _read { yield contents[0].first }
    _modify { yield &contents[0].first }
  }
  public var last: Int64 {
    _read { yield contents[0].last }
    _modify { yield &contents[0].last }
  }
  public var evidence: [Evidence] {
    _read { yield contents[0].evidence }
    _modify { yield &contents[0].evidence }
  }
  /// Whether anything was asked of the other side: of TCP a FIN or a RST alone is what is left of a connection that ended before.
  public var wasTried: Bool { transport != "tcp" || answered + unanswered > 0 }
  /// Whether it can be read, as far as its facts tell.
  public var encryption: Encryption { Encryption(judging: facts, service: service) }
  /// What else the device called a destination outside the home, beside its name (TLS server name, HTTP Host), in order:
  /// at one address may be many servers. Bounded as facts are.
  public var otherNames: [String] {
    guard initiator == .device, !destination.isLocal, let name = destination.name,
      tells(of: .serverName) || tells(of: .httpHost)
    else { return [] }
    return facts.hostNames.subtracting([name]).sorted()
  }
  /// Bytes, both ways, that decoders passed over: they were never captured, or made no sense.
  public var passedOver: Int { facts.values(of: .passedOver).reduce(0) { $0 + $1.totals.bytes } }
}

extension ContactReport.Destination {
  public init(
    name: String? = nil, nameSource: String? = nil, addresses: [IPAddress], isLocal: Bool,
    device: String? = nil
  ) {
    self.init(
      name: name, nameSource: nameSource, addresses: addresses, isLocal: isLocal, isOnLink: false,
      device: device)
  }
}
