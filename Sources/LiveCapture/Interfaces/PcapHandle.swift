import CPcap
import Captures
import Packets

/// An interface that packets are captured on. All calls of libpcap for live capture are in this file.
///
/// Non-blocking: libpcap's own time limit never ends a wait on an idle Linux interface, so whoever reads waits for
/// ``descriptor`` with poll(2).
@safe final class PcapHandle {
  /// How long the system may hold packets back, in milliseconds.
  static let latency: CInt = 20

  private let handle: OpaquePointer
  let interface: String
  let linkType: LinkType
  let snapLength: Int
  /// Which packets the system lets through, in tcpdump's language; nil for all.
  let filter: String?
  /// What poll(2) waits for.
  let descriptor: CInt

  /// Opens the interface for reading.
  init(_ interface: String, _ options: InterfaceOptions) throws(InterfaceError) {
    var text = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    // Safe: libpcap writes at most PCAP_ERRBUF_SIZE bytes, with a terminating zero.
    guard let handle = unsafe pcap_create(interface, &text) else {
      throw InterfaceError(interface: interface, .other(Self.text(text)))
    }
    unsafe pcap_set_promisc(handle, options.isPromiscuous ? 1 : 0)
    if options.isMonitor {
      guard unsafe pcap_can_set_rfmon(handle) == 1 else {
        unsafe pcap_close(handle)
        throw InterfaceError(interface: interface, .noMonitorMode)
      }
      unsafe pcap_set_rfmon(handle, 1)
    }
    unsafe pcap_set_snaplen(handle, CInt(clamping: options.snapLength))
    unsafe pcap_set_buffer_size(handle, CInt(clamping: options.bufferSize))
    // Not immediate mode: on Linux that takes a ring whose slots are all as long as the longest frame, 512 of them in
    // 32 MiB where an adapter joins segments. Blocks that are handed over after this time hold what fits.
    unsafe pcap_set_timeout(handle, Self.latency)
    unsafe pcap_set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO)
    let status = unsafe pcap_activate(handle)
    guard status >= 0 else {
      let reason = unsafe Self.reason(status, handle)
      unsafe pcap_close(handle)
      throw InterfaceError(interface: interface, reason)
    }
    unsafe pcap_setnonblock(handle, 1, &text)
    // Of all interfaces together: the header that says which one (LINKTYPE_LINUX_SLL2).
    if unsafe pcap_datalink(handle) == 113 { unsafe pcap_set_datalink(handle, 276) }
    unsafe self.handle = handle
    self.interface = interface
    linkType = LinkType(dataLink: unsafe pcap_datalink(handle))
    snapLength = Int(unsafe pcap_snapshot(handle))
    descriptor = unsafe pcap_get_selectable_fd(handle)
    filter = options.filter(linkType)
    if let filter { try set(filter) }
  }

  deinit { unsafe pcap_close(handle) }

  private func set(_ filter: String) throws(InterfaceError) {
    var program = unsafe bpf_program()
    let netmaskUnknown: UInt32 = 0xffff_ffff
    guard unsafe pcap_compile(handle, &program, filter, 1, netmaskUnknown) == 0 else {
      throw InterfaceError(interface: interface, .badFilter(filter, reason: words))
    }
    defer { unsafe pcap_freecode(&program) }
    guard unsafe pcap_setfilter(handle, &program) == 0 else {
      throw InterfaceError(interface: interface, .badFilter(filter, reason: words))
    }
  }

  /// Whether an interface can be opened, which is tried, and can listen to the air.
  static func probe(
    _ interface: String
  ) -> (capture: NetworkInterface.Capture, hasMonitorMode: Bool) {
    var options = InterfaceOptions()
    options.isPromiscuous = false
    options.bufferSize = 1 << 20
    var text = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    var hasMonitorMode = false
    if let handle = unsafe pcap_create(interface, &text) {
      hasMonitorMode = unsafe pcap_can_set_rfmon(handle) == 1
      unsafe pcap_close(handle)
    }
    do {
      return (.possible(try PcapHandle(interface, options).linkType), hasMonitorMode)
    } catch {
      return (.impossible(error), hasMonitorMode)
    }
  }

  /// Appends what has arrived to `bytes` and tells `body` of each packet, until nothing is left or `bytes` has grown
  /// to `limit`.
  func read(
    into bytes: inout [UInt8], limit: Int,
    _ body: (_ time: Int64, _ offset: Int, _ capturedLength: Int, _ originalLength: Int) -> Void
  ) throws(InterfaceError) {
    while bytes.count < limit {
      var header: UnsafeMutablePointer<pcap_pkthdr>?
      var data: UnsafePointer<UInt8>?
      let status = unsafe pcap_next_ex(handle, &header, &data)
      guard status >= 0 else { throw InterfaceError(interface: interface, .stopped(words)) }
      guard status == 1, let header = unsafe header?.pointee, let data = unsafe data else { return }
      let count = Int(header.caplen)
      let offset = bytes.count
      // Safe: libpcap lends `caplen` bytes until its next call.
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
      // With nanosecond precision tv_usec holds nanoseconds.
      let time = Int64(header.ts.tv_sec) * 1_000_000_000 + Int64(header.ts.tv_usec)
      body(time, offset, count, max(count, Int(header.len)))
    }
  }

  /// What was received and lost since the interface was opened; nil where the system doesn't count.
  var counts: InterfaceCounter.Reading? {
    var counts = pcap_stat()
    guard unsafe pcap_stats(handle, &counts) == 0 else { return nil }
    return InterfaceCounter.Reading(
      received: counts.ps_recv, droppedBySystem: counts.ps_drop,
      droppedByInterface: counts.ps_ifdrop)
  }

  /// libpcap's words for what went wrong last.
  private var words: String { unsafe String(cString: pcap_geterr(handle)) }

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func reason(_ status: CInt, _ handle: OpaquePointer) -> InterfaceError.Reason {
    switch status {
    case PCAP_ERROR_NO_SUCH_DEVICE: .missing
    case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED: .forbidden
    case PCAP_ERROR_IFACE_NOT_UP: .down
    case PCAP_ERROR_RFMON_NOTSUP: .noMonitorMode
    default: .other(unsafe String(cString: pcap_geterr(handle)))
    }
  }
}
