import Testing
import Traffic

@testable import Analysis

/// What was seen decides whether a contact can be read.
struct EncryptionTests {
  private func judged(_ facts: [(FlowFact.Subject, String, count: Int)]) -> Encryption {
    var all = FlowFacts()
    for (index, fact) in facts.enumerated() {
      let totals = FactTotals(
        count: fact.count, bytes: 0, evidence: Evidence(capture: 0, frame: index + 1))
      all.add(FlowFact(fact.0, fact.1), totals)
    }
    return Encryption(judging: all)
  }

  @Test func homeKitsPairingIsNoTalk() {
    let sealed = judged([(.service, "http", 2), (.service, "hap", 2)])
    #expect(sealed.verdict == .encrypted && sealed.basis == "hap")
    let both = judged([(.service, "http", 3), (.service, "hap", 2)])
    #expect(both.verdict == .mixed && !both.showsHeadsOnly)
  }

  @Test func ofKLAPOnlyHeadsAreShown() {
    let sealed = judged([(.service, "http", 2), (.service, "klap", 2)])
    #expect(sealed.verdict == .mixed && sealed.basis == "klap" && sealed.showsHeadsOnly)
    let pages = judged([(.service, "http", 3), (.service, "klap", 2)])
    #expect(pages.verdict == .mixed && !pages.showsHeadsOnly)
    let other = judged([(.service, "ftp", 1), (.service, "http", 2), (.service, "klap", 2)])
    #expect(other.verdict == .mixed && !other.showsHeadsOnly)
  }

  @Test func protocolsThatSealSomeFollowWhatWasSeen() {
    #expect(judged([(.service, "tuya", 1)]).verdict == .unknown)
    let sealed = judged([(.service, "tuya", 1), (.content, "encrypted", 4)])
    #expect(sealed.verdict == .encrypted && sealed.basis == "tuya")
    #expect(sealed.evidence == Evidence(capture: 0, frame: 2))
    let clear = judged([(.service, "tuya", 1), (.content, "cleartext", 4)])
    #expect(clear.verdict == .cleartext && clear.basis == "tuya")
    let some = judged([
      (.service, "tuya", 1), (.content, "cleartext", 4), (.content, "encrypted", 1),
    ])
    #expect(some.verdict == .mixed)
    #expect(judged([(.service, "smb", 1), (.content, "encrypted", 4)]).verdict == .encrypted)
  }
}
