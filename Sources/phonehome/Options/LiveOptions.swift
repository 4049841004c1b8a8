import ArgumentParser
import Captures
import Foundation
import LiveCapture
import Packets

/// Where to capture, for how long, and how.
struct LiveOptions: ParsableArguments {
  @Option(
    name: [.customShort("i"), .customLong("interface")],
    help: ArgumentHelp(
      "Capture on this interface; repeatable, 'any' is all of them.",
      valueName: "interface"),
    completion: .shellCommand("ls /sys/class/net"))
  var interfaces: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Capture, or follow, that long: 90s, 10m, 2h, 1d, forever; a number alone is seconds (default: 'capture' 1m, 'doctor' 30s, others until Control-C).",
      valueName: "duration"),
    transform: DurationArgument.init)
  var duration: DurationArgument?

  @Option(
    name: [.customShort("c"), .customLong("count")],
    help: ArgumentHelp("Capture that many packets.", valueName: "packets"))
  var count: Int?

  @Option(
    name: [.customShort("s"), .customLong("snap-length")],
    help: ArgumentHelp(
      "Keep at most that many bytes of each captured packet (default: all).", valueName: "bytes"))
  var snapLength: Int?

  @Flag(
    name: .customLong("no-promiscuous"),
    help: "Capture only what is for this machine, and what it sends.")
  var isNotPromiscuous = false

  @Flag(
    name: .customLong("monitor"),
    help: "Capture Wi-Fi over the air: in monitor mode, where the adapter can.")
  var isMonitor = false

  @Option(
    help: ArgumentHelp(
      "Set the Wi-Fi channel to listen on, through the program iw.", valueName: "number"))
  var channel: Int?

  @Option(
    help: ArgumentHelp(
      "Once the interface is open, become this user for good. Under sudo that is who called it, unless you say 'root'.",
      valueName: "name"))
  var user: String?

  @OptionGroup var mirrors: ListenOptions

  /// Whether something is to be captured, rather than files to be read.
  var isGiven: Bool { !interfaces.isEmpty || mirrors.isGiven }

  /// What is captured, in words.
  var words: String { (interfaces + mirrors.listen.map(\.text)).joined(separator: ", ") }

  /// The same as it would be given on the command line.
  var arguments: [String] { interfaces.flatMap { ["-i", $0] } + mirrors.arguments }

  func validate() throws {
    if let count, count < 1 {
      throw ValidationError("-c \(count): give a number of packets, such as 1000.")
    }
    if let snapLength, !(1...262_144).contains(snapLength) {
      throw ValidationError("-s \(snapLength): give a number of bytes between 1 and 262144.")
    }
    if let twice = interfaces.first(where: { name in interfaces.count { $0 == name } > 1 }) {
      throw ValidationError("'-i \(twice)' is given twice: once is enough.")
    }
    if channel != nil, !isMonitor {
      throw ValidationError("--channel is for listening to the air: say '--monitor' too.")
    }
  }

  /// - Throws: when there are options that nothing asks for.
  /// - Parameter follow: whether files are read on as they grow, which may end by time.
  func checkUse(follow: Bool) throws {
    guard !isGiven else { return }
    let needing = [
      count.map { _ in "-c" }, snapLength.map { _ in "-s" },
      isNotPromiscuous ? "--no-promiscuous" : nil, isMonitor ? "--monitor" : nil,
      user.map { _ in "--user" }, follow ? nil : duration.map { _ in "-d" },
    ].compactMap(\.self)
    guard let option = needing.first else { return }
    throw ValidationError(
      "\(option) is for capturing: name an interface too, like '-i eth0' ('phonehome interfaces' lists them), or a mirror: '--listen URL'."
        + (option == "-d" ? " With files it goes with '--follow'." : ""))
  }

  /// How the interfaces are to be opened.
  func interfaceOptions(
    filter: @escaping @Sendable (LinkType) -> String?
  ) -> InterfaceOptions {
    var options = InterfaceOptions()
    options.filter = filter
    if let snapLength { options.snapLength = snapLength }
    options.isPromiscuous = !isNotPromiscuous
    options.isMonitor = isMonitor
    options.packetLimit = count
    return options
  }

  /// Opens what is to be captured, and gives up root's rights; what can't be opened ends the program. The duration
  /// begins then.
  ///
  /// - Parameters:
  ///   - filter: in tcpdump's language, for the link type of an interface; the system applies it.
  ///   - own: the user's own part of the filter, which is the one that can be wrong; nil when that is all of it.
  ///   - tell: called with a sentence when an interface goes and comes.
  ///   - shouldStop: asked ten times a second; true ends the capture.
  func source(
    filter: @escaping @Sendable (LinkType) -> String?, own: String? = nil,
    tell: @escaping (String) -> Void = StandardError.interject,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws -> any CaptureSource {
    let source: any CaptureSource
    do {
      source = try opened(filter: filter, tell: tell, shouldStop: ending(shouldStop))
    } catch let error as InterfaceError {
      guard case .badFilter(let whole, let reason) = error.reason else { throw error }
      throw ValidationError(
        InterfaceError(interface: error.interface, .badFilter(own ?? whole, reason: reason))
          .description)
    } catch let error as CaptureFilterError {
      throw ValidationError(
        CaptureFilterError(expression: own ?? error.expression, reason: error.reason).description)
    }
    if let channel {
      for interface in interfaces { try WiFiChannel.set(channel, of: interface) }
    }
    try giveUpRights()
    return source
  }

  private func opened(
    filter: @escaping @Sendable (LinkType) -> String?, tell: @escaping (String) -> Void,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws -> any CaptureSource {
    guard mirrors.isGiven else {
      return try InterfaceSource(
        interfaces, interfaceOptions(filter: filter), tell: tell, shouldStop: shouldStop)
    }
    var options = MirrorOptions()
    options.interfaces = interfaces
    options.interfaceOptions = interfaceOptions(filter: filter)
    options.filter = filter
    options.snapLength = snapLength
    options.packetLimit = count
    // Who says how long wants all of it: what ends before is fetched again.
    options.reconnects = duration?.isAsked ?? false
    options.tell = tell
    return try mirrors.source(options, shouldStop: shouldStop)
  }

  /// What is asked whether to stop: true once the duration, which begins now, is over too.
  func ending(_ shouldStop: @escaping @Sendable () -> Bool) -> @Sendable () -> Bool {
    guard let duration else { return shouldStop }
    let deadline = ContinuousClock.now + .nanoseconds(duration.nanoseconds)
    return { shouldStop() || ContinuousClock.now >= deadline }
  }

  /// Becomes the user asked for; under sudo, who called it: then files that are written are that user's own.
  ///
  /// Call it once everything is open that takes rights, and before anything is read or written.
  func giveUpRights() throws {
    guard let name = user ?? sudoCaller else { return }
    try Privileges.drop(to: name, keepsCapturing: !interfaces.isEmpty)
  }

  /// Who called sudo, if anybody did and the program still has root's rights.
  private var sudoCaller: String? {
    guard Privileges.areRoot, let caller = ProcessInfo.processInfo.environment["SUDO_USER"],
      !caller.isEmpty
    else { return nil }
    return caller
  }

  /// As whom root's rights were given up, for a sentence of what that one may not do; nil where they weren't.
  var successorWords: String? {
    guard Privileges.wereGivenUp else { return nil }
    if let user { return "as \(user), as --user says; to write as root: '--user root'" }
    return ProcessInfo.processInfo.environment["SUDO_USER"]
      .map { "as \($0), who called sudo; to write as root: '--user root'" }
  }
}
