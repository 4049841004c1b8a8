/// The machine that captures, as a capture names it.
public struct CapturingMachine: Hashable, Sendable {
  /// Its processor, such as `x86_64` (shb_hardware).
  public let hardware: String
  /// Its operating system and version, such as `Linux 6.1.0` (shb_os, if_os).
  public let operatingSystem: String

  public init(hardware: String, operatingSystem: String) {
    self.hardware = hardware
    self.operatingSystem = operatingSystem
  }
}
