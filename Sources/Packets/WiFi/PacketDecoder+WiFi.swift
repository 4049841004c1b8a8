/// 802.11: from the MAC header to the packets in the frame body.
extension PacketDecoder {
  /// An 802.11 frame; what carries no readable data counts with the addresses it has.
  mutating func decodeWiFi(
    _ reader: ByteReader, _ layer: Layer, _ radio: RadioHeader, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    var layer = layer
    let start = reader.offset
    layer.headers.wireLength = UInt32(clamping: layer.wireEnd - start)
    let fcsLength = radio.tellsFCS ? (radio.hasFCS ? 4 : 0) : fileFCSLength
    if fcsLength > 0 {
      layer.wireEnd = max(layer.wireEnd - fcsLength, start)
      reader.truncate(to: layer.wireEnd)
    }
    layer.headers.flags.insert(.wireless)
    if radio.isDamaged { layer.headers.flags.insert(.malformed) }
    let header = try IEEE80211Header(parsing: &reader, isSwapped: radio.isSwapped)
    layer.headers.flags.remove(.routedThroughTunnel)
    if header.isRetry { layer.headers.flags.insert(.retry) }
    let isRepetition = !radio.isDamaged && repetitions.isRepetition(header)
    if isRepetition { layer.headers.flags.insert(.repetition) }
    layer.headers.sourceMAC = header.source
    layer.headers.destinationMAC = header.destination
    if radio.isPadded, header.carriesData {
      try reader.seek(to: start + (header.length + 3) & ~3)
    }
    var frame = WiFiFrame(
      time: layer.headers.time, frame: layer.headers.frame, capture: layer.headers.capture,
      wireLength: layer.headers.wireLength, header: header, radio: radio,
      body: DecodedPacket.Payload(
        buffer: layer.buffer, offset: UInt32(clamping: layer.origin + reader.offset),
        count: UInt32(clamping: reader.remaining)),
      isCut: reader.end < layer.wireEnd)
    frame.isRepetition = isRepetition
    var body = reader
    let opening = opener?.open(body.readRest(), of: frame)
    if let opening {
      frame.protection = opening.protection
      frame.handshake = opening.handshake
    } else if header.isProtected {
      frame.protection = WiFiProtection(.noKey(.noKeyGiven))
    }
    if let plain = opening?.plain {
      frame.opened = DecodedPacket.Payload(
        buffer: Int32(truncatingIfNeeded: packets.buffers.count), offset: 0,
        count: UInt32(clamping: plain.count))
      packets.buffers.append(plain)
    }
    packets.wiFiFrames.append(frame)
    decodeBody(of: frame, reader, layer, &packets)
  }

  private mutating func decodeBody(
    of frame: WiFiFrame, _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    if frame.header.carriesData, let opened = frame.opened {
      let plain = packets.buffers[Int(opened.buffer)]
      let layer = Layer(
        headers: layer.headers, origin: 0, wireEnd: plain.count, buffer: opened.buffer,
        linkNesting: layer.linkNesting)
      decodeFrameBody(of: frame.header, ByteReader(plain.rawSpan), layer, &packets)
    } else if frame.header.carriesData, !frame.header.isProtected {
      decodeFrameBody(of: frame.header, reader, layer, &packets)
    } else {
      appendOther(reader, layer, &packets)
    }
  }

  /// The body of a data frame that is not protected, or no longer: a frame from above, a piece of one, or several.
  mutating func decodeFrameBody(
    of header: IEEE80211Header, _ reader: ByteReader, _ layer: Layer,
    _ packets: inout DecodedPackets
  ) {
    if header.hasAggregate {
      decodeAggregate(reader, layer, &packets)
    } else if header.isFragment {
      decodeWiFiFragment(of: header, reader, layer, &packets)
    } else {
      decodeMSDU(reader, layer, &packets)
    }
  }

  /// The subframes of an A-MSDU (IEEE 802.11-2020 §9.3.2.2.2), each a packet of its own.
  ///
  ///     | DA (6) | SA (6) | Length (2) | MSDU (Length) | Padding to a multiple of four bytes |
  private mutating func decodeAggregate(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    var reader = reader
    let before = packets.packets.count
    // Each turn passes fourteen bytes at least.
    while reader.remaining >= 14 {
      var subframe = layer
      guard let destination = try? reader.readMACAddress(),
        let source = try? reader.readMACAddress(), let length = try? reader.read(UInt16.self)
      else { break }
      subframe.headers.destinationMAC = destination
      subframe.headers.sourceMAC = source
      subframe.headers.wireLength = UInt32(length) + 14
      let body = reader.offset
      subframe.wireEnd = min(body + Int(length), layer.wireEnd)
      var msdu = reader
      msdu.truncate(to: subframe.wireEnd)
      decodeMSDU(msdu, subframe, &packets)
      // Counted from the subframe's beginning.
      guard (try? reader.seek(to: body - 14 + (Int(length) + 14 + 3) & ~3)) != nil else { break }
    }
    if packets.packets.count == before { appendMalformed(reader, layer, &packets) }
  }

  private mutating func decodeWiFiFragment(
    of header: IEEE80211Header, _ reader: ByteReader, _ layer: Layer,
    _ packets: inout DecodedPackets
  ) {
    var rest = reader
    let key = FramePieces.Key(
      source: header.transmitter.rawValue, destination: header.receiver.rawValue,
      // Pieces that were protected and others are never of one frame.
      identification: UInt32(header.sequenceNumber) << 5 | UInt32(header.trafficIdentifier) << 1
        | (header.isProtected ? 1 : 0))
    let number = Int(header.fragmentNumber)
    let isCut = reader.end < layer.wireEnd
    if !isCut,
      let assembled = framePieces.add(
        key, at: number, next: number + 1, isLast: !header.moreFragments, rest.readRest()),
      let whole = header.isProtected
        ? opener?.checkAssembled(
          assembled, header, packets.wiFiFrames.last?.protection?.cipher) : assembled
    {
      let buffer = Int32(truncatingIfNeeded: packets.buffers.count)
      packets.buffers.append(whole)
      let whole = packets.buffers[Int(buffer)]
      let layer = Layer(
        headers: layer.headers, origin: 0, wireEnd: whole.count, buffer: buffer,
        linkNesting: layer.linkNesting)
      decodeMSDU(ByteReader(whole.rawSpan), layer, &packets)
    } else {
      appendOther(reader, layer, &packets)
    }
  }

  /// Whether an access point sends on what was heard from the station itself; of what arrived in part it isn't told.
  private mutating func isRelay(
    _ frame: WiFiFrame, _ reader: ByteReader, _ layer: Layer
  ) -> Bool {
    guard !frame.radio.isDamaged, !frame.isRepetition, reader.end >= layer.wireEnd else {
      return false
    }
    return relays.isRelay(
      frame.header, from: layer.headers.sourceMAC, to: layer.headers.destinationMAC, reader,
      at: frame.time)
  }

  /// What a station hands to its link layer: an LLC header and a packet. Some access points put a whole
  /// Ethernet frame there, some two bytes of zero before it.
  private mutating func decodeMSDU(
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    var layer = layer
    if let last = packets.wiFiFrames.indices.last {
      if isRelay(packets.wiFiFrames[last], reader, layer) {
        layer.headers.flags.insert(.repetition)
        packets.wiFiFrames[last].isRepetition = true
      }
      if keepsMSDUs { packets.msdus.append(WiFiMSDU(packets.wiFiFrames[last], reader, layer)) }
    }
    var body = reader
    do throws(DecodeError) {
      var peek = body
      let first: UInt32 = try peek.read()
      let second: UInt32 = try peek.read()
      let third: UInt32 = try peek.read()
      let destination = MACAddress(rawValue: UInt64(first) << 16 | UInt64(second >> 16))
      let source = MACAddress(rawValue: UInt64(second & 0xffff) << 32 | UInt64(third))
      if first >> 16 != 0xaaaa,
        destination == layer.headers.destinationMAC || source == layer.headers.sourceMAC
      {
        try decodeEthernet(body, &layer, &packets)
        return
      }
      if first == 0x0000_aaaa { try body.skip(2) }
      try decodeLLC(body, layer, &packets)
    } catch {
      appendMalformed(reader, layer, &packets)
    }
  }
}
