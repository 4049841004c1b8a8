import CMaxMindDB
import Packets
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A database in MaxMind's format (<https://maxmind.github.io/MaxMind-DB/>) that the user has: of countries or cities,
/// of autonomous systems, or both.
///
/// All calls of libmaxminddb are in this file.
@safe public final class MaxMindDatabase: AddressDatabase, @unchecked Sendable {
  public let description: DataSource
  private var database = unsafe MMDB_s()
  /// The library wants a pointer that may be written through: one look-up at a time.
  private let turn = Mutex(())

  /// - Throws: when it can't be read, or is none.
  public init(path: String) throws(DataSourceError) {
    // Safe: the library fills the structure in, which stays in place as long as this object.
    var opened = unsafe MMDB_s()
    let status = unsafe MMDB_open(path, UInt32(MMDB_MODE_MMAP), &opened)
    guard status == MMDB_SUCCESS else {
      throw DataSourceError(path: path, reason: Self.reason(status))
    }
    unsafe database = opened
    let name = unsafe opened.metadata.database_type.map { unsafe String(cString: $0) }
    let built = unsafe Int64(clamping: opened.metadata.build_epoch)
    let (date, overflows) = built.multipliedReportingOverflow(by: 1_000_000_000)
    description = DataSource(
      kind: .addresses, name: name ?? "MaxMind database", path: path,
      date: built > 0 && !overflows ? date : nil)
  }

  deinit { unsafe MMDB_close(&database) }

  private static func reason(_ status: Int32) -> String {
    switch status {
    case MMDB_FILE_OPEN_ERROR: "there is no such file that you may read."
    case MMDB_INVALID_METADATA_ERROR, MMDB_UNKNOWN_DATABASE_FORMAT_ERROR:
      "it is no database in MaxMind's format (.mmdb)."
    default: "libmaxminddb says: \(unsafe String(cString: MMDB_strerror(status)))."
    }
  }

  public func place(of address: IPAddress) -> AddressPlace? {
    turn.withLock { _ in lookUp(address) }
  }

  private func lookUp(_ address: IPAddress) -> AddressPlace? {
    var status: Int32 = 0
    // Safe: the library reads the address during the call; what it gives points into its mapping, which this object keeps.
    var result = unsafe withSocketAddress(address) { pointer, _ in
      unsafe MMDB_lookup_sockaddr(&database, pointer, &status)
    }
    guard status == MMDB_SUCCESS, unsafe result.found_entry else { return nil }
    var place = AddressPlace()
    // MaxMind's and DB-IP's databases, then IPinfo's flat ones.
    let countryPaths = [
      ["country", "iso_code"], ["registered_country", "iso_code"], ["country_code"], ["country"],
    ]
    let country = countryPaths.lazy.compactMap { unsafe self.text(&result.entry, $0) }.first
    if let country, country.utf8.count == 2 { place.country = country.uppercased() }
    let number = unsafe number(&result.entry, ["autonomous_system_number"])
    let written = unsafe text(&result.entry, ["asn"])
    place.asNumber = number ?? written.flatMap { UInt32($0.drop { !$0.isNumber }) }
    let names = [["autonomous_system_organization"], ["as_name"]]
    place.asName = names.lazy.compactMap { unsafe self.text(&result.entry, $0) }.first
    place.isAnycast = unsafe value(&result.entry, ["traits", "is_anycast"])?.boolean ?? false
    return place
  }

  private func text(_ entry: inout MMDB_entry_s, _ path: [String]) -> String? {
    guard let data = unsafe value(&entry, path),
      unsafe data.type == UInt32(MMDB_DATA_TYPE_UTF8_STRING),
      let start = unsafe data.utf8_string
    else { return nil }
    // Safe: the library vouches for that many bytes from there.
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(data.data_size))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  private func number(_ entry: inout MMDB_entry_s, _ path: [String]) -> UInt32? {
    guard let data = unsafe value(&entry, path),
      unsafe data.type == UInt32(MMDB_DATA_TYPE_UINT32)
    else { return nil }
    return unsafe data.uint32
  }

  /// What a record holds under the keys of a path.
  private func value(_ entry: inout MMDB_entry_s, _ path: [String]) -> MMDB_entry_data_s? {
    var keys = unsafe path.map { key in unsafe UnsafePointer(strdup(key)) }
    unsafe keys.append(nil)
    // Safe: the copies live until after the call.
    defer {
      for index in unsafe keys.indices {
        unsafe free(UnsafeMutableRawPointer(mutating: keys[index]))
      }
    }
    var data = unsafe MMDB_entry_data_s()
    guard unsafe MMDB_aget_value(&entry, &data, &keys) == MMDB_SUCCESS,
      unsafe data.has_data
    else { return nil }
    return unsafe data
  }
}
