import CPcap
import Packets

/// A filter in tcpdump's language, as libpcap compiles it (pcap-filter(7)).
///
/// The only use of libpcap on files: everyone's filter language is its.
public final class CaptureFilter {
  private let expression: (LinkType) -> String?
  /// Compiled for each link type that was met.
  private var programs: [LinkType: Program] = [:]

  private enum Program {
    /// There is no expression for it.
    case everything
    case compiled(FilterProgram)
    /// The expression makes no sense on it.
    case nothing
  }

  /// - Throws: when the expression has an error, or makes no sense for the link type.
  public convenience init(
    _ expression: String, for linkType: LinkType = .ethernet
  ) throws(CaptureFilterError) {
    try self.init({ _ in expression }, for: linkType)
  }

  /// - Parameter expression: gives that of a link type; nil where everything passes.
  /// - Throws: when the link type's expression has an error, or makes no sense for it.
  public init(
    _ expression: @escaping (LinkType) -> String?, for linkType: LinkType = .ethernet
  ) throws(CaptureFilterError) {
    self.expression = expression
    programs[linkType] = try compile(for: linkType)
  }

  /// The expression for a link type; nil where everything passes.
  public func text(for linkType: LinkType) -> String? { expression(linkType) }

  /// Whether a packet of this link type passes.
  public func matches(_ bytes: RawSpan, wireLength: Int, linkType: LinkType) -> Bool {
    let program = programs[linkType] ?? (try? compile(for: linkType)) ?? .nothing
    programs[linkType] = program
    return switch program {
    case .everything: true
    case .compiled(let program): program.matches(bytes, wireLength: wireLength)
    case .nothing: false
    }
  }

  private func compile(for linkType: LinkType) throws(CaptureFilterError) -> Program {
    guard let text = expression(linkType) else { return .everything }
    return .compiled(try FilterProgram(text, for: linkType))
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

  public init(expression: String, reason: String) {
    self.expression = expression
    self.reason = reason
  }

  public var description: String {
    "'\(expression)' is no capture filter: \(reason). Filters are written as for tcpdump: see 'man pcap-filter'."
  }
}
