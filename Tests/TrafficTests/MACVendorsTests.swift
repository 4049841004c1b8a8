import Packets
import Testing

@testable import Traffic

@Suite struct MACVendorsTests {
  /// Assignments as IEEE lists them, one or more of every registry.
  @Test(arguments: [
    ("a4:cf:12:00:00:01", "Espressif"), ("b8:27:eb:12:34:56", "Raspberry Pi"),
    ("50:c7:bf:00:00:00", "TP-Link"), ("00:17:88:ff:ff:ff", "Signify (Philips Hue)"),
    ("50:14:79:01:02:03", "iRobot"), ("00:1a:11:00:00:00", "Google"),
    ("d0:73:d5:10:20:30", "LIFX"), ("54:ef:44:00:00:01", "Lumi (Aqara)"),
    ("20:85:93:b0:00:01", "IOG Products"), ("70:b3:d5:f2:f0:01", "Teleplatforms"),
    ("70:b3:d5:71:9f:ff", "2M"), ("00:50:c2:7d:50:00", "Deuta-Werke"),
    ("00:00:00:00:00:01", "Xerox"), ("08:00:30:00:00:01", "CERN or Network Research or Royal"),
  ])
  func knowsWhoMadeIt(_ address: String, _ vendor: String) throws {
    let found = MACVendors.vendor(of: try #require(MACAddress(address)))
    #expect(found?.hasPrefix(vendor) == true, "\(found ?? "nil")")
  }

  @Test func aLongerPrefixSaysMoreThanAShorterOne() throws {
    // 70:b3:d5 itself belongs to the registration authority, which makes nothing.
    #expect(MACVendors.vendor(of: try #require(MACAddress("70:b3:d5:f2:f0:00"))) == "Teleplatforms")
    #expect(!MACVendorTable.large.contains("\n70B3D5"))
  }

  @Test func anAddressMadeUpByItsHolderHasNoVendor() throws {
    for text in ["da:a1:19:00:00:01", "02:42:ac:11:00:02", "52:54:00:12:34:56"] {
      #expect(MACVendors.vendor(of: try #require(MACAddress(text))) == nil, "\(text)")
    }
  }

  /// DECnet's AA-00-04 and a few more were assigned before the bit had its meaning.
  @Test func aRegisteredPrefixWithTheLocalBitKeepsItsVendor() throws {
    #expect(MACVendors.vendor(of: try #require(MACAddress("aa:00:04:00:01:04"))) != nil)
  }

  @Test func aGroupAndNoAddressHaveNoVendor() throws {
    #expect(MACVendors.vendor(of: .broadcast) == nil)
    #expect(MACVendors.vendor(of: .none) == nil)
    #expect(MACVendors.vendor(of: try #require(MACAddress("01:00:5e:00:00:fb"))) == nil)
  }

  /// IEEE lists 74:1a:e0:9 as "Private".
  @Test func aSecretHolderIsNotNamed() throws {
    #expect(MACVendors.vendor(of: try #require(MACAddress("74:1a:e0:90:00:01"))) == nil)
  }

  /// So that it doesn't matter which table is asked first.
  @Test func whatIsAssignedInPartsIsOnNoLineOfALargerTable() {
    func prefixes(_ table: String, _ digits: Int) -> Set<Substring> {
      Set(table.split(separator: "\n").map { $0.prefix(digits) })
    }
    let small = prefixes(MACVendorTable.small, 6).union(prefixes(MACVendorTable.medium, 6))
    #expect(small.isDisjoint(with: prefixes(MACVendorTable.large, 6)))
    #expect(
      prefixes(MACVendorTable.small, 7).isDisjoint(with: prefixes(MACVendorTable.medium, 7)))
  }

  @Test(arguments: [6, 7, 9])
  func everyTableIsSortedAndItsLinesAreFound(prefixesOfHexDigits digits: Int) throws {
    let table = [
      6: MACVendorTable.large, 7: MACVendorTable.medium, 9: MACVendorTable.small,
    ][digits, default: ""]
    var previous: UInt64?
    var lines = 0
    for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
      let prefix = try #require(UInt64(line.prefix(digits), radix: 16), "\(line)")
      let name = String(line.dropFirst(digits))
      #expect(previous.map { $0 < prefix } ?? true, "\(line) is out of order")
      #expect(!name.isEmpty)
      let address = MACAddress(rawValue: prefix << UInt64(48 - digits * 4) | 1)
      if !address.isGroup, address != .none, lines % 7 == 0 {
        #expect(MACVendors.vendor(of: address) == name, "\(line)")
      }
      previous = prefix
      lines += 1
    }
    #expect(lines > 4000)
  }
}
