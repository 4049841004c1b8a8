import Reports

extension CarriedOptions {
  /// What the user gave, as other commands about the same captures are to be given it.
  init(
    _ captures: CaptureOptions, _ household: HouseholdOptions,
    _ destinations: DestinationOptions? = nil
  ) {
    self.init(
      reading: captures.carried + household.carried, showing: captures.carriedToShow,
      marking: [captures.marks.marks].compactMap { $0?.given(as: "--marks") },
      destinations: destinations?.carried ?? [])
  }

  /// What is given to a command about a capture that is recorded now.
  init(_ household: HouseholdOptions) { self.init(reading: household.carried) }
}

extension CaptureOptions {
  fileprivate var carried: [String] {
    [("-f", filter), ("--from", from), ("--to", to)]
      .compactMap { option, value in value?.given(as: option) }
  }

  /// Keys are secrets: the reader fills them in.
  fileprivate var carriedToShow: [String] {
    wiFiKeys.keys.map { _ in "--wifi-key KEY" }
      + [timezone].compactMap { $0?.given(as: "--timezone") }
  }
}

extension HouseholdOptions {
  fileprivate var carried: [String] {
    [household].compactMap { $0?.given(as: "--household") }
      + leases.map { $0.given(as: "--leases") }
  }
}

extension DestinationOptions {
  /// The user's own lists: what is asked of the network, or not asked for, is said anew each time.
  fileprivate var carried: [String] {
    geoip.map { $0.given(as: "--geoip") } + trackers.map { $0.given(as: "--trackers") }
  }
}

extension String {
  /// An option with this as its value; in the place of what came through a pipe, a file to be filled in.
  fileprivate func given(as option: String) -> String {
    isPipe ? "\(option) FILE" : argument(of: option)
  }
}
