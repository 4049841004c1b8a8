import Traffic

/// What the judgement of a vantage rests on.
public struct VantageGround: Sendable {
  /// What the file of one capture says, beside its packets.
  public struct Capture: Sendable {
    /// Whether any of its interfaces listened to 802.11 frames.
    public var isOverTheAir: Bool
    /// Packets in it.
    public var packets: Int
    /// Packets that its interfaces, or the system behind them, say they dropped.
    public var dropped: Int

    public init(isOverTheAir: Bool = false, packets: Int, dropped: Int = 0) {
      self.isOverTheAir = isOverTheAir
      self.packets = packets
      self.dropped = dropped
    }
  }

  /// Closed: with every flow in its contact.
  let summary: Summary
  let household: Household
  /// By their index.
  let captures: [Capture]
  /// What to call each device of the household.
  let labels: [String]
  /// Whether a filter of the user's chose packets: what it leaves out is not missing.
  let isFiltered: Bool
  /// Nil where there was no packet.
  let captured: CapturedTime?

  public init(
    _ summary: Summary, _ household: Household, captures: [Capture], labels: [String],
    isFiltered: Bool = false, captured: CapturedTime? = nil
  ) {
    self.summary = summary
    self.household = household
    self.captures = captures
    self.labels = labels
    self.isFiltered = isFiltered
    self.captured = captured
  }

  /// Connections that must be captured before a capture is called whole; a judgement.
  private static let wholeLeast = 3

  var isWhole: Bool {
    let streams = summary.streams
    return !isFiltered && wired.count == captures.count && captures.allSatisfy { $0.dropped == 0 }
      && summary.frames.values.allSatisfy { $0.cut == 0 } && streams.oneSide == 0
      && streams.missedBytes == 0 && streams.bothSides >= Self.wholeLeast
  }

  /// ` in capture 2` where there are several, counted from 1.
  func place(_ capture: Int) -> String { captures.count > 1 ? " in capture \(capture + 1)" : "" }

  /// The name of a device with the address people know it by: `laptop (192.168.1.5)`.
  func name(_ device: Int) -> String {
    let addresses = household.devices[device].addresses
    let address = (addresses.first(where: \.isV4) ?? addresses.first)?.description
    guard let address, address != labels[device] else { return labels[device] }
    return "\(labels[device]) (\(address))"
  }

  /// Of 100 packets, those that must be found inside tunnels for it to be what somebody mirrors or carries for others.
  private static let tunnelledShare = 1

  /// Whether packets were found inside tunnels: mirrored from elsewhere, or carried for others.
  var isTunnelled: Bool {
    Share(
      part: summary.captures.values.reduce(0) { $0 + $1.tunnelled },
      whole: summary.captures.values.reduce(0) { $0 + $1.packets }
    ).isAtLeast(Self.tunnelledShare)
  }

  /// Captures that were made on a wire: what is missing over the air, each station's hearing tells.
  var wired: [Int] { captures.indices.filter { !captures[$0].isOverTheAir } }
}
