import Behaviour
import Packets
import Testing
import Traffic

@testable import Analysis

/// Who comes in from the internet, and what let them in.
struct HoleFindingTests {
  /// The visitor's contact alone, changed.
  private func findings(_ change: (inout Report) -> Void = { _ in }) -> [Finding] {
    var report = SampleReport.report()
    report.contacts = [report.contacts[SampleReport.Place.visitor]]
    change(&report)
    // What else there may be to say of these devices is another question.
    return Finding.all(in: report).filter { $0.kind != "hardly-leaves-home" }
  }

  private func kinds(_ change: (inout ContactReport) -> Void) -> [String] {
    findings { change(&$0.contacts[0]) }.map(\.kind)
  }

  @Test func anAnsweredCallFromOutsideIsAHole() {
    let found = findings()
    #expect(found.map(\.kind) == ["hole-port-forward"])
    #expect(
      found[0].text == "Pixel-6 can be reached from the internet: port 8554 (RTSP) is forwarded to "
        + "it, and 198.51.100.7 came in twice.")
    #expect(found[0].evidence == [Evidence(capture: 0, frame: 903)])
  }

  @Test(arguments: Initiator.Basis.allCases)
  func onlyAKnownBeginningMakesOne(_ basis: Initiator.Basis) {
    let isKnown = [.syn, .synAck, .handshakeAck, .request, .firstPayload].contains(basis)
    #expect(kinds { $0.basis = basis } == (isKnown ? ["hole-port-forward"] : []))
  }

  @Test func whatIsNotLetInIsNone() {
    #expect(kinds { $0.answered = 0 } == ["knocks"])
    #expect(kinds { $0.transport = "udp" } == [])
    #expect(kinds { $0.transport = "icmp" } == [])
    #expect(kinds { $0.initiator = .device } == [])
    #expect(kinds { $0.initiator = .unknown } == [])
    #expect(kinds { $0.destination.isLocal = true } == [])
    #expect(kinds { $0.destination.addresses = [IPAddress("10.8.0.7")!] } == [])
    #expect(kinds { $0.destination.addresses = [IPAddress("100.64.0.9")!] } == [])
  }

  @Test func aFileServerThatCallsBackIsNone() {
    let found = findings { report in
      report.contacts[0].service = nil
      report.contacts.append(
        SampleReport.contact(
          SampleReport.phone, "ftp", "tcp", 21, to: nil, "198.51.100.7", flows: 1, answered: 1,
          sent: 9, basis: .syn, frames: [5]))
    }
    #expect(found.isEmpty)
  }

  @Test func overIPv6NoForwardingIsNeeded() {
    #expect(kinds { $0.destination.addresses = [IPAddress("2001:db8::7")!] } == ["hole-ipv6"])
  }

  @Test func aMappingThatWasAskedForExplainsIt() {
    let found = findings { report in
      var asking = SampleReport.contact(
        SampleReport.phone, "upnp", "tcp", 5000, to: nil, "192.168.1.1", flows: 1, answered: 1,
        sent: 9, basis: .syn, frames: [5], local: true)
      SampleReport.fact(.portMapping, "tcp 8554 → 192.168.1.3:8554 for 3600 s", to: &asking)
      report.contacts.append(asking)
    }
    #expect(found.map(\.kind) == ["hole-port-mapping"])
    #expect(
      found[0].text == "Pixel-6 asks the router to let the internet in: tcp 8554 → "
        + "192.168.1.3:8554 for 3600 s. At port 8554 (RTSP), 198.51.100.7 came in twice.")
  }

  @Test func aMappingOfAnotherPortDoesNot() {
    let found = findings { report in
      var asking = SampleReport.contact(
        SampleReport.phone, "upnp", "tcp", 5000, to: nil, "192.168.1.1", flows: 1, answered: 1,
        sent: 9, basis: .syn, frames: [5], local: true)
      SampleReport.fact(.portMapping, "tcp 80 → 192.168.1.3:80 for 3600 s", to: &asking)
      report.contacts.append(asking)
    }
    #expect(found.map(\.kind) == ["hole-port-mapping", "hole-port-forward"])
  }

  @Test func aMappingForAnotherDeviceIsToldOfThatOne() {
    let found = findings { report in
      var asking = SampleReport.contact(
        SampleReport.light, "upnp", "tcp", 5000, to: nil, "192.168.1.1", flows: 1, answered: 1,
        sent: 9, basis: .syn, frames: [5], local: true)
      SampleReport.fact(.portMapping, "tcp 80 → 192.168.1.3:8554", to: &asking)
      report.contacts.insert(asking, at: 0)
    }
    #expect(found.map(\.kind) == ["hole-port-mapping", "hole-port-mapping"])
    #expect(found[1].device == SampleReport.phone.description)
    #expect(found[1].text.contains("Smart Light had the router open port 8554 (RTSP) to it"))
  }

  @Test func whoeverCanCommandADeviceFromOutsideIsAnAlert() {
    let found = findings { report in
      report.contacts[0].service = "tplink"
      report.contacts[0].port = 9999
      SampleReport.fact(.service, "tplink", to: &report.contacts[0])
    }
    #expect(found.map(\.kind) == ["hole-port-forward", "cleartext-control"])
    #expect(found.map(\.severity) == [.alert, .alert])
    #expect(found[0].text.hasSuffix("Whoever comes in there can command it."))
  }

  @Test func fromOutsideItIsToldOfTheHome() {
    let found = findings { $0.vantage.viewpoint = .outside }
    #expect(found.map(\.kind) == ["hole-port-forward"])
    #expect(found[0].text.hasPrefix("This home can be reached from the internet: port 8554 (RTSP)"))
  }

  @Test func theRouterItselfIsToldAsSuch() {
    let found = findings { report in
      report.contacts[0].device = SampleReport.router.description
      report.contacts[0].service = "ssh"
      report.contacts[0].port = 22
    }
    #expect(found[0].text.hasPrefix("The router itself can be reached from the internet: port 22"))
  }

  @Test(arguments: [
    ("tcp 8554 → 192.168.1.20:554 for 3600 s", "tcp", "192.168.1.20", 554),
    ("udp any port → [2001:db8::5]:7 for 9 s", "udp", "2001:db8::5", 7),
    ("TCP 80 → 10.0.0.2:81", "tcp", "10.0.0.2", 81),
  ])
  func mappingsAreReadAsTheyAreTold(
    _ words: String, _ transport: String, _ address: String, _ port: Int
  ) {
    let claim = PortMappingClaim(words)
    #expect(claim.transport == transport)
    #expect(claim.inside?.address == IPAddress(address))
    #expect(claim.inside?.port == port)
  }

  @Test(arguments: ["", "→", "tcp 80", "tcp 80 →", "tcp → x:y", "tcp 1 → host:80", "→ 1.2.3.4:5"])
  func otherWordsAreNoMapping(_ words: String) {
    #expect(PortMappingClaim(words).inside == nil)
  }
}
