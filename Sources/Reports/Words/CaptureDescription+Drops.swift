import Captures

extension CaptureDescription {
  /// What was dropped on the way to who recorded, a sentence for each place where it was.
  public var drops: [String] {
    interfaces.flatMap { interface in
      let name = (interface.name ?? "the interface").inert
      var sentences: [String] = []
      if let count = interface.droppedBySystem, count > 0 {
        sentences.append(
          "\(Quantity.count(Int(clamping: count), "packet")) on \(name) were dropped: "
            + (format == .live
              ? "this machine could not keep up. Capture less (-n, --group, -f) or less of each packet (-s 256)."
              : "the capturing machine could not keep up."))
      }
      if let count = interface.droppedByInterface, count > 0 {
        sentences.append(
          "\(Quantity.count(Int(clamping: count), "packet")) were dropped by the adapter of \(name) or its driver"
            + (format == .live ? ": more came than it can take. Mirror fewer ports to it." : "."))
      }
      return sentences
    }
  }
}
