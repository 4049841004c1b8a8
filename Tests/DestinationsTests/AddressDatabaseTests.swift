import Foundation
import Packets
import TestSupport
import Testing

@testable import Destinations

/// Countries and networks of addresses, by databases.
struct AddressDatabaseTests {
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

  private static let sample = SampleMMDB(
    IPPrefix("203.0.113.0/24")!,
    record: .map([
      ("country", .map([("iso_code", .text("DE"))])),
      ("autonomous_system_number", .number(64496)),
      ("autonomous_system_organization", .text("Example")),
      ("traits", .map([("is_anycast", .truth(true))])),
    ]), built: 1_700_000_000)

  @Test func maxMindsFormat() throws {
    try withFile(Self.sample.bytes) { path in
      let database = try MaxMindDatabase(path: path)
      #expect(database.description.name == "Test-Country")
      #expect(database.description.date == 1_700_000_000_000_000_000)
      let place = try #require(database.place(of: try address("203.0.113.77")))
      #expect(place.country == "DE")
      #expect(place.asNumber == 64496)
      #expect(place.asName == "Example")
      #expect(place.isAnycast)
      #expect(database.place(of: try address("203.0.114.1")) == nil)
      #expect(database.place(of: try address("2001:db8::1")) == nil)
    }
  }

  @Test func flatRecords() throws {
    let flat = SampleMMDB(
      IPPrefix("198.51.100.0/24")!,
      record: .map([
        ("country_code", .text("nl")), ("asn", .text("AS64497")), ("as_name", .text("Flat")),
      ]), built: 1)
    try withFile(flat.bytes) { path in
      let place = try MaxMindDatabase(path: path).place(of: try address("198.51.100.1"))
      #expect(place?.country == "NL")
      #expect(place?.asNumber == 64497)
      #expect(place?.asName == "Flat")
    }
  }

  @Test func severalDatabasesCompleteEachOther() throws {
    let country = SampleMMDB(
      IPPrefix("203.0.113.0/24")!,
      record: .map([("country", .map([("iso_code", .text("FR"))]))]), built: 1)
    let system = SampleMMDB(
      IPPrefix("203.0.113.0/24")!, record: .map([("autonomous_system_number", .number(7))]),
      built: 1)
    try withFile(country.bytes) { first in
      try withFile(system.bytes) { second in
        var databases = Databases()
        databases.addresses = [
          try MaxMindDatabase(path: first), try MaxMindDatabase(path: second),
        ]
        let place = databases.place(of: try address("203.0.113.1"))
        #expect(place?.country == "FR")
        #expect(place?.asNumber == 7)
        #expect(databases.sources.count == 2)
      }
    }
  }

  @Test func whatIsNoDatabaseIsSaidToBeNone() throws {
    #expect(throws: DataSourceError.self) { try MaxMindDatabase(path: "/nonexistent.mmdb") }
    try withFile(Array("no database at all".utf8)) { path in
      let error = #expect(throws: DataSourceError.self) { try MaxMindDatabase(path: path) }
      #expect(error?.description.contains("MaxMind's format") == true)
    }
  }

  @Test func damagedDatabasesNeverTrap() throws {
    var random = SplitMix64(seed: 3)
    let wanted = try address("203.0.113.77")
    for _ in 0..<300 {
      try withFile(random.corrupt(Self.sample.bytes)) { path in
        _ = try? MaxMindDatabase(path: path).place(of: wanted)
      }
    }
  }

  #if os(Linux)
    private static var hasLocations: Bool { (try? LocationDatabase()) != nil }

    /// Debian's libloc-database, where it is installed.
    @Test(
      .enabled(if: hasLocations, "libloc-database is not installed: its reading is not tested"))
    func debiansDatabase() throws {
      let database = try LocationDatabase()
      #expect(database.description.date ?? 0 > 1_500_000_000_000_000_000)
      let place = try #require(database.place(of: try address("8.8.8.8")))
      #expect(place.asNumber == 15169)
      #expect(place.asName == "GOOGLE")
      #expect(place.country == "US")
      let v6 = try #require(database.place(of: try address("2001:4860:4860::8888")))
      #expect(v6.asNumber == 15169)
      #expect(database.place(of: try address("192.168.1.1"))?.asNumber == nil)
    }

    @Test func whatIsNoLocationDatabaseIsSaidToBeNone() throws {
      #expect(throws: DataSourceError.self) { try LocationDatabase(path: "/nonexistent.db") }
      try withFile(Array(repeating: 7, count: 9000)) { path in
        #expect(throws: DataSourceError.self) { try LocationDatabase(path: path) }
      }
    }
  #endif

  @Test func countriesHaveNames() {
    #expect(Countries.name(of: "DE") == "Germany")
    #expect(Countries.name(of: "ZW") == "Zimbabwe")
    #expect(Countries.name(of: "XX") == nil)
    #expect(["US", "GB", "NL", "CZ", "KY"].allSatisfy(Countries.hasArticle))
    #expect(!["DE", "IN", "XX"].contains(where: Countries.hasArticle))
  }
}
