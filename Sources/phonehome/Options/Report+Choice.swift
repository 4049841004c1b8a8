import Analysis
import Reports

extension Report {
  /// The devices that a user means: by name, group, IP address or MAC.
  ///
  /// - Parameters:
  ///   - captures: what was read; of a part of it not all names are known.
  ///   - carried: what another command about it is given.
  func chosen(
    _ word: String, _ captures: CaptureOptions, _ carried: CarriedOptions
  ) throws -> [DeviceReport] {
    let devices = devices(named: word)
    guard devices.isEmpty else { return devices }
    let part =
      captures.isPart
      ? " Only a part of what was captured was asked for, and it may be heard outside of that alone."
      : ""
    throw Failure(
      "No device is called '\(word)' here.\(part) This lists names, groups, addresses and MACs: \(command(["devices"], carried))"
    )
  }
}
