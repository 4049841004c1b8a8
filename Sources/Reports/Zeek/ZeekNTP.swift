import Packets
import Traffic

/// ntp: a message of NTP.
extension JSONWriter {
  mutating func writeNTP(
    _ message: NTPMessage, clientOffset: Int64?, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("ntp", at: event.time)
      writer.memberEnds(flow)
      writer.memberNTP(message, clientOffset: clientOffset)
      writer.memberEvidence(event.evidence)
    }
  }

  /// The message's own members.
  mutating func memberNTP(_ message: NTPMessage, clientOffset: Int64?) {
    member("version", message.version)
    member("mode", message.mode.rawValue)
    member("stratum", message.stratum)
    member("poll", secondsOf: Self.nanoseconds(ofExponent: message.pollExponent))
    member("precision", secondsOf: Self.nanoseconds(ofExponent: message.precisionExponent))
    member("root_delay", secondsOf: message.rootDelay.nanoseconds)
    member("root_disp", secondsOf: message.rootDispersion.nanoseconds)
    if message.referenceID != 0 { member("ref_id", message.reference) }
    member("ref_time", secondsOf: message.referenceTime.unixNanoseconds)
    member("org_time", secondsOf: message.originTime.unixNanoseconds)
    member("rec_time", secondsOf: message.receiveTime.unixNanoseconds)
    member("xmt_time", secondsOf: message.transmitTime.unixNanoseconds)
    member("num_exts", message.extensionCount)
    member("client_offset", secondsOf: clientOffset)
  }

  /// Two to the power of `exponent` seconds, in nanoseconds; nil for more than can be written.
  private static func nanoseconds(ofExponent exponent: Int8) -> Int64? {
    guard exponent <= 33 else { return nil }
    return exponent >= 0 ? 1_000_000_000 << Int64(exponent) : 1_000_000_000 >> -Int64(exponent)
  }
}
