import Analysis

extension Report {
  /// The devices that a user means: by name, IP address or MAC.
  ///
  /// - Parameter captures: what was read, as it would be given to another command.
  func chosen(_ word: String, in captures: String) throws -> [DeviceReport] {
    let devices = devices(named: word)
    guard devices.isEmpty else { return devices }
    throw Failure(
      "No device is called '\(word)' here. 'phonehome devices \(captures)' lists names, addresses and MACs."
    )
  }
}
