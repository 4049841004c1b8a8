import Foundation

/// The channel that a Wi-Fi adapter listens on. libpcap can't set it; the program iw can.
enum WiFiChannel {
  static func set(_ channel: Int, of interface: String) throws {
    let command = "iw dev \(interface) set channel \(channel)"
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/env")
    program.arguments = command.split(separator: " ").map(String.init)
    program.standardInput = FileHandle.nullDevice
    program.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    program.standardError = errors
    do {
      try program.run()
    } catch {
      throw failure(command, reason: "'iw' could not be started")
    }
    let said = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    program.waitUntilExit()
    switch program.terminationStatus {
    case 0: return
    case 127: throw failure(command, reason: "the program 'iw' is not installed")
    default:
      let words = String(decoding: said.prefix(200), as: UTF8.self)
        .split(whereSeparator: \.isNewline).first.map(String.init)
      throw failure(command, reason: words ?? "'iw' gave no reason")
    }
  }

  private static func failure(_ command: String, reason: String) -> Failure {
    Failure(
      "The channel could not be set: \(reason). Set it yourself with 'sudo \(command)', then leave --channel away."
    )
  }
}
