import ArgumentParser
import Foundation
import Reports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension TextOptions {
  /// Fits the terminal, or 100 columns where there is none; colours only on a terminal, and not where NO_COLOR is set (no-color.org).
  init(
    in zone: TimeZone, _ secrets: Secrets = .masked, _ carried: CarriedOptions = CarriedOptions()
  ) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let environment = ProcessInfo.processInfo.environment
    let wantsColour = environment["NO_COLOR"]?.isEmpty ?? true && environment["TERM"] != "dumb"
    self.init(
      width: isTerminal ? min(Self.terminalWidth ?? 100, 120) : 100,
      style: isTerminal && wantsColour ? .ansi : .plain, time: LocalTime(in: zone),
      secrets: secrets, carried: carried)
  }

  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

extension LocalTime {
  init(in zone: TimeZone) {
    self.init { seconds in zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) }
  }
}
