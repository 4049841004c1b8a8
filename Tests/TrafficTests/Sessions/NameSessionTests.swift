import Packets
import TestSupport
import Testing

@testable import Traffic

struct NameSessionTests {
  private let lamp = Datagrams.End(station: 1, address: "192.168.1.9", port: 5353)
  private let everyone = Datagrams.End(station: 0, address: "224.0.0.251", port: 5353)

  @Test(arguments: [true, false])
  func servicesTellWhatTheirSenderIs(wantsLog: Bool) {
    var datagrams = Datagrams(wantsLog: wantsLog)
    datagrams.send(NameSamples.mdnsAnnouncement, from: lamp, to: everyone)
    #expect(
      datagrams.claims() == [
        "1 mdns-category light bulb", "1 mdns-host lamp", "1 mdns-instance Living Room",
        "1 mdns-model LB1", "1 mdns-service _hap._tcp",
      ])
    #expect(datagrams.records.count == (wantsLog ? 1 : 0))
  }

  @Test func whatIsSaidOfAnotherHostIsNoClaim() {
    var datagrams = Datagrams()
    var proxy = lamp
    proxy.station = 2
    proxy.address = "192.168.1.2"
    datagrams.send(NameSamples.mdnsAnnouncement, from: proxy, to: everyone)
    #expect(datagrams.claims() == ["2 mdns-service _hap._tcp"])
  }

  /// A queue that a computer shares, and a printer's own, which has a model.
  @Test(arguments: [
    ("Laser @ desk", ["ty=Laser 9", "product=(GPL Ghostscript)"], true),
    ("Laser", ["usb_MDL=Laser 9", "printer-type=0x9006", "printer-state=3"], true),
    ("Laser", ["ty=Laser 9", "txtvers=1"], false),
  ])
  func aSharedPrintersModelIsNotItsSharers(name: String, text: [String], isShared: Bool) {
    func counted(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }
    let labels = [name, "_ipp", "_tcp", "local"].flatMap(counted) + [0]
    let strings = text.flatMap(counted)
    let record = labels + [0, 16, 0x80, 1, 0, 0, 17, 148, 0, UInt8(strings.count)] + strings
    var datagrams = Datagrams()
    datagrams.send([0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0] + record, from: lamp, to: everyone)
    let claims = datagrams.claims()
    #expect(claims.contains("1 mdns-service _ipp._tcp"))
    #expect(claims.contains("1 mdns-model Laser 9") == !isShared)
    #expect(!claims.contains("1 mdns-model GPL Ghostscript"))
  }

  @Test func questionsClaimNothing() {
    var datagrams = Datagrams()
    datagrams.send(NameSamples.mdnsQuestion, from: lamp, to: everyone)
    #expect(datagrams.claims().isEmpty && datagrams.records.count == 1)
  }

  @Test func knownAnswersAreOthers() {
    var known = NameSamples.mdnsAnnouncement
    known[2] = 0
    var datagrams = Datagrams()
    datagrams.send(known, from: lamp, to: everyone)
    #expect(datagrams.claims().isEmpty)
  }

  @Test func probesTellTheNameThatIsWanted() {
    // Of four records in all: the answers become authorities.
    var probe = NameSamples.mdnsAnnouncement
    probe.replaceSubrange(2..<12, with: [0, 0, 0, 0, 0, 0, 0, 5, 0, 0])
    var datagrams = Datagrams(wantsLog: false)
    datagrams.send(probe, from: lamp, to: everyone)
    #expect(datagrams.claims().contains("1 mdns-host lamp"))
  }

  @Test func whoAnswersOverLLMNRHasTheName() {
    var datagrams = Datagrams()
    var source = lamp
    source.port = 5355
    let asker = Datagrams.End(station: 2, address: "192.168.1.2", port: 60_000)
    datagrams.send(NameSamples.llmnrAnswer, from: source, to: asker)
    #expect(datagrams.transactions.count == 1)
    let summary = datagrams.finish()
    #expect(summary.claims.devices.keys.map(\.value) == ["lamp"])
    #expect(summary.nameQuestions.totals.isEmpty && summary.passiveDNS.bindings.isEmpty)
  }

  @Test func netBIOSNamesAreTheirHolders() {
    let source = Datagrams.End(station: 1, address: "192.168.1.9", port: 137)
    let broadcast = Datagrams.End(station: 0, address: "192.168.1.255", port: 137)
    for sample in [
      NameSamples.netBIOSRegistration, NameSamples.netBIOSAnswer, NameSamples.netBIOSStatus,
    ] {
      var datagrams = Datagrams()
      datagrams.send(sample, from: source, to: broadcast)
      #expect(datagrams.claims() == ["1 netbios-name LAMP"])
      #expect(datagrams.records.count == 1)
    }
    var other = source
    other.address = "192.168.1.2"
    var datagrams = Datagrams()
    datagrams.send(NameSamples.netBIOSAnswer, from: other, to: broadcast)
    #expect(datagrams.claims().isEmpty)
  }

  @Test func groupsAreNoOnesName() {
    var group = NameSamples.netBIOSRegistration
    group[group.count - 6] = 0x80
    var datagrams = Datagrams()
    datagrams.send(
      group, from: Datagrams.End(station: 1, address: "192.168.1.9", port: 137),
      to: Datagrams.End(station: 0, address: "192.168.1.255", port: 137))
    #expect(datagrams.claims().isEmpty)
  }

  @Test func browsersAreToldNameAndComment() {
    var datagrams = Datagrams()
    datagrams.send(
      NameSamples.browserAnnouncement,
      from: Datagrams.End(station: 1, address: "192.168.1.9", port: 138),
      to: Datagrams.End(station: 0, address: "192.168.1.255", port: 138))
    guard case .said(let service, .client, let words)? = datagrams.records.first else {
      Issue.record("nothing was told")
      return
    }
    #expect(service == "netbios-dgm")
    #expect(words == "announces itself as LAMP, Windows version 6.1: In the hall")
    #expect(datagrams.claims() == ["1 netbios-name LAMP"])
  }

  @Test func otherPortsAreNotTheirs() {
    let place = StreamPlace(sender: .client, clientPort: 50_000, serverPort: 50_001)
    for sample in [
      NameSamples.mdnsAnnouncement, NameSamples.llmnrAnswer, NameSamples.netBIOSStatus,
      NameSamples.browserAnnouncement, NameSamples.dhcpv6Solicit, NameSamples.ntpQuestion,
    ] {
      for type in ApplicationProtocols.datagrams {
        let recognition = type.recognises(sample.rawSpan, at: place)
        #expect(recognition == .no)
      }
    }
  }

  @Test func corruptedDatagramsNeverTrap() {
    let samples: [([UInt8], UInt16)] = [
      (NameSamples.mdnsAnnouncement, 5353), (NameSamples.llmnrAnswer, 5355),
      (NameSamples.netBIOSStatus, 137), (NameSamples.browserAnnouncement, 138),
      (NameSamples.dhcpv6Reply, 546), (NameSamples.ntpExtended, 123),
    ]
    var random = SplitMix64(seed: 9)
    var datagrams = Datagrams()
    for round in 0..<10_000 {
      let (sample, port) = samples[round % samples.count]
      datagrams.send(
        random.corrupt(sample), from: Datagrams.End(station: 1, address: "192.168.1.9", port: port),
        to: Datagrams.End(station: 2, address: "192.168.1.2", port: port))
    }
    _ = datagrams.finish()
  }
}
