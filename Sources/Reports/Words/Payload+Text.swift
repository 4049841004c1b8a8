import Packets
import Traffic

extension String {
  /// A payload as text: as it is when it is well-formed UTF-8, whatever it does to a terminal; else with every byte
  /// outside printable ASCII as `\xNN`. Where it was cut at the bound, an end within a letter is left out.
  init(readable bytes: [UInt8]) {
    let isCut = bytes.count >= TopicTotals.payloadBound
    self =
      (0...(isCut ? 3 : 0)).lazy
      .compactMap { String(validating: bytes.dropLast($0), as: UTF8.self) }.first
      ?? String(escaping: bytes)
  }
}
