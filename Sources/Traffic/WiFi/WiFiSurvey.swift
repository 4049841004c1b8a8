import Packets

/// Listens to the 802.11 frames of captures, in their order, and gathers what they tell of networks and stations.
public struct WiFiSurvey: Sendable {
  /// Wishes, names and descriptions that are remembered so as to be told once, at most.
  static let memoryBound = 16_384

  /// By index of the capture.
  private var totals: [Int: WiFiTotals] = [:]
  /// What stations say of themselves for Wi-Fi Protected Setup.
  var claims = Claims()
  private var events: [WiFiEvent] = []
  let recordsEvents: Bool
  var acknowledgments = AcknowledgmentWatch()
  var sequences = SequenceWatch()
  /// What each cell's beacons said last, so that the same need not be read again.
  var descriptions: [MACAddress: UInt64] = [:]
  var knownProbes: Set<Probe> = []
  var knownNames: Set<Probe> = []

  struct Probe: Hashable {
    let station: MACAddress
    let ssid: SSID
  }

  /// - Parameter recordsEvents: whether ``takeEvents()`` will be asked.
  public init(recordsEvents: Bool = false) {
    self.recordsEvents = recordsEvents
  }

  /// Whether anything was heard over the air.
  public var isEmpty: Bool { totals.isEmpty }

  /// What happened since the last call.
  public mutating func takeEvents() -> [WiFiEvent] {
    defer { events = [] }
    return events
  }

  /// Hands over what was found.
  mutating func finish() -> (totals: [Int: WiFiTotals], claims: Claims) {
    defer { self = WiFiSurvey(recordsEvents: recordsEvents) }
    return (totals, claims)
  }

  /// Takes one frame.
  ///
  /// - Parameter body: of the frame, in the clear where it was opened.
  public mutating func take(_ frame: WiFiFrame, body: RawSpan) {
    update(frame) { totals in
      totals.frames += 1
      if frame.radio.isTunnelled { totals.tunnelledFrames += 1 }
      guard frame.header.isProtected else { return }
      totals.protectedFrames += 1
      if frame.protection?.isOpened == true {
        totals.decryptedFrames += 1
      } else {
        totals.firstClosed = .earliest(totals.firstClosed, Evidence(frame))
      }
    }
    // What its receiver found damaged may have come from anyone.
    guard !frame.radio.isDamaged else { return }
    update(frame) { $0.use.note(frame.radio) }
    noteHearing(frame)
    if let step = frame.handshake { note(step, frame) }
    switch frame.header.type {
    case .management:
      if !frame.header.isProtected || frame.opened != nil { takeManagement(frame, body) }
    case .data:
      takeData(frame)
      if !frame.header.isProtected { takeAuthentication(frame, body) }
    case .control, .extension: break
    }
  }

  mutating func update(_ frame: WiFiFrame, _ change: (inout WiFiTotals) -> Void) {
    change(&totals[Int(frame.capture), default: WiFiTotals()])
  }

  // MARK: Events

  /// Tells a cell's name once; of one without a name, that it is there.
  mutating func noteName(_ name: SSID, _ bssid: MACAddress, _ frame: WiFiFrame) {
    guard recordsEvents, knownNames.count < Self.memoryBound,
      knownNames.insert(Probe(station: bssid, ssid: name)).inserted
    else { return }
    let network = totals[Int(frame.capture)]?.networks[bssid]
    record(
      .network(
        channel: network?.channel ?? frame.radio.frequency.flatMap(RadioChannel.number),
        security: network?.security ?? [], hasWPS: network?.hasWPS ?? false), frame, bssid: bssid,
      ssid: name.isHidden ? nil : name, station: .none)
  }

  mutating func record(
    _ kind: WiFiEvent.Kind, _ frame: WiFiFrame, bssid: MACAddress, ssid: SSID? = nil,
    station: MACAddress
  ) {
    guard recordsEvents else { return }
    let name = ssid ?? totals[Int(frame.capture)]?.networks[bssid]?.ssid
    events.append(
      WiFiEvent(
        time: frame.time, evidence: Evidence(frame), kind: kind, bssid: bssid, ssid: name,
        station: station, signal: frame.radio.signal))
  }
}

extension Evidence {
  init(_ frame: WiFiFrame) {
    self.init(capture: Int(frame.capture), frame: frame.frame)
  }
}
