import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis
@testable import Reports

/// What is good to know of a device, and no fault of it.
struct HabitFindingTests {
  private func findings(_ kind: String, _ change: (inout Report) -> Void = { _ in }) -> [Finding] {
    var report = SampleReport.behavingReport()
    change(&report)
    return Finding.all(in: report).filter { $0.kind == kind }
  }

  @Test func aStandingConnectionIsAWayIn() {
    let found = findings("standing-connection")
    #expect(
      found.map(\.text) == [
        "Smart Light keeps a connection open to mqtt.lightco.example all the time (a ping every "
          + "60 s). It needs no hole in the router: whoever is there can speak to it over that at "
          + "any time."
      ])
    #expect(found.map(\.severity) == [.info])
  }

  @Test func whatStoodForAMomentOrAtHomeOnlyIsNone() {
    let place = SampleReport.Place.broker
    #expect(
      findings("standing-connection") { $0.contacts[place].behaviour.standing.seconds = 60 }.isEmpty
    )
    #expect(
      findings("standing-connection") { $0.contacts[place].destination.isLocal = true }.isEmpty)
    #expect(findings("standing-connection") { $0.devices[1].type = "computer" }.isEmpty)
  }

  /// Who only asks to be put through, as an app does, has no number of its own.
  @Test func aCameraThatServersPutOthersThroughToIsReachedFromAnywhere() {
    func found(_ change: (inout Report) -> Void = { _ in }) -> [Finding] {
      findings("peer-to-peer") { report in
        report.contacts[SampleReport.Place.broker].service = "pppp"
        report.devices[1].evidence.append(
          .init(claim: "pppp-id", value: "ABCD-004711", source: "pppp", evidence: nil))
        change(&report)
      }
    }
    #expect(
      found().map(\.text) == [
        "Smart Light tells mqtt.lightco.example that it is there, as ABCD-004711 (PPPP): such servers put "
          + "through to it, past the router, whoever names its whole number. Then only its password protects it."
      ])
    #expect(found().map(\.severity) == [.notice])
    #expect(found { $0.devices[1].evidence.removeLast() }.isEmpty)
    #expect(found { $0.contacts[SampleReport.Place.broker].destination.isLocal = true }.isEmpty)
  }

  @Test func whoNeverLeavesIsToldWhereThatCanBeSeen() {
    func home(_ change: (inout Report) -> Void = { _ in }) -> [Finding] {
      findings("stays-at-home") { report in
        report.devices[2].isLocalOnly = true
        change(&report)
      }
    }
    #expect(
      home().map(\.text) == [
        "Pixel-6 stays at home: in 42 min, nothing it was seen to say went out."
      ])
    // Captures that are read as one may be years apart.
    let heardShortly = home { report in
      report.devices[2].heard = report.start.map { $0...$0 + 90 * SampleReport.second }
    }
    #expect(
      heardShortly.map(\.text) == [
        "Pixel-6 stays at home: in the 2 min it was heard in, nothing it was seen to say went out."
      ])
    #expect(home { $0.vantage.viewpoint = .host }.isEmpty)
    #expect(home { $0.vantage.viewpoint = .outside }.isEmpty)
    #expect(home { $0.isFiltered = true }.isEmpty)
    #expect(home { $0.devices[2].sent.packets = 2 }.isEmpty)
    #expect(home { $0.end = $0.start.map { $0 + 9 * SampleReport.second } }.isEmpty)
    // Heard for a few seconds of the whole.
    #expect(home { $0.devices[2].heard = SampleReport.start...(SampleReport.start + 7) }.isEmpty)
    #expect(home { report in report.contacts = [] }.isEmpty)
    let blind = home { report in
      report.vantage.statements = [.init(kind: "wifi-encrypted", text: "", evidence: [])]
    }
    #expect(blind.isEmpty)
  }

  @Test func whatARouterPortCannotShowIsSaidBesideIt() {
    let found = findings("stays-at-home") { report in
      report.devices[2].isLocalOnly = true
      report.vantage.statements = [.init(kind: "router-uplink-only", text: "", evidence: [])]
    }
    #expect(found[0].text.hasSuffix("What it says to others at home can't be seen from here."))
  }

  @Test func aDeviceThatStandsOutIsTold() {
    func chatty(_ rate: Double) -> [Finding] {
      findings("chatty") { report in
        report.devices = (1...6).map { number in
          var device = SampleReport.device(
            MACAddress(rawValue: UInt64(0x24_0a_c4_00_00_10 + number)), "192.168.1.\(number)",
            name: "thing-\(number)", source: "dhcp")
          device.packetsPerMinute = number == 6 ? rate : 4
          return device
        }
      }
    }
    #expect(
      chatty(90).map(\.text) == [
        "thing-6 says much: 90 packets a minute, where half of the things in this home stay at or below 4."
      ])
    #expect(chatty(50).isEmpty)
  }

  @Test func aPortNobodyKnowsIsTold() {
    let found = findings("unusual-port") { report in
      report.contacts[0].port = 50443
      report.contacts[0].service = nil
    }
    #expect(found.count == 1)
    #expect(found[0].text.contains("at port 50443, a port no well-known service has"))
  }

  @Test func anAppAndItsThingMeetAtTheirMaker() {
    let found = findings("same-service") { report in
      report.devices[2].type = "phone"
      report.contacts[SampleReport.Place.broker].destination.known.domain = "lightco.example"
      report.contacts[SampleReport.Place.app].destination.known.domain = "lightco.example"
    }
    #expect(
      found.map(\.text) == [
        "Pixel-6 and Smart Light both talk to lightco.example: through there, one may reach the "
          + "other from anywhere."
      ])
  }

  @Test func doorsAreToldInTheJSON() {
    let text = JSONReport(SampleReport.behavingReport(), version: "1").text(.compact)
    #expect(
      text.contains(
        #""doors":[{"transport":"tcp","port":8554,"service":"rtsp","fromHome":0,"fromOutside":2,"evidence":[{"capture":0,"frame":903}]}],"controlPaths":["internet"]"#
      ))
    #expect(text.contains(#""controlPaths":["cloud"]"#))
  }

  @Test func everyKindHasItsPlaceInTheOrder() {
    let kinds = [
      "unanswered", "unanswered-dns", "unanswered-ntp", "hole-port-forward", "hole-port-mapping",
      "hole-ipv6", "dynamic-dns", "standing-connection", "cleartext-control",
      "cleartext-credentials", "cleartext-content", "old-tls", "weak-cipher", "bad-certificate",
      "dns-bypass", "stays-at-home", "chatty",
    ]
    for kind in kinds { #expect(FindingKind.rank(of: kind) < FindingKind.rank(of: "else")) }
  }

  @Test func aScreenTellsOfManyThings() {
    func finding(_ kind: String, _ device: String, _ severity: Finding.Severity) -> Finding {
      Finding(kind: kind, severity: severity, device: device, text: kind + device, evidence: [])
    }
    let all = [
      finding("a", "1", .alert), finding("b", "1", .alert), finding("c", "2", .warning),
      finding("c", "3", .warning), finding("c", "4", .warning), finding("d", "5", .warning),
      finding("e", "6", .info),
    ]
    let choice = FindingChoice(all, bound: 4)
    #expect(choice.shown.map(\.text) == ["a1", "c2", "c3", "d5"])
    #expect(choice.rest == 3)
    #expect(FindingChoice(all, bound: 9).shown.count == 7)
    #expect(FindingChoice(all, bound: 6).shown.map(\.text) == ["a1", "b1", "c2", "c3", "c4", "d5"])
  }
}
