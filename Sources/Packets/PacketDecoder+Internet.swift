/// IPv4 and IPv6, down to the transport.
extension PacketDecoder {
  /// Decodes whichever version of IP the first four bits name.
  mutating func decodeIP(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var peek = reader
    let first: UInt8 = try peek.read()
    switch first >> 4 {
    case 4: try decodeIPv4(reader, &layer, &packets)
    case 6: try decodeIPv6(reader, &layer, &packets)
    default:
      throw DecodeError(.invalid(field: "Version", value: UInt64(first >> 4)), at: reader.offset)
    }
  }

  mutating func decodeIPv4(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let start = reader.offset
    let header = try IPv4Header(parsing: &reader)
    let available = layer.wireEnd - start
    var length = header.totalLength == 0 ? available : header.totalLength
    let isCut = length > reader.end - start
    guard length >= header.headerLength else {
      throw DecodeError(.invalid(field: "Total Length", value: UInt64(length)), at: start + 2)
    }
    let isLonger = length > available
    if isLonger { length = available }
    layer.wireEnd = start + length
    reader.truncate(to: layer.wireEnd)
    layer.headers.source = header.source
    layer.headers.destination = header.destination
    layer.headers.timeToLive = header.timeToLive
    layer.headers.ipLength = UInt32(truncatingIfNeeded: length)
    layer.headers.protocolNumber = header.protocolNumber
    layer.headers.fingerprint = UInt32(header.identification)
    if header.isFragment {
      let key = FragmentReassembler.Key(
        source: header.source, destination: header.destination,
        identification: UInt32(header.identification), protocolNumber: header.protocolNumber)
      decodeFragment(
        key, at: header.fragmentOffset, isLast: !header.moreFragments, isCut: isCut, reader, layer,
        &packets)
    } else {
      if isLonger, !layer.goesOn { layer.headers.flags.insert(.malformed) }
      decodeTransport(reader, &layer, &packets)
    }
  }

  mutating func decodeIPv6(
    _ reader: ByteReader, _ layer: inout Layer, _ packets: inout DecodedPackets
  ) throws(DecodeError) {
    var reader = reader
    let start = reader.offset
    let header = try IPv6Header(parsing: &reader)
    let available = layer.wireEnd - start
    var length = header.payloadLength == 0 ? available : header.payloadLength + IPv6Header.length
    let isCut = length > reader.end - start
    let isLonger = length > available
    if isLonger { length = available }
    layer.wireEnd = start + length
    reader.truncate(to: layer.wireEnd)
    layer.headers.source = header.source
    layer.headers.destination = header.destination
    layer.headers.timeToLive = header.hopLimit
    layer.headers.ipLength = UInt32(truncatingIfNeeded: length)
    layer.headers.protocolNumber = header.nextHeader
    guard let chain = try? IPv6ExtensionHeaders(parsing: &reader, first: header.nextHeader) else {
      layer.headers.flags.insert(.malformed)
      appendOtherIP(reader, layer, &packets)
      return
    }
    layer.headers.protocolNumber = chain.protocolNumber
    if let fragment = chain.fragment {
      layer.headers.fingerprint = fragment.identification
      let key = FragmentReassembler.Key(
        source: header.source, destination: header.destination,
        identification: fragment.identification, protocolNumber: chain.protocolNumber)
      decodeFragment(
        key, at: fragment.offset, isLast: !fragment.moreFragments, isCut: isCut, reader, layer,
        &packets)
    } else {
      if isLonger, !layer.goesOn { layer.headers.flags.insert(.malformed) }
      decodeTransport(reader, &layer, &packets)
    }
  }

  /// Files a fragment; decodes the datagram once it is whole, and a first fragment that was cut,
  /// by the snap length or by whoever wrote the capture (its datagram never will be), at once.
  /// Such a fragment does not contradict itself by a length: neither by its own, beyond its frame, nor by its datagram's, beyond it.
  private mutating func decodeFragment(
    _ key: FragmentReassembler.Key, at offset: Int, isLast: Bool, isCut: Bool,
    _ reader: ByteReader, _ layer: Layer, _ packets: inout DecodedPackets
  ) {
    var reader = reader
    var layer = layer
    if isCut {
      layer.headers.flags.insert(.cut)
      if offset == 0 {
        if !isLast { layer.goesOn = true }
        decodeTransport(reader, &layer, &packets)
        return
      }
    } else {
      let whole = fragments.add(
        key, at: offset, isLast: isLast, reader.readRest(), headers: layer.headers)
      if let whole {
        decodeReassembled(whole.payload, whole.headers, &packets)
        return
      }
    }
    layer.headers.kind = .fragment
    packets.packets.append(layer.headers)
  }

  mutating func decodeReassembled(
    _ payload: [UInt8], _ headers: DecodedPacket, _ packets: inout DecodedPackets
  ) {
    var headers = headers
    headers.flags.insert(.reassembled)
    let headerLength: UInt32 = headers.source.isV4 ? 20 : UInt32(IPv6Header.length)
    headers.ipLength = UInt32(clamping: payload.count) + headerLength
    let buffer = Int32(truncatingIfNeeded: packets.buffers.count)
    packets.buffers.append(payload)
    var layer = Layer(headers: headers, origin: 0, wireEnd: payload.count, buffer: buffer)
    decodeTransport(ByteReader(payload.rawSpan), &layer, &packets)
  }
}
