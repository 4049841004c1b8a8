import ArgumentParser
import Captures
import LiveCapture
import Packets

/// Which mirrors to hear over the network, and from whom.
struct ListenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Hear the copies that a router or switch sends over the network: tzsp://ADDRESS, vxlan://ADDRESS, erspan://ADDRESS, or pcap-tcp://HOST:PORT; repeatable. docs/mirrors.md tells how to set them up.",
      valueName: "url"),
    transform: Self.mirror)
  var listen: [MirrorAddress] = []

  @Option(
    help: ArgumentHelp(
      "Hear copies from this address, or block of addresses, only; repeatable. Needed unless only this machine can send them.",
      valueName: "address"),
    transform: Self.prefix)
  var allow: [IPPrefix] = []

  /// Whether mirrors are to be heard.
  var isGiven: Bool { !listen.isEmpty }

  /// The same as it would be given on the command line.
  var arguments: [String] {
    listen.flatMap { ["--listen", "'\($0.text)'"] }
      + allow.flatMap { prefix in
        let isOne = prefix.length == (prefix.address.isV4 ? 32 : 128)
        return ["--allow", isOne ? "\(prefix.address)" : "\(prefix)"]
      }
  }

  private var senders: SenderList { SenderList(allow) }

  func validate() throws {
    guard isGiven || allow.isEmpty else {
      throw ValidationError(
        "--allow is for mirrors: say where to hear them too, like '--listen tzsp://192.168.1.5'.")
    }
    if let mirror = senders.firstUnguarded(listen) {
      throw ValidationError(
        "Whose copies may come to '\(mirror.text)'? Name the router that sends them, like '--allow 192.168.1.1'."
      )
    }
    if let twice = listen.first(where: { mirror in listen.count { $0.kind == mirror.kind } > 1 }) {
      throw ValidationError("'\(twice.text)' is given twice: once is enough.")
    }
  }

  /// Opens the mirrors; the first that can't be heard ends the program.
  ///
  /// - Parameter shouldStop: asked ten times a second; true ends the capture.
  func source(
    _ options: MirrorOptions, shouldStop: @escaping @Sendable () -> Bool
  ) throws -> any CaptureSource {
    try MirrorSource(listen, from: senders, options, shouldStop: shouldStop)
  }

  private static func mirror(_ text: String) throws -> MirrorAddress {
    do {
      return try MirrorAddress(text)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private static func prefix(_ text: String) throws -> IPPrefix {
    guard let prefix = IPPrefix(text) else {
      throw ValidationError(
        "'\(text)' is no address. Write one like 192.168.1.1, or a block like 192.168.1.0/24.")
    }
    return prefix
  }
}
