import Foundation
import Testing

/// A capture that comes through a pipe is told of while it grows: `ssh router tcpdump -U -w - | phonehome log -`.
@Suite struct GrowingPipeTests {
  @Test func whatHasArrivedIsToldBeforeTheRest() throws {
    let capture = try Sample.data()
    let half = capture.count / 2
    let program = Process()
    program.executableURL = Program.url
    program.arguments = ["log", "--timezone", "UTC", "-"]
    let input = Pipe()
    let output = Pipe()
    program.standardInput = input
    program.standardOutput = output
    try program.run()
    try input.fileHandleForWriting.write(contentsOf: capture[..<half])
    // Waits for the first lines: the other half is not written before they come.
    let early = output.fileHandleForReading.availableData
    try input.fileHandleForWriting.write(contentsOf: capture[half...])
    try input.fileHandleForWriting.close()
    let late = try output.fileHandleForReading.readToEnd() ?? Data()
    program.waitUntilExit()
    #expect(String(decoding: early, as: UTF8.self).contains("acmecam-31"))
    #expect(program.terminationStatus == 0)
    let whole = try Program.run(["log", "--timezone", "UTC", Sample.path()])
    #expect(early + late == Data(whole.output.utf8))
  }
}
