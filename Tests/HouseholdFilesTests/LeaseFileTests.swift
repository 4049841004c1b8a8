import Packets
import Testing
import Traffic

@testable import HouseholdFiles

/// An entry as a test writes it.
struct Expected: Equatable, CustomStringConvertible {
  let mac: String?
  let address: String?
  let name: String?

  init(_ mac: String?, _ address: String?, _ name: String?) {
    self.mac = mac
    self.address = address
    self.name = name
  }

  init(_ entry: HouseholdEntry) {
    self.init(entry.mac?.description, entry.address?.description, entry.name)
  }

  var description: String { "\(mac ?? "-") \(address ?? "-") \(name ?? "-")" }
}

let lamp = "a4:cf:12:00:00:01"
let vacuum = "50:14:79:00:00:02"

@Suite struct LeaseFileTests {
  func read(_ text: String, _ kind: HouseholdSource.Kind) throws -> [Expected] {
    let file = try LeaseFile(text, file: "leases")
    #expect(file.entries.allSatisfy { $0.source.kind == kind })
    #expect(file.problems.isEmpty, "\(file.problems)")
    return file.entries.map(Expected.init)
  }

  @Test(arguments: Samples.leases.indices)
  func everyFormatIsKnownByItsContentWithEitherLineEnd(_ index: Int) throws {
    let (text, entries) = Samples.leases[index]
    let file = try LeaseFile(text, file: "leases")
    #expect(file.entries.count == entries, "\(text)")
    let windows = try LeaseFile(
      "\u{feff}"
        + text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n"), file: "leases")
    #expect(windows.entries == file.entries)
    #expect(windows.problems == file.problems)
  }

  @Test func theLastLeaseOfAnAddressCountsAndOneThatEndedStillNamesItsMAC() throws {
    let file = try LeaseFile(Samples.dhcpdLeases, file: "leases")
    #expect(
      file.entries.map(Expected.init) == [
        Expected(lamp, "192.168.1.9", "lämp \"one\""),
        Expected("a4:cf:12:00:00:03", nil, "was-here"),
        Expected("a4:cf:12:00:00:04", "192.168.1.12", nil),
      ])
    #expect(file.entries.map(\.source.line) == [19, 32, 41])
    #expect(file.entries.allSatisfy { !$0.isStatic && $0.source.kind == .dhcpdLease })
    #expect(file.problems.isEmpty, "\(file.problems)")
  }

  @Test func staticMappingsOfDhcpdCarryTheNameThatPeopleChose() throws {
    let found = try read(Samples.dhcpdConf, .dhcpdHost)
    #expect(
      found == [
        Expected(lamp, "192.168.1.9", "lamp"), Expected(vacuum, "192.168.1.20", "vacuum"),
        Expected(vacuum, "192.168.2.20", "vacuum"), Expected("a4:cf:12:00:00:06", nil, nil),
      ])
    #expect(try LeaseFile(Samples.dhcpdConf, file: "").entries.allSatisfy(\.isStatic))
  }

  @Test func aLeaseCutShortIsReportedAndLosesNothingElse() throws {
    let text = """
      lease 192.168.1.8 {
        hardware ethernet a4:cf:12:00:00:01;
      lease 192.168.1.9 {
        hardware ethernet 50:14:79:00:00:0;
        hardware ethernet nonsense;
        client-hostname "robo";
      }
      lease everything {
      }
      lease 192.168.1.10 {
        hardware ethernet a4:cf:12:00:00:02;
      """
    let file = try LeaseFile(text, file: "leases")
    #expect(file.entries.map(Expected.init) == [Expected(nil, "192.168.1.9", "robo")])
    #expect(file.problems.map(\.line) == [1, 5, 8, 10])
    #expect(file.problems[1].description == "'leases', line 5: 'nonsense' is no MAC address")
  }

  @Test func anEmptyFileOfDhcpdIsNoError() throws {
    let file = try LeaseFile("# none\nauthoring-byte-order little-endian;\n", file: "leases")
    #expect(file.entries.isEmpty && file.problems.isEmpty)
  }

  @Test func keaKeepsTheLastRowOfAnAddressThatIsHeld() throws {
    #expect(
      try read(Samples.kea4, .keaLease4) == [
        Expected(vacuum, "192.168.1.20", "robo,vac.home.arpa"),
        Expected(lamp, "192.168.1.9", "lamp-renewed"),
      ])
    #expect(
      try read(Samples.kea6, .keaLease6) == [
        Expected(lamp, "fd00::9", "lamp"), Expected(nil, "fd00::a", "no-mac"),
      ])
  }

  @Test func keasColumnsAreFoundByNameAndDamagedRowsReported() throws {
    let text = """
      address,state,hostname,hwaddr
      192.168.1.9,0,lamp,a4:cf:12:00:00:01
      192.168.1.10
      nowhere,0,x,a4:cf:12:00:00:01
      192.168.1.11,0,x,a4:cf
      """
    let file = try LeaseFile(text, file: "leases")
    #expect(file.entries.map(Expected.init) == [Expected(lamp, "192.168.1.9", "lamp")])
    #expect(file.problems.map(\.line) == [3, 4, 5])
  }

  @Test func dnsmasqWritesAStarForNoNameAndNoMACForIPv6() throws {
    #expect(
      try read(Samples.dnsmasq, .dnsmasqLease) == [
        Expected(lamp, "192.168.1.9", "lamp"), Expected(vacuum, "192.168.1.20", nil),
        Expected("a4:cf:12:00:00:04", "192.168.1.21", "forever"),
        Expected(nil, "fd00::9", "lamp"), Expected(nil, "fd00::a", "phone"),
      ])
  }

  @Test func staticMappingsOfDnsmasqAndOpenWrtAreRead() throws {
    #expect(
      try read(Samples.dnsmasqConf, .dnsmasqHost) == [
        Expected(lamp, "192.168.1.9", "lamp"), Expected(vacuum, "192.168.1.20", "vacuum"),
        Expected("11:22:33:44:55:66", nil, nil), Expected("a4:cf:12:00:00:07", "fd00::7", "phone"),
      ])
    #expect(
      try read(Samples.openWrt, .openWrtHost) == [
        Expected(lamp, "192.168.1.9", "lamp"), Expected(vacuum, nil, "laptop"),
        Expected("50:14:79:00:00:03", nil, "laptop"),
      ])
  }

  @Test func ethersAndHostsAreWrittenByHand() throws {
    #expect(
      try read(Samples.ethers, .ethers) == [
        Expected(lamp, nil, "lamp"), Expected("08:00:20:01:02:03", nil, "workstation"),
        Expected(vacuum, "192.168.1.20", nil),
      ])
    #expect(
      try read(Samples.hosts, .hosts) == [
        Expected(nil, "192.168.1.9", "lamp.home.arpa"), Expected(nil, "fd00::9", "lamp6"),
      ])
    #expect(try LeaseFile(Samples.hosts, file: "").entries.allSatisfy(\.isStatic))
  }

  @Test func neighbourTablesOfEverySystemAreRead() throws {
    #expect(
      try read(Samples.neighbours, .neighbours) == [
        Expected(lamp, "192.168.1.9", nil), Expected(vacuum, "fe80::5214:79ff:fe00:2", nil),
      ])
    #expect(
      try read(Samples.arpLinux, .arp) == [
        Expected(lamp, "192.168.1.9", "lamp.home.arpa"), Expected(vacuum, "192.168.1.20", nil),
      ])
    for text in [Samples.arpMac, Samples.arpProc, Samples.arpColumns, Samples.arpWindows] {
      #expect(try read(text, .arp) == [Expected(lamp, "192.168.1.9", nil)], "\(text)")
    }
  }

  @Test func aTablePastedFromARoutersPageIsReadAsFarAsItCan() throws {
    #expect(
      try read(Samples.pasted, .table) == [
        Expected(lamp, "192.168.1.9", "Living Room Lamp"),
        Expected(vacuum, "192.168.1.20", "vacuum"),
        Expected("a4:cf:12:00:00:04", "192.168.1.21", nil),
      ])
    #expect(try read(Samples.pastedCSV, .table) == [Expected(lamp, "192.168.1.9", "lamp")])
  }

  @Test func aBadLineIsReportedWithItsNumberAndWhatWouldBeRight() throws {
    let file = try LeaseFile(Samples.dnsmasq + "oops \u{1b}[31m\n", file: "dhcp.leases")
    #expect(file.entries.count == 5)
    #expect(
      file.problems.map(\.description) == [
        "'dhcp.leases', line 7: 'oops \u{fffd}[31m' should be 'expiry MAC address name client-id'"
      ])
  }

  @Test func problemsAreCountedAndTheFirstKept() throws {
    let text = Samples.dnsmasq + String(repeating: "oops\n", count: 100)
    let problems = try LeaseFile(text, file: "leases").problems
    #expect(problems.count == ProblemList.limit + 1)
    #expect(problems.last?.text.hasPrefix("80 more lines") == true)
  }

  @Test func aLineOfAbsurdLengthIsReportedAndCostsNothing() throws {
    let long = String(repeating: "a b ", count: TextLine.longest)
    let file = try LeaseFile(long + "\n" + Samples.ethers, file: "ethers")
    #expect(file.entries.count == 3)
    #expect(file.problems.map(\.line) == [1])
    #expect(throws: HouseholdFileError.unrecognised(file: "ethers")) {
      try LeaseFile(long, file: "ethers")
    }
  }

  @Test func entriesAreBounded() {
    var result = LeaseEntries(file: "ethers")
    for line in 1...LeaseFile.mostEntries + 5 {
      result.add(.init(mac: MACAddress(lamp)), .ethers, line: line, isStatic: true)
    }
    #expect(result.entries.count == LeaseFile.mostEntries)
    #expect(result.problems.all.count == 5)
  }

  @Test(arguments: ["", "\n\n", "# nothing here\n", "\u{feff}"])
  func aFileOfBlanksAndCommentsIsEmpty(_ text: String) throws {
    let file = try LeaseFile(text, file: "leases")
    #expect(file.entries.isEmpty && file.problems.isEmpty)
  }

  @Test(arguments: ["Dear router,\nwho are you?", "{}", "\u{0}\u{1}\u{2}", "a,b,c\n1,2,3"])
  func somethingElseIsRefusedWithAWayOut(_ text: String) {
    #expect(throws: HouseholdFileError.unrecognised(file: "letter")) {
      try LeaseFile(text, file: "letter")
    }
  }
}
