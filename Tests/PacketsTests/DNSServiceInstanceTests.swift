import Packets
import TestSupport
import Testing

struct DNSServiceInstanceTests {
  private func records(_ bytes: [UInt8]) throws -> [DNSRecord] {
    let message = try DNSMessage(bytes)
    return message.answers + message.authorities + message.additionals
  }

  @Test func recordsArePutTogether() throws {
    let instances = DNSServiceInstance.list(in: try records(NameSamples.mdnsAnnouncement))
    #expect(instances.count == 1)
    let instance = try #require(instances.first)
    #expect(instance.instance == "Living Room" && instance.service == "_hap._tcp")
    #expect(instance.location?.port == 8080)
    #expect(instance.location?.target.text == "lamp.local")
    #expect(instance.attributes.map(\.key) == ["md", "ci", "id", "sf"])
    #expect(instance.attributes.map(\.text) == ["LB1", "5", "AA:BB:CC:DD:EE:FF", ""])
    #expect(instance.attributes.map { $0.value == nil } == [false, false, false, true])
    #expect(!instance.isLeaving)
  }

  @Test func aTimeToLiveOfZeroIsAGoodbye() throws {
    var bytes = NameSamples.mdnsAnnouncement
    // The first record's, after its name, type and class.
    let place = 12 + 17 + 4
    bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0, 0])
    #expect(DNSServiceInstance.list(in: try records(bytes)).first?.isLeaving == true)
  }

  @Test func attributesNeedAKey() {
    #expect(DNSTextAttribute(Array("=value".utf8)) == nil)
    #expect(DNSTextAttribute([]) == nil)
    #expect(DNSTextAttribute(Array("a=b=c".utf8))?.text == "b=c")
    #expect(DNSTextAttribute([0x61, 0x3d, 0xff])?.text == #"\xff"#)
  }

  @Test func servicesAreFoundInNames() throws {
    let question = try DNSMessage(NameSamples.mdnsQuestion).questions[0]
    #expect(DNSServiceInstance.service(of: question.name) == "_googlecast._tcp")
    #expect(question.prefersUnicast)
    let other = try records(NameSamples.llmnrAnswer)[0]
    #expect(DNSServiceInstance.service(of: other.name) == nil)
  }

  @Test func headersWithoutRecordsAreNone() {
    func isPlausible(_ bytes: [UInt8]) -> Bool { DNSMessage.isLocalPlausible(bytes.rawSpan) }
    #expect(isPlausible(NameSamples.mdnsQuestion) && isPlausible(NameSamples.llmnrAnswer))
    #expect(!isPlausible([UInt8](repeating: 0, count: 12)))
    #expect(!isPlausible([UInt8](repeating: 0xff, count: 12)))
    #expect(!isPlausible(Array(NameSamples.mdnsQuestion.prefix(11))))
  }
}
