import Analysis
import Captures
import Testing

@Suite("A doctor's verdict")
struct ExaminationTests {
  private func examine(_ source: any CaptureSource) -> Examination {
    let surveyed = SurveyedSource(source, capture: 0)
    let outcome = Analysis(Analysis.Options()).run([surveyed])
    return Examination(ReportBuilder(outcome).report(), surveyed.survey)
  }

  private func complaints(_ examination: Examination, _ state: Examination.Check.State) -> [String]
  {
    examination.checks.filter { $0.state == state }.map(\.kind)
  }

  /// What was generated is known: views.py says what each place hides.
  @Test(
    "names what is off with each view of a synthetic home",
    arguments: [
      ("inside", "good", [], []), ("outside", "not-yet", ["place"], []),
      ("mirror-twice", "nearly", [], ["copies"]), ("one-host", "not-yet", ["others"], []),
      ("one-direction", "not-yet", ["directions"], []),
      ("lossy", "not-yet", ["losses"], ["snap-length"]),
    ] as [(String, String, [String], [String])], ["seed-1", "seed-6"])
  func views(_ view: (String, String, [String], [String]), _ home: String) throws {
    let path = SyntheticHomes.path("\(home)/\(view.0).pcapng.gz")
    let examination = examine(try CaptureReader(path: path))
    #expect(examination.verdict.rawValue == view.1, "\(examination.text)")
    #expect(Set(complaints(examination, .bad)).isSuperset(of: view.2))
    #expect(Set(complaints(examination, .warning)).isSuperset(of: view.3))
    for check in examination.checks where check.state == .bad || check.state == .warning {
      #expect(check.advice != nil && check.complaint != nil)
    }
  }

  @Test("of nothing is: not yet")
  func nothing() throws {
    let examination = examine(try CaptureReader(bytes: PcapBytes().bytes, name: "empty"))
    #expect(examination.text == "Not yet: no packet was captured.")
  }
}
