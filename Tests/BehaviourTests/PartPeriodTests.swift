import Testing

@testable import Behaviour

/// How regularly a part of a contact comes again.
struct PartPeriodTests {
  private func times(_ seconds: [Double]) -> [Int64] { seconds.map { Int64($0 * 1e9) } }

  @Test func itIsToldAsThatOfTheContactWhereItIsAboutThat() {
    var behaviour = ContactBehaviour()
    behaviour.period = Period(seconds: 60, jitter: 1, count: 40)
    let near = times([0, 63, 126, 189, 252, 315])
    #expect(behaviour.period(ofPart: near)?.seconds == 60)
    #expect(behaviour.period(ofPart: near)?.count == 6)
    #expect(behaviour.period(ofPart: times([0, 90, 180, 270, 360]))?.seconds == 90)
  }

  /// Five make a pace, as they do of contacts; of what nobody answers three.
  @Test func asManyAsMakeAPaceOfTheContactMakeOneOfAPart() {
    var behaviour = ContactBehaviour()
    #expect(behaviour.period(ofPart: times([0, 60, 120, 180])) == nil)
    behaviour.pattern = .unanswered
    #expect(behaviour.period(ofPart: times([0, 60, 120]))?.seconds == 60)
  }

  @Test func burstsAreNoPaceOfThePart() {
    let bursts = (0..<6).flatMap { [Double($0) * 100, Double($0) * 100 + 0.2] }
    #expect(Period(ofStarts: times(bursts)) != nil)
    #expect(ContactBehaviour().period(ofPart: times(bursts)) == nil)
  }
}
