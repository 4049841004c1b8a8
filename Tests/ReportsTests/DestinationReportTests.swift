import Destinations
import Packets
import TestSupport
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// What a report says of who is behind a destination.
struct DestinationReportTests {
  private struct FixedDatabase: AddressDatabase {
    let description = DataSource(kind: .addresses, name: "Fixed", path: "/fixed", date: 0)
    var place = AddressPlace()

    func place(of address: IPAddress) -> AddressPlace? { place }
  }

  private func report(
    _ databases: Databases = Databases(), _ build: (inout SampleTraffic) -> Void
  ) -> Report {
    var traffic = SampleTraffic()
    traffic.announcement()
    build(&traffic)
    let outcome = Outcome(summary: traffic.finish(), captures: [], fragments: [])
    return ReportBuilder(outcome, HouseholdNotes(), databases).report()
  }

  private func contact(_ report: Report, _ port: Int) -> ContactReport? {
    report.contacts.first { $0.port == port && $0.device == SampleReport.light.description }
  }

  @Test func theNameAskedForIsTheDestinations() {
    let report = report {
      $0.lookup()
      $0.connection()
    }
    let destination = contact(report, 1883)?.destination
    #expect(destination?.name == "mqtt.lightco.example")
    #expect(destination?.nameSource == "dns")
    #expect(destination?.known.domain == "lightco.example")
    #expect(destination?.known.isDirect == false)
    #expect(destination?.known.country == nil)
    #expect(report.sources.isEmpty)
  }

  @Test func aliasesTellWhoseMachinesItIsOn() {
    let report = report {
      $0.lookup(aliasOf: "x.elb.eu-central-1.amazonaws.com")
      $0.connection()
    }
    let destination = contact(report, 1883)?.destination
    #expect(destination?.canonicalName == "x.elb.eu-central-1.amazonaws.com")
    #expect(destination?.known.hosting?.words == "AWS Frankfurt")
    #expect(destination?.known.country == "DE")
    #expect(destination?.known.countrySource == .region)
    #expect(destination?.placeWords == "AWS Frankfurt")
  }

  @Test func addressesAreLookedUpInWhatIsAtHand() {
    var databases = Databases()
    var database = FixedDatabase()
    database.place.country = "NL"
    database.place.asNumber = 16509
    database.place.asName = "AMAZON-02"
    databases.addresses = [database]
    let report = report(databases) {
      $0.lookup()
      $0.connection()
    }
    let destination = contact(report, 1883)?.destination
    #expect(destination?.known.country == "NL")
    #expect(destination?.known.countrySource == .database)
    #expect(destination?.known.hosting?.provider == "AWS")
    #expect(destination?.known.asNumber == 16509)
    #expect(report.sources.map(\.name) == ["Fixed"])
    // The home's own addresses are nobody else's business.
    #expect(contact(report, 53)?.destination.known.country == nil)
  }

  @Test func anAddressNobodyAskedANameForIsCalledDirectly() {
    let direct = report {
      $0.lookup()
      $0.tcp(SampleTraffic.device, ("203.0.113.1", 443), .syn, sequence: 1)
    }
    #expect(contact(direct, 443)?.destination.known.isDirect == true)
    // Of one side only the questions: an answer may have led there.
    let oneSided = report {
      $0.lookup(answered: false)
      $0.tcp(SampleTraffic.device, ("203.0.113.1", 443), .syn, sequence: 1)
    }
    #expect(contact(oneSided, 443)?.destination.known.isDirect == false)
    let unknown = report {
      $0.tcp(SampleTraffic.device, ("203.0.113.1", 443), .syn, sequence: 1)
    }
    #expect(contact(unknown, 443)?.destination.known.isDirect == false)
  }

  @Test func serversAtOneAddressAreAllNamed() throws {
    let report = report { traffic in
      for (port, name) in [(40001, "a.example"), (40002, "b.example"), (40003, "a.example")] {
        let (client, server) = (("192.168.1.9", UInt16(port)), ("203.0.113.1", UInt16(443)))
        let hello = TLSSamples.clientHello(
          suites: [0xc02f], extensions: [TLSSamples.serverName(name)])
        traffic.tcp(client, server, .syn, sequence: 99)
        traffic.tcp(server, client, [.syn, .ack], sequence: 499, acknowledgment: 100)
        traffic.segment(
          client, server, sequence: 100, TLSSamples.record(22, TLSSamples.message(1, hello)))
      }
    }
    let called = try #require(contact(report, 443))
    #expect(called.destination.name == "a.example")
    #expect(called.otherNames == ["b.example"])
    let light = try #require(
      report.devices.first { $0.id == SampleReport.light.description })
    let text = DeviceText(report, light, TextOptions(width: 200)).text
    #expect(text.contains("calls a.example and b.example (203.0.113.1)"))
    #expect(JSONReport(report, version: "").text(.compact).contains(#""otherNames":["b.example"]"#))
    #expect(Dealing.find("b.example", of: light, in: report) != nil)
  }

  @Test func aPrivateAddressBeyondTheRouterIsNotAtHome() throws {
    let report = report {
      $0.lookup()
      $0.connection()
      $0.tcp(SampleTraffic.device, ("10.243.26.217", 80), .syn, sequence: 1)
    }
    #expect(report.vantage.lan.map(\.description) == ["192.168.1.0/24"])
    let tried = try #require(contact(report, 80)).destination
    #expect(tried.device == nil)
    #expect(!tried.isLocal)
  }

  @Test func whatRefusesAPacketCallsNobody() throws {
    let report = report {
      $0.lookup()
      $0.connection()
      // Port unreachable, of a packet of the server's.
      $0.take($0.packet(.icmp, ("192.168.1.9", 3), ("18.196.4.20", 3), payload: 36))
    }
    let refusing = try #require(report.contacts.first { $0.transport == "icmp" })
    #expect(refusing.destination.name == "mqtt.lightco.example")
    #expect(refusing.initiator == .unknown)
    #expect(refusing.basis == .none)
  }

  @Test func whoIsAnsweredFromOutsideGoesOut() {
    func staysAtHome(_ build: (inout SampleTraffic) -> Void) -> Bool? {
      report(Databases(), build).devices.first { $0.id == SampleReport.light.description }?
        .isLocalOnly
    }
    let (device, server) = (SampleTraffic.device, SampleTraffic.server)
    #expect(staysAtHome { $0.lookup() } == true)
    // One side of a connection: what it acknowledges was said.
    #expect(
      staysAtHome {
        $0.lookup()
        $0.tcp(server, device, [.syn, .ack], sequence: 500, acknowledgment: 101)
        $0.tcp(server, device, [.ack, .psh], sequence: 501, acknowledgment: 111, payload: 20)
      } == false)
    // A knock from outside, unanswered.
    #expect(
      staysAtHome {
        $0.lookup()
        $0.tcp(("203.0.113.1", 50_000), ("192.168.1.9", 23), .syn, sequence: 1)
      } == true)
  }

  @Test func theMakerThatIsShownRunsItsOwn() throws {
    let report = report { traffic in
      traffic.lease(hostName: "GainSpan-9")
      let (client, server) = (("192.168.1.9", UInt16(40001)), ("203.0.113.1", UInt16(443)))
      let hello = TLSSamples.clientHello(
        suites: [0xc02f], extensions: [TLSSamples.serverName("api.fitbit.com")])
      traffic.tcp(client, server, .syn, sequence: 99)
      traffic.tcp(server, client, [.syn, .ack], sequence: 499, acknowledgment: 100)
      traffic.segment(
        client, server, sequence: 100, TLSSamples.record(22, TLSSamples.message(1, hello)))
    }
    #expect(report.devices.contains { $0.maker == "Fitbit" })
    #expect(try #require(contact(report, 443)).destination.known.party?.party == .own)
  }

  @Test func aNeighbourWithAPublicAddressIsNotTheInternet() {
    func holes(timeToLive: UInt8) -> [String] {
      let report = report { traffic in
        traffic.lookup()
        let (caller, device) = (("203.0.113.1", UInt16(50_000)), ("192.168.1.9", UInt16(22)))
        let handshake: [((String, UInt16), (String, UInt16), TCPFlags)] = [
          (caller, device, .syn), (device, caller, [.syn, .ack]), (caller, device, .ack),
        ]
        for (source, destination, flags) in handshake {
          var packet = traffic.packet(.tcp, source, destination)
          packet.tcpFlags = flags
          packet.sequence = flags == .ack ? 2 : 1
          packet.acknowledgment = flags == .syn ? 0 : 2
          packet.timeToLive = timeToLive
          if source == caller {
            packet.sourceMAC = SampleReport.phone
          } else {
            packet.destinationMAC = SampleReport.phone
          }
          traffic.take(packet)
        }
      }
      return report.findings.map(\.kind).filter { $0.hasPrefix("hole-") }
    }
    #expect(holes(timeToLive: 64) == [])
    #expect(holes(timeToLive: 52) == ["hole-port-forward"])
  }

  @Test func namesThatWereAskedForNowAreSaidToBe() {
    var databases = Databases()
    databases.reverseNames = [SampleReport.address("203.0.113.1"): "host.example.net"]
    let report = report(databases) {
      $0.tcp(SampleTraffic.device, ("203.0.113.1", 443), .syn, sequence: 1)
    }
    let destination = contact(report, 443)?.destination
    #expect(destination?.name == "host.example.net")
    #expect(destination?.nameSource == "reverse-dns")
  }

  @Test func aResolverOfItsOwnChoiceIsFound() {
    let report = report {
      $0.lookup()
      $0.udp(SampleTraffic.device, ("8.8.8.8", 53), Self.question)
    }
    let asked = report.contacts.first { $0.destination.isHardCodedResolver }
    #expect(asked?.destination.known.operatorRule?.operator.name == "Google DNS")
    let finding = report.findings.first
    #expect(finding?.kind == "dns-bypass")
    #expect(finding?.device == SampleReport.light.description)
    // Nobody was seen to name a resolver.
    #expect(
      finding?.text.hasSuffix(
        "Google DNS (8.8.8.8) for names, though a DNS server at home answers.") == true)
    #expect(finding?.evidence.isEmpty == false)
  }

  @Test func aResolverBesideTheNamedOneIsSaidToBe() {
    let report = report {
      $0.lease(hostName: "light", resolver: [192, 168, 1, 1])
      $0.udp(SampleTraffic.device, ("8.8.8.8", 53), Self.question)
    }
    #expect(
      report.findings.first?.text.hasSuffix(
        "Google DNS (8.8.8.8) for names, instead of whom the network names for that.") == true)
  }

  @Test func whereNoResolverIsKnownNoneIsBypassed() {
    let report = report { $0.udp(SampleTraffic.device, ("8.8.8.8", 53), Self.question) }
    #expect(report.findings.isEmpty)
  }

  @Test func whoAnswersInTheNameOfAnotherIsTold() throws {
    /// A question to the router that `answerer` answers from the router's address.
    func report(by answerer: MACAddress, _ more: (inout SampleTraffic) -> Void) -> Report {
      self.report { traffic in
        traffic.lookup()
        traffic.udp(("192.168.1.9", 5001), ("192.168.1.1", 53), Self.question)
        let answer =
          [0, 1, 0x81, 0x80, 0, 1, 0, 1] + Self.question.dropFirst(8)
          + [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 168, 1, 66]
        var packet = traffic.packet(
          .udp, ("192.168.1.1", 53), ("192.168.1.9", 5001), payload: answer.count)
        packet.sourceMAC = answerer
        traffic.take(packet, answer)
        traffic.connection()
        more(&traffic)
      }
    }
    func forged(_ report: Report) -> [Finding] {
      report.findings.filter { $0.kind == "forged-answer" }
    }
    let found = report(by: SampleReport.phone) { _ in }
    let finding = try #require(forged(found).first)
    #expect(finding.device == SampleReport.phone.description)
    #expect(finding.text.contains("in the name of the router: 1 DNS answer from 192.168.1.1"))
    #expect(finding.evidence.count == 2)
    // Its address is the router's alone, and so is what was said to it.
    let holders = found.devices.filter {
      $0.addresses.contains(SampleReport.address("192.168.1.1"))
    }
    #expect(holders.map(\.id) == [SampleReport.router.description])
    #expect(
      found.contacts.filter { $0.port == 53 }.map(\.destination.device)
        == [SampleReport.router.description])
    // Another adapter of the router's, and one that says more under that address, stand in for it.
    let adapter = MACAddress(rawValue: SampleReport.router.rawValue ^ 1)
    #expect(forged(report(by: adapter) { _ in }).isEmpty)
    let standIn = report(by: SampleReport.phone) { traffic in
      var packet = traffic.packet(.udp, ("192.168.1.1", 7000), ("192.168.1.9", 7001), payload: 9)
      packet.sourceMAC = SampleReport.phone
      traffic.take(packet, [UInt8](repeating: 7, count: 9))
    }
    #expect(forged(standIn).isEmpty)
  }

  private static let question: [UInt8] =
    [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + Array("\u{1}a\u{7}example\u{0}".utf8) + [0, 1, 0, 1]

  // MARK: Names in what was said

  private func name(_ facts: [(FlowFact.Subject, String)]) -> String? {
    var all = FlowFacts()
    let totals = FactTotals(count: 1, bytes: 0, evidence: Evidence(capture: 0, frame: 1))
    for (subject, value) in facts { all.add(FlowFact(subject, value), totals) }
    return all.destinationName.map { "\($0.source) \($0.name)" }
  }

  @Test func whatAClientAskedForComesBeforeWhatTheServerSays() {
    #expect(
      name([
        (.certificateSubject, "CN=*.lightco.example,O=Light Co"),
        (.serverName, "MQTT.lightco.example"), (.httpHost, "web.lightco.example:8080"),
      ]) == "sni mqtt.lightco.example")
    #expect(name([(.httpHost, "web.lightco.example:8080")]) == "http-host web.lightco.example")
    #expect(
      name([(.certificateSubject, "C=DE, CN=*.lightco.example")])
        == "certificate *.lightco.example")
  }

  @Test func anAddressOrAWordIsNoName() {
    #expect(name([(.httpHost, "203.0.113.1:80")]) == nil)
    #expect(name([(.httpHost, "[2001:db8::1]:80")]) == nil)
    #expect(name([(.serverName, "localhost")]) == nil)
    #expect(name([(.serverName, "a b.example\u{1b}[31m")]) == nil)
    #expect(name([(.certificateSubject, "O=Only")]) == nil)
  }
}
