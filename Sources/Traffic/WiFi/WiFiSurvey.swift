import Packets

/// Listens to the 802.11 frames of captures, in their order, and gathers what they tell of networks and stations.
public struct WiFiSurvey: Sendable {
  /// Wishes, names and descriptions that are remembered so as to be told once, at most.
  private static let memoryBound = 16_384

  /// By index of the capture.
  private var totals: [Int: WiFiTotals] = [:]
  /// What stations say of themselves for Wi-Fi Protected Setup.
  private var claims = Claims()
  private var events: [WiFiEvent] = []
  private let recordsEvents: Bool
  private var acknowledgments = AcknowledgmentWatch()
  private var sequences = SequenceWatch()
  /// What each cell's beacons said last, so that the same need not be read again.
  private var descriptions: [MACAddress: UInt64] = [:]
  private var knownProbes: Set<Probe> = []
  private var knownNames: Set<Probe> = []

  private struct Probe: Hashable {
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
    defer { events.removeAll(keepingCapacity: true) }
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
      guard frame.header.isProtected else { return }
      totals.protectedFrames += 1
      if frame.protection?.isOpened == true { totals.decryptedFrames += 1 }
    }
    // What its receiver found damaged may have come from anyone.
    guard !frame.radio.isDamaged else { return }
    update(frame) { $0.use.note(frame.radio) }
    noteHearing(frame)
    if let step = frame.handshake { note(step, frame) }
    switch frame.header.type {
    case .management:
      if !frame.header.isProtected || frame.opened != nil { takeManagement(frame, body) }
    case .data: takeData(frame)
    case .control, .extension: break
    }
  }

  private mutating func update(_ frame: WiFiFrame, _ change: (inout WiFiTotals) -> Void) {
    change(&totals[Int(frame.capture), default: WiFiTotals()])
  }

  // MARK: Hearing

  /// Counts a frame for who sent it, and what its acknowledgments tell of frames not heard.
  private mutating func noteHearing(_ frame: WiFiFrame) {
    if let unheard = acknowledgments.take(frame) { note(unheard, frame) }
    let header = frame.header
    var fromStation = false
    guard header.type != .control, let link = WiFiLink(header, fromStation: &fromStation) else {
      if header.type != .control { _ = sequences.take(frame) }
      if header.type != .control, header.transmitter == header.bssid, !header.bssid.isNone {
        noteSignal(of: header.bssid, frame)
      }
      return
    }
    if !fromStation { noteSignal(of: link.bssid, frame) }
    let skipped = sequences.take(frame)
    // A probe's wish, or its answer, is no dealing with a cell.
    guard header.type == .data || ![4, 5, 8].contains(header.subtype) else { return }
    update(frame) { totals in
      totals.update(link) { station in
        station.evidence = .earliest(station.evidence, Evidence(frame))
        station[fromStation].note(frame)
        station[fromStation].skipped += skipped
        if let protection = frame.protection { station.seal.note(protection) }
      }
    }
  }

  private mutating func noteSignal(of bssid: MACAddress, _ frame: WiFiFrame) {
    guard let signal = frame.radio.signal else { return }
    update(frame) { totals in
      totals.update(bssid) { $0.signal = .sum($0.signal, SignalRange(signal)) }
    }
  }

  private mutating func note(_ unheard: AcknowledgmentWatch.Unheard, _ frame: WiFiFrame) {
    let cell = acknowledgments.cell(of: unheard.sender)
    update(frame) { totals in
      if let receiver = unheard.receiver {
        for (bssid, station, fromStation) in [
          (receiver, unheard.sender, true), (unheard.sender, receiver, false),
        ] {
          let link = WiFiLink(bssid: bssid, station: station)
          guard totals.stations[link] != nil else { continue }
          totals.update(link) { $0[fromStation].acknowledgedUnheard += 1 }
        }
      } else if totals.networks[unheard.sender] != nil {
        totals.update(unheard.sender) { $0.acknowledgedUnheard += 1 }
      } else if let bssid = cell {
        let link = WiFiLink(bssid: bssid, station: unheard.sender)
        totals.update(link) { $0[true].acknowledgedUnheard += 1 }
      }
    }
  }

  // MARK: Data

  private mutating func takeData(_ frame: WiFiFrame) {
    let header = frame.header
    let bssid = header.bssid
    guard header.carriesData, !bssid.isNone, !bssid.isGroup else { return }
    let isGroup = header.receiver.isGroup
    update(frame) { totals in
      totals.update(bssid) { network in
        network.evidence = .earliest(network.evidence, Evidence(frame))
        if header.isProtected { network.protectedData += 1 } else { network.plainData += 1 }
        if isGroup, let protection = frame.protection { network.groupSeal.note(protection) }
      }
    }
  }

  private mutating func note(_ step: WiFiHandshakeStep, _ frame: WiFiFrame) {
    guard !step.station.isNone, !step.station.isGroup else { return }
    let link = WiFiLink(bssid: step.bssid, station: step.station)
    update(frame) { totals in
      totals.update(link) { station in
        station.messages.insert(step.message)
        if step.proof != .none { station.proofs.insert(step.proof) }
      }
    }
    guard !frame.isRepetition else { return }
    record(.handshake(step), frame, bssid: step.bssid, station: step.station)
  }

  // MARK: Management

  private mutating func takeManagement(_ frame: WiFiFrame, _ body: RawSpan) {
    let header = frame.header
    if header.subtype == 8, !recognisesNews(in: body, of: header.bssid) {
      countBeacon(frame)
      return
    }
    guard let message = try? ManagementFrame(parsing: body, subtype: header.subtype) else { return }
    switch message {
    case .beacon(let cell):
      countBeacon(frame)
      describe(cell, frame, isBeacon: true)
    case .probeResponse(let cell): describe(cell, frame, isBeacon: false)
    case .probeRequest(let elements): noteProbe(elements, frame)
    case .associationRequest(_, let elements): noteRequest(elements, frame, isAgain: false)
    case .reassociationRequest(_, _, let elements): noteRequest(elements, frame, isAgain: true)
    case .associationResponse(let status, _, _):
      guard !frame.isRepetition else { return }
      record(
        .associationResponse(status), frame, bssid: header.bssid, station: header.receiver)
    case .authentication(_, let sequence, let status):
      guard sequence > 1, !status.isSuccess, !frame.isRepetition else { return }
      record(
        .refusedAuthentication(status), frame, bssid: header.bssid, station: header.receiver)
    case .deauthentication(let reason): noteEnd(reason, frame, isDeauthentication: true)
    case .disassociation(let reason): noteEnd(reason, frame, isDeauthentication: false)
    case .action, .other: break
    }
  }

  /// Whether a beacon says what the last of its cell did not.
  private mutating func recognisesNews(in body: RawSpan, of bssid: MACAddress) -> Bool {
    // Timestamp, interval and capabilities come before the elements.
    guard body.byteCount > 12 else { return true }
    let fingerprint = InformationElements.fingerprint(
      of: body.extracting(droppingFirst: 10))
    guard descriptions[bssid] != fingerprint else { return false }
    if descriptions.count < Self.memoryBound { descriptions[bssid] = fingerprint }
    return true
  }

  private mutating func countBeacon(_ frame: WiFiFrame) {
    let bssid = frame.header.bssid
    guard !bssid.isNone, !bssid.isGroup else { return }
    update(frame) { totals in
      totals.update(bssid) { network in
        network.beacons += 1
        network.evidence = .earliest(network.evidence, Evidence(frame))
        if let frequency = frame.radio.frequency,
          network.frequencies.count < WiFiNetwork.nameBound
        {
          network.frequencies.insert(frequency)
        }
      }
    }
  }

  private mutating func describe(
    _ cell: ManagementFrame.Cell, _ frame: WiFiFrame, isBeacon: Bool
  ) {
    let bssid = frame.header.bssid
    guard !bssid.isNone, !bssid.isGroup else { return }
    let name = cell.elements.ssid.flatMap { $0.isHidden ? nil : $0 }
    update(frame) { totals in
      totals.update(bssid) { network in
        network.evidence = .earliest(network.evidence, Evidence(frame))
        network.describe(cell)
        if let name {
          network.note(name, Evidence(frame))
        } else if isBeacon {
          network.isHidden = true
        }
      }
    }
    noteSetup(cell.elements.wps, of: frame.header.transmitter, frame)
    noteName(name ?? SSID(bytes: []), bssid, frame)
  }

  private mutating func noteRequest(
    _ elements: InformationElements, _ frame: WiFiFrame, isAgain: Bool
  ) {
    var fromStation = false
    guard let link = WiFiLink(frame.header, fromStation: &fromStation), fromStation else { return }
    let name = elements.ssid.flatMap { $0.isHidden ? nil : $0 }
    update(frame) { totals in
      totals.update(link.bssid) { network in
        network.evidence = .earliest(network.evidence, Evidence(frame))
        if let name { network.note(name, Evidence(frame)) }
      }
      totals.update(link) { station in
        if !frame.isRepetition { station.associations += 1 }
        station.abilities = .most(station.abilities, elements.abilities)
        let suites = (elements.rsn?.keyManagement ?? []) + (elements.wpa?.keyManagement ?? [])
        station.keyManagement.formUnion(suites)
      }
    }
    noteSetup(elements.wps, of: link.station, frame)
    if let name { noteName(name, link.bssid, frame) }
    guard !frame.isRepetition else { return }
    record(
      .associationRequest(isAgain: isAgain), frame, bssid: link.bssid, ssid: name,
      station: link.station)
  }

  private mutating func noteProbe(_ elements: InformationElements, _ frame: WiFiFrame) {
    let station = frame.header.transmitter
    guard !station.isNone, !station.isGroup else { return }
    noteSetup(elements.wps, of: station, frame)
    update(frame) { $0.note(elements.abilities, of: station) }
    guard recordsEvents, let name = elements.ssid, !name.isHidden,
      knownProbes.count < Self.memoryBound,
      knownProbes.insert(Probe(station: station, ssid: name)).inserted
    else { return }
    record(.probe, frame, bssid: .none, ssid: name, station: station)
  }

  private mutating func noteEnd(
    _ reason: ReasonCode, _ frame: WiFiFrame, isDeauthentication: Bool
  ) {
    var fromStation = false
    let header = frame.header
    let link = WiFiLink(header, fromStation: &fromStation)
    if let link {
      update(frame) { totals in
        totals.update(link) { $0.reasons[reason, default: 0] += 1 }
      }
    }
    guard !frame.isRepetition else { return }
    record(
      isDeauthentication
        ? .deauthentication(reason, byStation: fromStation)
        : .disassociation(reason, byStation: fromStation), frame, bssid: header.bssid,
      station: link?.station ?? header.receiver)
  }

  /// Claims of a device by what it says for Wi-Fi Protected Setup.
  private mutating func noteSetup(_ wps: WPSElement?, of station: MACAddress, _ frame: WiFiFrame) {
    guard let wps, !station.isGroup, !station.isNone else { return }
    let party = Party(mac: station, address: IPAddress(high: 0, low: 0))
    let said: [(DeviceClaim.Subject, String?)] = [
      (.wpsName, wps.deviceName), (.wpsMaker, wps.manufacturer), (.wpsModel, wps.modelName),
      (.wpsModelNumber, wps.modelNumber), (.wpsType, wps.deviceType.map(WPSDeviceType.name)),
    ]
    for (subject, value) in said {
      guard let value else { continue }
      claims.note(DeviceClaim(party: party, subject: subject, value: value), Evidence(frame))
    }
  }

  // MARK: Events

  /// Tells a cell's name once; of one without a name, that it is there.
  private mutating func noteName(_ name: SSID, _ bssid: MACAddress, _ frame: WiFiFrame) {
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

  private mutating func record(
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

extension WiFiStation {
  /// The direction from the station, or to it.
  subscript(fromStation: Bool) -> WiFiDirection {
    get { fromStation ? sent : received }
    _modify {
      if fromStation { yield &sent } else { yield &received }
    }
  }
}

extension WiFiDirection {
  mutating func note(_ frame: WiFiFrame) {
    allFrames += 1
    if let level = frame.radio.signal { signal = .sum(signal, SignalRange(level)) }
    guard frame.header.carriesData else { return }
    frames += 1
    bytes += Int(frame.wireLength)
    if frame.header.isRetry { retries += 1 }
    use.note(frame.radio)
  }
}
