import CPcap
import Packets

/// A filter in tcpdump's language, as libpcap compiles it (pcap-filter(7)).
///
/// The only use of libpcap on files: everyone's filter language is its.
public final class CaptureFilter {
  private let expression: String
  /// Compiled for each link type that was met; nil for one on which the expression makes no sense.
  private var programs: [LinkType: FilterProgram?] = [:]

  /// - Throws: when the expression has an error, or makes no sense for the link type.
  public init(
    _ expression: String, for linkType: LinkType = .ethernet
  ) throws(CaptureFilterError) {
    self.expression = expression
    programs[linkType] = .some(try FilterProgram(expression, for: linkType))
  }

  /// Whether a packet of this link type passes.
  public func matches(_ bytes: RawSpan, wireLength: Int, linkType: LinkType) -> Bool {
    if let known = programs[linkType] {
      return known?.matches(bytes, wireLength: wireLength) ?? false
    }
    let program = try? FilterProgram(expression, for: linkType)
    programs[linkType] = .some(program)
    return program?.matches(bytes, wireLength: wireLength) ?? false
  }
}

/// One expression compiled for one link type; owns libpcap's memory.
@safe private final class FilterProgram {
  private var program = unsafe bpf_program()

  init(_ expression: String, for linkType: LinkType) throws(CaptureFilterError) {
    // Safe: the handle is closed on every way out, and libpcap's message is copied before that.
    guard let handle = unsafe pcap_open_dead(linkType.dataLink, 262_144) else {
      throw CaptureFilterError(expression: expression, reason: "libpcap has no memory left")
    }
    defer { unsafe pcap_close(handle) }
    let netmaskUnknown: UInt32 = 0xffff_ffff
    guard unsafe pcap_compile(handle, &program, expression, 1, netmaskUnknown) == 0 else {
      throw CaptureFilterError(
        expression: expression, reason: unsafe String(cString: pcap_geterr(handle)))
    }
  }

  deinit { unsafe pcap_freecode(&program) }

  func matches(_ bytes: RawSpan, wireLength: Int) -> Bool {
    var header = pcap_pkthdr()
    header.caplen = UInt32(clamping: bytes.byteCount)
    header.len = UInt32(clamping: wireLength)
    // Safe: the program reads within `caplen` bytes, and no pointer outlives the call.
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe pcap_offline_filter(
        &program, &header, start.assumingMemoryBound(to: UInt8.self)) != 0
    }
  }
}

/// Why a filter can't be used.
public struct CaptureFilterError: Error, CustomStringConvertible {
  public let expression: String
  /// libpcap's words.
  public let reason: String

  public var description: String {
    "'\(expression)' is no capture filter: \(reason). Filters are written as for tcpdump: see 'man pcap-filter'."
  }
}
