import Foundation
import HouseholdFiles
import Packets
import Testing
import Traffic

@Suite struct HouseholdFilesTests {
  /// Writes a file of its own, gives its path, and removes it.
  func withFile<Result>(_ data: Data, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "phonehome-\(UUID())")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path())
  }

  @Test func theHouseholdFileAndEveryLeaseFileBecomeOneSetOfNotes() throws {
    let contents = try withFile(Data(Samples.household.utf8)) { household in
      try withFile(Data(Samples.dnsmasq.utf8)) { dnsmasq in
        try withFile(Data(Samples.kea4.utf8)) { kea in
          try HouseholdFiles.load(household: household, leases: [dnsmasq, kea])
        }
      }
    }
    let notes = contents.notes
    #expect(contents.problems.isEmpty)
    #expect(notes.entries.count == 7)
    #expect(notes.devices.count == 5)
    let robot = try #require(MACAddress(vacuum))
    let address = try #require(IPAddress("192.168.1.70"))
    #expect(notes.name(for: robot, addresses: [])?.name == "Robo")
    #expect(notes.group(of: robot, addresses: [address]) == "lights")
  }

  @Test func nothingGivenSaysNothing() throws {
    let contents = try HouseholdFiles.load(household: nil, leases: [])
    #expect(contents.notes == HouseholdNotes() && contents.problems.isEmpty)
  }

  /// As PowerShell's `arp -a > file` writes it.
  @Test func aFileInUTF16IsRead() throws {
    let data = try #require(Samples.arpWindows.data(using: .utf16))
    let notes = try withFile(data) {
      try HouseholdFiles.load(household: nil, leases: [$0]).notes
    }
    #expect(notes.entries.count == 1)
  }

  @Test func whatIsNotUTF8IsReadAsFarAsItIs() throws {
    let data = Data("a4:cf:12:00:00:01 l\u{e4}mp\n".unicodeScalars.map { UInt8($0.value) })
    let notes = try withFile(data) {
      try HouseholdFiles.load(household: nil, leases: [$0]).notes
    }
    #expect(notes.entries.first?.name == "l\u{fffd}mp")
  }

  @Test func aPipeIsReadToItsEnd() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(Samples.ethers.utf8))
    try pipe.fileHandleForWriting.close()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try HouseholdFiles.load(household: nil, leases: [path]).notes.entries.count == 3)
  }

  @Test(arguments: ["/nonexistent/leases", "/", ""])
  func anUnreadableFileIsOneClearSentence(_ path: String) {
    for load in [
      { try HouseholdFiles.load(household: nil, leases: [path]) },
      { try HouseholdFiles.load(household: path, leases: []) },
    ] {
      #expect(throws: HouseholdFileError.unreadable(file: path)) { try load() }
    }
    #expect(
      HouseholdFileError.unreadable(file: "x").description
        == "Can't read 'x'. Check that the file exists and that you may read it.")
  }
}
