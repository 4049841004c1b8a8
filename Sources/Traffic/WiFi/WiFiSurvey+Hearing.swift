import Packets

/// What each frame tells of who was heard, and who was not.
extension WiFiSurvey {
  /// Counts a frame for who sent it, and what its acknowledgments tell of frames not heard.
  mutating func noteHearing(_ frame: WiFiFrame) {
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
        if skipped > 0 { station[fromStation].noteSkipped(skipped, Evidence(frame)) }
        if let protection = frame.protection { station.seal.note(protection, Evidence(frame)) }
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
          totals.update(link) { $0[fromStation].noteUnheard(Evidence(frame)) }
        }
      } else if totals.networks[unheard.sender] != nil {
        totals.update(unheard.sender) { $0.acknowledgedUnheard += 1 }
      } else if let bssid = cell {
        let link = WiFiLink(bssid: bssid, station: unheard.sender)
        totals.update(link) { $0[true].noteUnheard(Evidence(frame)) }
      }
    }
  }

  mutating func takeData(_ frame: WiFiFrame) {
    let header = frame.header
    let bssid = header.bssid
    guard header.carriesData, !bssid.isNone, !bssid.isGroup else { return }
    let isGroup = header.receiver.isGroup
    update(frame) { totals in
      totals.update(bssid) { network in
        network.evidence = .earliest(network.evidence, Evidence(frame))
        if header.isProtected { network.protectedData += 1 } else { network.plainData += 1 }
        if frame.protection?.cipher == .wep { network.wepData += 1 }
        if isGroup, let protection = frame.protection {
          network.groupSeal.note(protection, Evidence(frame))
        }
      }
    }
  }

  /// Takes what goes in the clear before there are keys: EAP, by which a station of 802.1X authenticates.
  mutating func takeAuthentication(_ frame: WiFiFrame, _ body: RawSpan) {
    var fromStation = false
    guard frame.header.carriesData, let link = WiFiLink(frame.header, fromStation: &fromStation),
      Self.eap(in: body)?.isOfMethod == true
    else { return }
    update(frame) { totals in totals.update(link) { $0.authenticatesByEAP = true } }
  }

  /// The packet behind a SNAP header that names EAPOL.
  private static func eap(in body: RawSpan) -> EAPPacket? {
    var reader = ByteReader(body)
    guard (try? reader.read(UInt64.self)) == 0xaaaa_0300_0000_888e else { return nil }
    return try? EAPPacket(parsing: reader.readRest())
  }

  mutating func note(_ step: WiFiHandshakeStep, _ frame: WiFiFrame) {
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
    evidence = .earliest(evidence, Evidence(frame))
    frames += 1
    bytes += Int(frame.wireLength)
    if frame.header.isRetry { retries += 1 }
    use.note(frame.radio)
  }

  /// Notes sequence numbers that the frame passes over.
  fileprivate mutating func noteSkipped(_ count: Int, _ frame: Evidence) {
    skipped += count
    lossEvidence = .earliest(lossEvidence, frame)
  }

  /// Notes that the frame acknowledges what was not heard.
  fileprivate mutating func noteUnheard(_ frame: Evidence) {
    acknowledgedUnheard += 1
    lossEvidence = .earliest(lossEvidence, frame)
  }
}
