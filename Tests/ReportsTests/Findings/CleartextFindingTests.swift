import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis

/// What can be read, or broken, on its way.
struct CleartextFindingTests {
  private func findings(
    _ service: String, answered: Int = 1, local: Bool = false,
    initiator: ContactReport.Side = .device, _ change: (inout Report) -> Void = { _ in }
  ) -> [Finding] {
    var report = SampleReport.report()
    var contact = SampleReport.contact(
      SampleReport.light, service, "tcp", 1883, to: "hub.example", "18.196.4.20", flows: 1,
      answered: answered, sent: 100, basis: .syn, frames: [41], local: local,
      initiator: initiator)
    SampleReport.fact(.service, service, frame: 44, to: &contact)
    report.contacts = [contact]
    change(&report)
    return Finding.all(in: report)
  }

  private func topic(publishes: Bool, hears: Bool) -> TopicReport {
    let member = TopicReport.Member(
      device: SampleReport.light.description, address: SampleReport.address("192.168.1.9"),
      clientIDs: [], messages: 1, evidence: Evidence(capture: 0, frame: 50))
    return TopicReport(
      broker: SampleReport.address("18.196.4.20"), port: 1883, topic: "light/set",
      publishers: publishes ? [member] : [], subscribers: hears ? [member] : [], published: 1,
      delivered: 1, bytes: 1, smallest: 1, largest: 1, retained: 0, qualities: [0],
      messagesPerMinute: 1, first: 0, last: 0, lastPayload: nil, evidence: [])
  }

  @Test func commandsInTheClearAreWorseOutsideThanAtHome() {
    let outside = findings("mqtt") { $0.topics = [topic(publishes: true, hears: true)] }
    #expect(outside.map(\.kind) == ["cleartext-control"])
    #expect(outside[0].severity == .warning)
    #expect(
      outside[0].text
        == "Smart Light is controlled in the clear: its MQTT messages with hub.example "
        + "can be read, and changed, by anyone on the way.")
    #expect(outside[0].evidence == [41, 44].map { Evidence(capture: 0, frame: $0) })
    #expect(findings("mqtt", local: true).map(\.severity) == [.notice])
  }

  @Test func whoOnlyPublishesIsNotControlled() {
    let found = findings("mqtt") { $0.topics = [topic(publishes: true, hears: false)] }
    #expect(found.map(\.kind) == ["cleartext-content"])
  }

  @Test func whereNoCommandWasSeenNoneIsClaimed() {
    #expect(
      findings("mqtt")[0].text.hasPrefix("Smart Light speaks MQTT with hub.example in the clear"))
  }

  /// What lamps tell of themselves is no command to whoever hears it.
  @Test(arguments: [("wiz", 38_899, 38_900), ("govee", 4003, 4002)])
  func whoIsToldOfALampIsNotControlled(_ service: String, _ commands: Int, _ news: Int) {
    func kinds(_ port: Int) -> [String] {
      findings(service, local: true) { report in
        report.contacts[0].transport = "udp"
        report.contacts[0].port = port
        report.contacts[0].destination.device = SampleReport.phone.description
      }.map(\.kind)
    }
    #expect(kinds(commands).contains("cleartext-control"))
    #expect(!kinds(news).contains("cleartext-control"))
  }

  /// To be subscribed is not to have been told anything.
  @Test func whoWasSentNothingIsNotSaidToBeControlled() {
    let found = findings("mqtt") { report in
      report.topics = [topic(publishes: false, hears: true)]
      report.topics[0].subscribers[0].messages = 0
    }
    #expect(found[0].text.hasPrefix("Smart Light speaks MQTT with hub.example in the clear"))
  }

  /// What it says to one is not said to be told to another.
  @Test func severalOthersAreNamed() {
    let found = findings("mqtt") { report in
      var other = report.contacts[0]
      other.destination.name = "second.example"
      report.contacts.append(other)
      report.topics = [topic(publishes: false, hears: true)]
    }
    #expect(found[0].text.contains(" with hub.example and second.example can be read"))
  }

  @Test func theDeviceThatIsCalledIsTheOneCommanded() {
    let found = findings("tplink", local: true) { report in
      report.contacts[0].device = SampleReport.phone.description
      report.contacts[0].destination.device = SampleReport.light.description
    }
    #expect(found.map(\.device) == [SampleReport.light.description])
  }

  @Test func aGatewaysClientIsTheOneCommanded() {
    let found = findings("mqtt-sn", local: true) { report in
      report.contacts[0].destination.device = SampleReport.phone.description
    }
    #expect(found.map(\.device) == [SampleReport.light.description])
  }

  @Test func aSearchTellsNobodyWhatToDo() {
    for (service, port) in [("yeelight", 1982), ("tplink", 20_002)] as [(String, Int)] {
      let found = findings(service, local: true) { report in
        report.contacts[0].transport = "udp"
        report.contacts[0].port = port
        report.contacts[0].destination.device = SampleReport.phone.description
      }
      #expect(found.isEmpty)
    }
  }

  @Test func aPasswordThatIsHandedOverIsNoLogIn() {
    let found = findings("http", local: true) { report in
      SampleReport.fact(.credentials, "tplink-password", frame: 38, to: &report.contacts[0])
    }
    #expect(found.map(\.kind) == ["cleartext-credentials"])
    #expect(found[0].text.contains("gives hub.example a password in the clear (tplink-password)"))
  }

  @Test func sealedUnansweredAndInnerTalkAreNot() {
    #expect(findings("ssl").isEmpty)
    #expect(findings("quic").isEmpty)
    #expect(findings("gquic").isEmpty)
    #expect(findings("dns").isEmpty)
    #expect(findings("mqtt", answered: 0).isEmpty)
    let loopback = findings("mqtt", local: true) { report in
      report.contacts[0].destination.addresses = [SampleReport.address("127.0.0.1")]
    }
    #expect(loopback.isEmpty)
  }

  @Test func readablePagesAreOfInterestFromAFewKilobytesOn() {
    #expect(findings("http").map(\.kind) == ["cleartext-content"])
    let check = findings("http") { report in
      report.contacts[0].sent.bytes = 400
      report.contacts[0].received.bytes = 400
    }
    #expect(check.isEmpty)
    #expect(findings("http", local: true).isEmpty)
  }

  @Test func mailThatGoesOverToTLSIsNoCleartextButItsPasswordBeforeIs() {
    func found(_ facts: [(FlowFact.Subject, String)]) -> [String] {
      findings("smtp") { report in
        report.contacts[0].port = 587
        report.contacts[0].sent.bytes = 9000
        for fact in facts { SampleReport.fact(fact.0, fact.1, to: &report.contacts[0]) }
      }.map(\.kind)
    }
    #expect(found([]) == ["cleartext-content"])
    #expect(found([(.service, "ssl")]).isEmpty)
    #expect(
      found([(.service, "ssl"), (.credentials, "smtp-password")]) == ["cleartext-credentials"])
    #expect(found([(.service, "ssl"), (.cipher, "TLS_RSA_WITH_NULL_SHA")]).contains("weak-cipher"))
  }

  @Test func statisticsAloneAccuseNobody() {
    let found = findings("http") { report in
      report.contacts[0].facts = FlowFacts()
      SampleReport.fact(.payload, "cleartext", to: &report.contacts[0])
    }
    #expect(found.isEmpty)
  }

  @Test func telnetAtHomeIsANoticeAndFromTheInternetAnAlert() {
    let home = findings("telnet", local: true) { report in
      report.contacts[0].destination.device = SampleReport.phone.description
    }
    #expect(home.map(\.kind) == ["cleartext-admin"])
    #expect(home.map(\.severity) == [.notice])
    let outside = findings("telnet", initiator: .destination)
    #expect(outside.map(\.kind) == ["cleartext-admin", "hole-port-forward"])
    #expect(outside.allSatisfy { $0.severity == .alert })
  }

  @Test(arguments: [
    ("SSLv3", ["old-tls"], Finding.Severity.warning), ("TLSv10", ["old-tls"], .notice),
    ("TLSv11", ["old-tls"], .notice), ("DTLSv10", ["old-tls"], .notice), ("TLSv12", [], .info),
    ("TLSv13", [], .info),
  ])
  func oldVersionsAreTold(_ version: String, _ kinds: [String], _ severity: Finding.Severity) {
    let found = findings("ssl") { SampleReport.fact(.tlsVersion, version, to: &$0.contacts[0]) }
    #expect(found.map(\.kind) == kinds)
    #expect(found.first.map { $0.severity == severity } ?? true)
    let family = version.hasPrefix("DTLS") ? " DTLS 1.2 today." : " TLS 1.2 today."
    #expect(found.first?.advice.map { $0.hasSuffix(family) } ?? true)
  }

  @Test func wherePartIsOutdatedItIsToldHowMuch() {
    let found = findings("ssl") { report in
      SampleReport.fact(.tlsVersion, "TLSv10", to: &report.contacts[0])
      for _ in 0..<2 { SampleReport.fact(.tlsVersion, "TLSv12", to: &report.contacts[0]) }
    }
    #expect(found.first?.text.contains("sealed 1 of 3 connections by TLS 1.0") == true)
  }

  /// RFC 9325 §4.1 forbids the first six; IANA's names.
  @Test(arguments: [
    ("TLS_RSA_WITH_NULL_SHA256", Finding.Severity?.some(.warning)),
    ("TLS_DH_anon_WITH_AES_128_CBC_SHA", .warning),
    ("TLS_RSA_EXPORT_WITH_RC4_40_MD5", .warning), ("TLS_RSA_WITH_RC4_128_SHA", .warning),
    ("TLS_RSA_WITH_DES_CBC_SHA", .warning), ("TLS_KRB5_WITH_DES_CBC_MD5", .warning),
    ("TLS_RSA_WITH_3DES_EDE_CBC_SHA", .notice),
    ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", nil), ("TLS_AES_256_GCM_SHA384", nil),
    ("TLS_RSA_WITH_AES_128_CBC_SHA", nil),
  ])
  func weakCiphersAreTold(_ cipher: String, _ severity: Finding.Severity?) {
    let found = findings("ssl") { SampleReport.fact(.cipher, cipher, to: &$0.contacts[0]) }
    #expect(found.map(\.kind) == (severity == nil ? [] : ["weak-cipher"]))
    #expect(found.first?.severity == severity)
  }

  @Test func badCertificatesAreToldOfWhomTheyAreShownTo() {
    let found = findings("ssl") { report in
      SampleReport.fact(.certificateProblem, "expired", to: &report.contacts[0])
      SampleReport.fact(.certificateProblem, "self-signed", to: &report.contacts[0])
    }
    #expect(
      found.map(\.text) == [
        "Smart Light is shown a certificate that has expired and nobody but itself vouches for, "
          + "by hub.example."
      ])
  }

  /// Ends that found each other by STUN know each other's certificate from elsewhere (RFC 8827 §6.5).
  @Test func aCertificateOfWebRTCIsNoBadOne() {
    func found(_ services: [String]) -> [Finding] {
      findings("dtls") { report in
        for service in services { SampleReport.fact(.service, service, to: &report.contacts[0]) }
        SampleReport.fact(.certificateProblem, "self-signed", to: &report.contacts[0])
      }
    }
    #expect(found(["dtls"]).count == 1)
    #expect(found(["dtls", "stun"]).isEmpty)
  }

  @Test func eachBadCertificateIsToldOfItsOwnServer() {
    let found = findings("ssl") { report in
      SampleReport.fact(.certificateProblem, "weak-signature", to: &report.contacts[0])
      var other = report.contacts[0]
      other.destination.name = "cloud.example"
      SampleReport.fact(.certificateProblem, "weak-key", to: &other)
      report.contacts.append(other)
    }
    #expect(
      found.first?.text == "Smart Light is shown a certificate that is signed in an outdated way, "
        + "by hub.example; one that has a key too short and is signed in an outdated way, "
        + "by cloud.example.")
  }

  @Test func softwareInTheClearIsToldFromWhatItTakes() {
    func found(_ bytes: Int, _ change: (inout Report) -> Void = { _ in }) -> [String] {
      findings("http") { report in
        SampleReport.fact(.firmware, "plug-1.2.bin", to: &report.contacts[0])
        report.contacts[0].received = Tally(packets: bytes / 1000, bytes: bytes)
        change(&report)
      }.map(\.kind).filter { $0 == "cleartext-firmware" }
    }
    #expect(found(64_000) == ["cleartext-firmware"])
    #expect(found(63_999) == [])
    #expect(found(64_000) { $0.contacts[0].destination.isLocal = true } == [])
    #expect(found(64_000) { $0.devices[1].type = "computer" } == [])
  }

  @Test func filesAskedForByTFTPAreToldWithWhom() {
    let found = findings("tftp", local: true) { report in
      SampleReport.fact(.fileName, "/update.sh", to: &report.contacts[0])
    }
    #expect(found.first?.kind == "tftp")
    #expect(found.first?.text.contains("asks hub.example for /update.sh by TFTP") == true)
  }

  /// A server answers from another port, so that its answers may be a contact of their own.
  @Test func thatNobodyAnsweredARequestOfTFTPIsSaid() {
    func isUnanswered(_ received: Int, fromAnotherPort: Int? = nil) -> Bool? {
      findings("tftp", local: true) { report in
        SampleReport.fact(.fileName, "/update.sh", to: &report.contacts[0])
        report.contacts[0].received = Tally(packets: received, bytes: received * 90)
        guard let packets = fromAnotherPort else { return }
        var transfer = report.contacts[0]
        transfer.port = 1027
        transfer.facts = FlowFacts()
        transfer.received = Tally(packets: packets, bytes: packets * 90)
        report.contacts.append(transfer)
      }.first { $0.kind == "tftp" }?.text.hasSuffix("No answer from there was captured.")
    }
    #expect(isUnanswered(0) == true)
    #expect(isUnanswered(1) == false)
    #expect(isUnanswered(0, fromAnotherPort: 3) == false)
    #expect(isUnanswered(0, fromAnotherPort: 0) == true)
  }

  @Test func devicesWithoutANameAreCalledAsElsewhere() {
    func text(_ mac: MACAddress, vendor: String?, type: String? = nil) -> String {
      let found = findings("ssl") { report in
        let other = SampleReport.device(
          mac, "192.168.1.70", name: nil, source: nil, vendor: vendor, type: type)
        report.devices.append(other)
        SampleReport.fact(.certificateProblem, "expired", to: &report.contacts[0])
        report.contacts[0].destination.name = nil
        report.contacts[0].destination.addresses = [SampleReport.address("192.168.1.70")]
        report.contacts[0].destination.device = other.id
        var labels = [other.id: other.labelInSentence]
        labels[report.contacts[0].device] = "Sonos 00:09"
        report.contacts[0].labelDestination(labels)
      }
      return found[0].text
    }
    let speaker = MACAddress(rawValue: 0x94_9f_3e_00_a2_6e)
    #expect(text(speaker, vendor: "Sonos").hasSuffix(", by Sonos a2:6e."))
    #expect(text(speaker, vendor: nil, type: "router").hasSuffix(", by the router."))
    #expect(text(speaker, vendor: nil).hasSuffix(", by 192.168.1.70."))
    // Called like the one it is told of: the address tells them apart.
    let twin = MACAddress(rawValue: 0x94_9f_3e_11_00_09)
    #expect(text(twin, vendor: "Sonos").hasSuffix(", by 192.168.1.70."))
  }
}
