import Foundation
import TestSupport
import Testing

@testable import Destinations

/// Lists of trackers in the three forms they come in.
struct TrackerListTests {
  private func matches(_ text: String, _ names: Set<String>) -> Set<String> {
    TrackerList(path: "list.txt", bytes: Data(text.utf8), date: nil).matches(among: names)
  }

  @Test func anAdblockRuleIsForADomainAndAllBelowIt() {
    let list = """
      [Adblock Plus 2.0]
      ! Title: Trackers of ours
      ||metrics.example^
      ||third.example^$third-party\r
      ||page.example/path^
      ||script.example^$script
      ##.banner
      ||Upper.Example^
      """
    #expect(
      matches(
        list,
        [
          "metrics.example", "a.b.metrics.example", "notmetrics.example", "third.example",
          "page.example", "script.example", "x.upper.example",
        ])
        == ["metrics.example", "a.b.metrics.example", "third.example", "x.upper.example"])
    let named = TrackerList(path: "list.txt", bytes: Data(list.utf8), date: 5)
    #expect(named.description.name == "Trackers of ours")
    #expect(named.description.date == 5)
  }

  @Test func anExceptionTakesNamesOut() {
    #expect(
      matches("||a.example^\n@@||good.a.example^\n", ["x.a.example", "good.a.example"])
        == ["x.a.example"])
  }

  @Test func aHostsFileNamesSingleHosts() {
    let list = """
      # Title: hosts
      127.0.0.1 localhost
      0.0.0.0 ads.example # why
      :: v6.example
      """
    #expect(
      matches(list, ["ads.example", "x.ads.example", "v6.example", "hosts"])
        == ["ads.example", "v6.example"])
  }

  @Test func aDomainAloneStandsForAllBelowIt() {
    #expect(matches("t.example\n1st.example\n", ["x.t.example", "1st.example"]).count == 2)
  }

  @Test func hostileListsMatchNothingAndTrapNowhere() {
    var random = SplitMix64(seed: 7)
    let list = Array("||a.example^\n@@||b.example^$third-party\n0.0.0.0 c.example\n:: \n|\n@@".utf8)
    for _ in 0..<10_000 {
      let bytes = Data(random.corrupt(list))
      let list = TrackerList(path: "", bytes: bytes, date: nil)
      let found = list.matches(among: ["a.example", "b.example", "c.example"])
      #expect(found.isSubset(of: ["a.example", "b.example", "c.example"]))
    }
  }

  @Test func aFileThatIsNotThereIsSaidSo() {
    #expect(throws: DataSourceError.self) { try TrackerList(path: "/nonexistent/list") }
  }

  /// Debian's webext-ublock-origin-firefox, where it is installed.
  @Test(.enabled(if: !TrackerLists.installed().isEmpty))
  func easyPrivacyKnowsMixpanel() throws {
    let list = try #require(TrackerLists.installed().first)
    #expect(list.description.name == "EasyPrivacy")
    #expect(list.description.date != nil)
    #expect(list.matches(among: ["decide.mixpanel.com", "debian.org"]) == ["decide.mixpanel.com"])
  }
}
