import Packets

/// TLS in captures that cut their packets: a record's end isn't there, but its header tells where it is.
extension Flow {
  /// Notes that a flow of which nothing else is understood is TLS, where a segment that the capture cut is one record of
  /// application data (RFC 8446 §5.1), by its length on the wire. Type, version and length agree by chance in one segment
  /// of 2³⁸.
  mutating func noteCutRecord(_ packet: DecodedPacket, _ payload: RawSpan) {
    guard !facts.contains(.service), payload.byteCount >= TLSRecordHeader.size,
      let header = try? TLSRecordHeader(parsing: payload), header.type == .applicationData,
      header.length > 0, TLSRecordHeader.size + header.length == Int(packet.payloadLength)
    else { return }
    facts.add(
      FlowFact(.service, "ssl"), FactTotals(count: 1, bytes: 0, evidence: Evidence(packet)))
  }
}
