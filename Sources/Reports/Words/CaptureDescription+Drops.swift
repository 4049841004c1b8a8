import Captures

extension CaptureDescription {
  /// What was dropped on the way to who recorded, a sentence for each place where it was.
  public var drops: [String] {
    interfaces.flatMap { interface in
      let name = (interface.name ?? "the interface").inert
      var sentences: [String] = []
      if let count = interface.droppedBySystem, count > 0 {
        sentences.append(
          "\(packets(count)) on \(name) \(wereDropped(count)): "
            + (format == .live
              ? "this machine could not keep up. Capture less (-n, --group, -f) or less of each packet (-s 256)."
              : "the capturing machine could not keep up."))
      }
      if let count = interface.droppedByInterface, count > 0 {
        sentences.append(
          "\(packets(count)) \(wereDropped(count)) by the adapter of \(name) or its driver"
            + (format == .live ? ": more came than it can take. Mirror fewer ports to it." : "."))
      }
      return sentences
    }
  }

  private func packets(_ count: UInt64) -> String {
    Quantity.count(Int(clamping: count), "packet")
  }

  private func wereDropped(_ count: UInt64) -> String {
    "\(count == 1 ? "was" : "were") dropped"
  }
}
