import Traffic

extension VantageGround {
  /// Definition: the first frame of a capture has a time before there were captures (``CaptureClock``), or none at all, as in
  /// a Simple Packet Block of pcapng. For information where it is so to the end: dates are wrong. A warning where later
  /// frames have their times: then the capture seems to be years long.
  var clockUnset: [Vantage.Statement] {
    captures.indices.compactMap { index in
      guard let frames = summary.frames[index], let evidence = frames.unsetClock else { return nil }
      let wasSet = frames.endsWithClockSet
      return Vantage.Statement(
        kind: "clock-unset", severity: wasSet ? .warning : .info,
        text: wasSet
          ? "Times count from 1970 at first\(place(index)): the clock was set while capturing, or the "
            + "first packets were kept without their times. Durations and periods across that are wrong."
          : "Times count from 1970\(place(index)): the capturing machine's clock was not set, or the "
            + "capture keeps no times. Dates are wrong.",
        advice: "Let the capturing machine set its clock before it captures.",
        evidence: [evidence])
    }
  }
}
