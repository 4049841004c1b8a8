import ArgumentParser

@main
struct PhoneHome: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "phonehome",
    abstract: "Tells what the smart things in a home say, to whom, and who started it.",
    discussion: """
      Give it a capture from a router, a switch's mirror port, a tap or Wireshark:

        phonehome router.pcapng
        phonehome --device "Smart Light" router.pcapng
        phonehome explain --device "Smart Light" router.pcapng
        ssh router tcpdump -U -w - | phonehome log -
        phonehome log --format zeek router.pcapng | jq 'select(._path == "dns")'
        phonehome show --frame 41 router.pcapng
        phonehome devices --leases /var/lib/misc/dnsmasq.leases router.pcapng

      Or what passes right now:

        phonehome interfaces
        sudo phonehome doctor -i eth1
        sudo phonehome capture -i eth1
        sudo phonehome -i eth1 -d 5m
        sudo phonehome log -i eth1
        phonehome log --follow /var/log/captures

      Exit status: 0 done, 1 failed, 3 done but the capture was cut short or damaged or packets were dropped, 4 doctor's bad \
      verdict, 64 wrong usage.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, LogCommand.self, DevicesCommand.self, TopicsCommand.self,
      ExplainCommand.self, ShowCommand.self, DecryptCommand.self, InterfacesCommand.self,
      DoctorCommand.self, CaptureCommand.self, MarkCommand.self,
    ],
    defaultSubcommand: ReportCommand.self)

  /// Runs the command asked for. What turns out to be wrong usage only then is told with where that command's own is explained.
  static func main() {
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let error as ValidationError {
        let name = type(of: command).configuration.commandName ?? ""
        StandardError.write("Error: \(error.message)")
        StandardError.write("  See 'phonehome \(name) --help' for more information.")
        throw ExitCode.validationFailure
      }
    } catch {
      exit(withError: error)
    }
  }
}
