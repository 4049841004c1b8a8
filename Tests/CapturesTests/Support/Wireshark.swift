import Foundation

/// Wireshark's capinfos, where it is installed: what another program reads in a capture.
enum Capinfos {
  private static let path = ["/usr/bin/capinfos", "/usr/local/bin/capinfos"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var isInstalled: Bool { path != nil }

  /// The long report, as lines of `key: value`.
  static func report(_ bytes: [UInt8]) throws -> [String: String] {
    let file = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("phonehome-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: path ?? "/nonexistent")
    process.arguments = ["-S", "-M", file.path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var report: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = parts[0].trimmingCharacters(in: .whitespaces)
      report[key] = report[key] ?? parts[1].trimmingCharacters(in: .whitespaces)
    }
    return report
  }
}
