import Testing

@testable import Traffic

struct FlowFactsTests {
  @Test(arguments: [
    (["http": 1, "websocket": 1, "mqtt": 1], "mqtt"), (["http": 1, "websocket": 1], "websocket"),
    (["http": 9, "websocket": 1], "http"), (["ssl": 2, "http": 1], "ssl"),
    (["rtsp": 1, "http": 1], "rtsp"), (["mqtt": 1, "ssl": 1], "mqtt"),
  ])
  func theServiceIsTheMostFrequentElseWhatIsInside(counts: [String: Int], told: String) {
    for order in [counts.sorted { $0.key < $1.key }, counts.sorted { $0.key > $1.key }] {
      var facts = FlowFacts()
      for (service, count) in order {
        facts.add(
          FlowFact(.service, service),
          FactTotals(count: count, bytes: 0, evidence: Evidence(capture: 0, frame: 1)))
      }
      #expect(facts.service == told)
    }
    #expect(FlowFacts().service == nil)
  }
}
