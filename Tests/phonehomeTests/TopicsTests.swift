import Foundation
import Testing

struct TopicsTests {
  @Test func topicsAreListedAsTextAndJSON() throws {
    let text = try Program.run(["topics", Sample.path()])
    #expect(text.status == 0)
    #expect(text.output.contains("BROKER  "))
    let json = try Program.run(["topics", "--format", "json", Sample.path()])
    let topics = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    let names = Set((topics ?? []).compactMap { $0["topic"] as? String })
    #expect(!names.isEmpty)
    for name in names { #expect(text.output.contains(name)) }
  }

  @Test func aCaptureWithoutMQTTSaysSo() throws {
    let result = try Program.run(["topics", "-f", "udp", Sample.path()])
    #expect(result.status == 0)
    #expect(result.output.contains("No MQTT topic was seen"))
  }
}
