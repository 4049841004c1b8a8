import Captures
import LiveCapture

/// Why nothing was captured, as far as that can be told.
enum EmptyCapture {
  /// Sentences for people.
  static func why(
    _ capture: CaptureDescription, _ expression: FilterExpression, isMonitor: Bool
  ) -> String {
    let names = capture.interfaces.compactMap(\.name).joined(separator: ", ")
    guard !names.isEmpty else {
      return
        "No copies came: is the mirror switched on and pointed to this address, and is its sender allowed (--allow)? docs/mirrors.md tells what goes wrong."
    }
    if expression.isChoosing {
      return
        "Nothing that came by on \(names) was what you asked for. Try once without --net, --group and -f: if packets come then, these leave them out; if not, \(names) doesn't hear them: 'phonehome doctor -i \(capture.interfaces.first?.name ?? names)' looks what is the matter."
    }
    if !expression.keepsBroadcasts {
      return
        "Nothing but broadcast or multicast came by on \(names), if anything (-b keeps these). Others' traffic comes only to a mirror port, a tap or a router: 'phonehome doctor -i \(capture.interfaces.first?.name ?? names)' looks what is the matter."
    }
    return isMonitor
      ? "Nothing was heard on \(names): the adapter may listen on another channel."
      : "Nothing came by on \(names): check the cable, and that the switch mirrors to this port."
  }
}
