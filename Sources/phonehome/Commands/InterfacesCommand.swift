import ArgumentParser
import LiveCapture
import Reports

struct InterfacesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interfaces",
    abstract:
      "Lists the interfaces: which are up, what can be captured on each, and which carries a mirror."
  )

  @Option(help: "How to write the list.")
  var format = ResultFormat.text

  func run() throws {
    let table = InterfacesTable(NetworkInterface.all(), TextOptions(in: .current))
    var output = StandardOutput()
    switch format {
    case .text: output.write(table.text)
    case .json: output.write(table.json + "\n")
    }
    output.flush()
  }
}
