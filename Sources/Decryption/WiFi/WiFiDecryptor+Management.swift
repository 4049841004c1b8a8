import Packets

/// What management frames tell: names, suites, and how stations roam.
extension WiFiDecryptor {
  func learn(management body: RawSpan, _ header: IEEE80211Header) {
    // The bytes before the elements (IEEE 802.11-2020 §9.3.3).
    let fixedLength: Int
    switch header.subtype {
    case 5, 8: fixedLength = 12  // Probe response, beacon.
    case 0: fixedLength = 4  // Association request.
    case 2: fixedLength = 10  // Reassociation request.
    case 1, 3, 11: fixedLength = 6  // Their responses, authentication.
    default: return
    }
    var reader = ByteReader(body)
    guard (try? reader.skip(fixedLength)) != nil else { return }
    switch header.subtype {
    case 5, 8: learn(beacon: reader.readRest(), header.address3)
    case 0, 2:
      let elements = WiFiElements(reader.readRest())
      let association = association(header.transmitter, header.receiver)
      association.security = elements.security ?? association.security
      association.mobilityDomain = elements[WiFiElements.mobilityDomain]
      if let name = elements[WiFiElements.ssid] { learn(name: name, of: header.receiver) }
    case 1, 3: learn(associationResponse: WiFiElements(reader.readRest()), header)
    default:
      let elements = WiFiElements(reader.readRest())
      var fixed = ByteReader(body)
      // Algorithm 2 is fast BSS transition's; its second message has both nonces.
      if (try? fixed.readLittleEndian(UInt16.self)) == 2 { learn(transition: elements, header) }
    }
  }

  /// Most beacons say what is known already: then nothing is copied.
  private func learn(beacon elements: RawSpan, _ bssid: MACAddress) {
    let known = knownNetwork(bssid)
    var reader = ByteReader(elements)
    if let known, known.security != nil, let name = known.names.first,
      let number = try? reader.read(UInt8.self), number == WiFiElements.ssid,
      let length = try? reader.read(UInt8.self), Int(length) == name.count
    {
      var index = 0
      while index < name.count, (try? reader.read(UInt8.self)) == name[index] { index += 1 }
      if index == name.count { return }
    }
    let elements = WiFiElements(elements)
    let network = network(bssid)
    network.security = elements.security ?? network.security
    network.mobilityDomain = elements[WiFiElements.mobilityDomain] ?? network.mobilityDomain
    if let name = elements[WiFiElements.ssid] { learn(name: name, of: bssid) }
  }

  private func learn(name: [UInt8], of bssid: MACAddress) {
    guard network(bssid).learn(name: name) else { return }
    retryHandshakes(of: bssid)
  }

  private func learn(associationResponse elements: WiFiElements, _ header: IEEE80211Header) {
    let association = association(header.transmitter, header.receiver)
    association.mobilityDomain =
      elements[WiFiElements.mobilityDomain] ?? association.mobilityDomain
    guard let transition = transitionElement(elements, association) else { return }
    association.transition = transition
    for session in association.sessions {
      for key in transition.groupKeys {
        learn(
          groupKey: key, session, network(header.transmitter))
      }
    }
  }
}
