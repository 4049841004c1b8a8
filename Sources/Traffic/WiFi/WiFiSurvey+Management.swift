import Packets

/// What access points and stations say so as to talk at all.
extension WiFiSurvey {
  mutating func takeManagement(_ frame: WiFiFrame, _ body: RawSpan) {
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
}
