import Foundation
import Testing

/// The program itself, run as users run it.
enum Program {
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// One line for each line of output.
    var lines: [Substring] { output.split(separator: "\n") }

    /// All that was said, wherever its lines break.
    var words: String {
      (output + errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// The product of the same build, beside the tests.
  static let url: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? Bundle.main.executableURL ?? URL(filePath: "/")
    return tests.deletingLastPathComponent().appending(path: "phonehome")
  }()

  /// Runs the program to its end.
  static func run(_ arguments: [String], input: Data? = nil) throws -> Result {
    try run(url, arguments, input: input)
  }

  /// Runs any program to its end.
  static func run(
    _ executable: URL, _ arguments: [String], input: Data? = nil, in place: URL? = nil
  ) throws -> Result {
    let folder = try TemporaryFolder()
    // Files never fill up, as pipes that nobody reads do.
    let output = try folder.write(Data(), as: "output")
    let errors = try folder.write(Data(), as: "errors")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let place { process.currentDirectoryURL = place }
    process.environment = ProcessInfo.processInfo.environment.merging(["TZ": "UTC"]) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    let feed = input.map { ($0, Pipe()) }
    process.standardInput = feed?.1 ?? FileHandle.nullDevice
    try process.run()
    if let (data, pipe) = feed {
      try pipe.fileHandleForWriting.write(contentsOf: data)
      try pipe.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// The JSON report of captures.
  static func report(_ arguments: [String], status: Int32 = 0) throws -> [String: Any] {
    let result = try run(["report", "--format", "json"] + arguments)
    #expect(result.status == status, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  /// The rows of one of Zeek's logs.
  static func log(_ name: String, _ arguments: [String]) throws -> [[String: Any]] {
    let result = try run(["log", "--format", "zeek"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return try result.lines.compactMap { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return row?["_path"] as? String == name ? row : nil
    }
  }

  /// A program that may be installed.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}

/// A folder that goes when nothing holds it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "phonehome-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ data: Data, as name: String) throws -> URL {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file
  }
}
