import ArgumentParser

@main
struct PhoneHome: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phonehome", abstract: "Tells what the smart things in a home say, and to whom.")
}
