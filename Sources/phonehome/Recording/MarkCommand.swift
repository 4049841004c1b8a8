import ArgumentParser
import Captures
import LiveCapture

struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Marks this moment in the captures that are running.",
    discussion: """
      While 'phonehome capture' runs in another terminal:

        phonehome mark "lamp on"
        sudo phonehome mark "lamp on"     (captures of others, too)

      The report of the capture then tells what each device did in the seconds after it.
      """)

  @Argument(help: "What happens now, in a few words; may be left away.")
  var text: [String] = []

  @Option(help: ArgumentHelp("Only in the capture of this process.", valueName: "pid"))
  var to: Int32?

  func run() throws {
    let mark = CaptureMark(time: WallClock.now(), text: text.joined(separator: " "))
    let sockets = MarkFolder.reachable.flatMap(MarkFolder.sockets)
      .filter { to == nil || $0.process == to }
    let deliveries = sockets.map { (String($0.process), MarkSocket.send(mark, to: $0.path)) }
    let told = deliveries.filter { $0.1 == .told }.map(\.0)
    let busy = deliveries.filter { $0.1 == .busy }.map(\.0)
    guard !told.isEmpty || !busy.isEmpty else {
      if let to {
        throw Failure("Process \(to) is no capture of yours. Without --to all that run are marked.")
      }
      throw Failure(
        "No capture of yours is running: begin one with 'phonehome capture -i eth0', or use 'sudo' for one of root's."
      )
    }
    if !told.isEmpty { tell(mark, told) }
    guard busy.isEmpty else {
      throw Failure(
        "The capture of process \(busy.joined(separator: ", ")) doesn't take marks now: it is stopped, or has too many waiting. Try again in a moment."
      )
    }
  }

  private func tell(_ mark: CaptureMark, _ told: [String]) {
    var output = StandardOutput()
    let what = mark.text.isEmpty ? "" : " '\(mark.text)'"
    let captures = told.count == 1 ? "the capture" : "\(told.count) captures"
    output.write("Marked\(what) in \(captures) (process \(told.joined(separator: ", "))).\n")
    output.flush()
  }
}
