import Packets

extension DNSServiceInstance {
  /// Whether it is a print queue that a computer shares: what its TXT record says of a printer is said of another device
  /// than its sender.
  ///
  /// Definition: a printing service whose TXT record has `printer-type` or `printer-state`, which CUPS adds to those of the
  /// Bonjour Printing Specification (cups/scheduler/dirsvc.c), or that goes by `queue @ host`, as CUPS names what it shares.
  var isSharedQueue: Bool {
    let service = service.lowercased()
    guard Self.printing.contains(service) else { return false }
    return instance.contains(" @ ")
      || attributes.contains { Self.queueKeys.contains($0.key.lowercased()) }
  }

  /// IPP, over TLS and not; LPD; the raw port (Bonjour Printing Specification 1.2.1 §4).
  private static let printing: Set<String> = [
    "_ipp._tcp", "_ipps._tcp", "_printer._tcp", "_pdl-datastream._tcp",
  ]
  private static let queueKeys: Set<String> = ["printer-type", "printer-state"]
}
