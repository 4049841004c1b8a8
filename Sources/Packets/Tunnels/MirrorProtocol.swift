/// A protocol with which a router or switch sends copies of frames to another machine.
public enum MirrorProtocol: Sendable {
  /// The TaZmen Sniffer Protocol, over UDP.
  case tzsp
  /// RFC 7348, over UDP.
  case vxlan
  /// Generic Routing Encapsulation (RFC 2784): Cisco's ERSPAN of types I, II and III, and frames or packets as they are.
  case gre

  /// The frame in what one datagram of the mirror carries; nil for one that is sent to keep the way open.
  ///
  /// - Throws: when it is damaged, of another protocol, or carries what can't be read.
  public func frame(in datagram: RawSpan) throws(DecodeError) -> MirroredFrame? {
    var reader = ByteReader(datagram)
    var originalLength: Int?
    let contents: TunnelContents?
    switch self {
    case .tzsp:
      let header = try TZSPHeader(parsing: &reader)
      guard header.carriesPacket else { return nil }
      originalLength = header.originalLength
      contents = header.contents
    case .vxlan: contents = try VXLANHeader(parsing: &reader).contents
    case .gre: contents = try GREHeader(parsing: &reader).contents(&reader)
    }
    guard let linkType = contents?.linkType else {
      throw DecodeError(.invalid(field: "Protocol", value: 0), at: reader.offset)
    }
    guard reader.remaining > 0 else {
      throw DecodeError(.truncated(needed: 1, available: 0), at: reader.offset)
    }
    return MirroredFrame(
      linkType: linkType, offset: reader.offset,
      originalLength: max(originalLength ?? 0, reader.remaining))
  }
}

/// Where a frame lies in the datagram that a mirror sent it in: up to the datagram's end.
public struct MirroredFrame: Hashable, Sendable {
  public let linkType: LinkType
  /// Where it begins, in bytes.
  public let offset: Int
  /// Bytes it had where it was copied; more than are there when the mirror cut it and says so.
  public let originalLength: Int
}

extension TunnelContents {
  /// As a capture would say it; nil for what has no such name.
  fileprivate var linkType: LinkType? {
    switch self {
    case .ip: .raw
    case .ipv4, .etherType(.ipv4): .ipv4
    case .ipv6, .etherType(.ipv6): .ipv6
    case .link(let linkType): linkType
    case .wifi(isSwapped: false): .ieee80211
    case .mpls, .etherType(.mplsUnicast), .etherType(.mplsMulticast): .mpls
    case .etherType, .wifi, .piece: nil
    }
  }
}
