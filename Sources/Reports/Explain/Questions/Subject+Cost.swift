import Analysis
import Packets
import Traffic

/// What does it cost?
extension Subject {
  /// From this length on a day is reckoned from a capture; a judgement.
  private static let leastForDay: Int64 = 300_000_000_000

  func cost() -> Answer {
    let (sent, received) = (device.sent, device.received)
    guard (sent + received).packets > 0 else {
      return Answer(.cost, unknown: "Nothing it sent or received was captured.")
    }
    // What tells who it is may lie outside of the time that is told of.
    let evidence =
      (dealings + announcements).flatMap(\.contact.evidence).min()
      ?? device.evidence.compactMap(\.evidence).min()
    let counts =
      "It sent \(Quantity.bytes(sent.bytes)) and received \(Quantity.bytes(received.bytes)) in "
      + "\(Quantity.duration(length)), \(Quantity.count((sent + received).packets, "packet")) in all."
    var sentences = [Answer.Sentence(counts, [evidence].compactMap(\.self))]
    if let half = report.vantage.statements.first(where: { $0.kind == "one-direction" }),
      (half.device ?? device.id) == device.id
    {
      sentences.append(
        .init("One direction is missing here: in truth it is more.", half.evidence))
    }
    guard length >= Self.leastForDay else {
      sentences.append(.init("That is too short a time to reckon a day by."))
      return Answer(.cost, sentences)
    }
    let days = Double(length) / 86_400e9
    let bytes = Double((sent + received).bytes) / days
    if days < 0.95, bytes < 1e18 {
      let packets = Double((sent + received).packets) / days
      sentences.append(
        .init(
          "At this rate: \(Quantity.bytes(Int(bytes))) and \(Quantity.rate(packets)) packets a day."
        ))
    } else {
      sentences.append(
        .init("That is \(Quantity.bytes(Int(min(bytes, 1e18)))) a day."))
    }
    return Answer(.cost, sentences)
  }
}
