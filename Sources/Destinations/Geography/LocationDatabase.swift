#if canImport(CLoc)
  import CLoc
  import Packets
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// IPFire's location database, as Debian's libloc-database installs it.
  ///
  /// All calls of libloc are in this file.
  @safe public final class LocationDatabase: AddressDatabase, @unchecked Sendable {
    /// Where Debian puts it.
    public static let usualPath = "/var/lib/location/database.db"

    public let description: DataSource
    private let context: OpaquePointer
    private let database: OpaquePointer
    /// The library counts its references without locks of its own: one look-up at a time.
    private let turn = Mutex(Names())

    /// The names of networks asked for, which are few beside the addresses; at most as many as there are.
    private struct Names {
      var byNumber: [UInt32: String?] = [:]
    }

    /// - Throws: when there is no such database that can be read.
    public init(path: String = LocationDatabase.usualPath) throws(DataSourceError) {
      // Safe: each handle is checked, let go once on every way out, and outlived by none of what it gave.
      guard let file = unsafe fopen(path, "re") else {
        throw DataSourceError(path: path, reason: "there is no such file that you may read.")
      }
      // The library keeps a descriptor of its own.
      defer { unsafe fclose(file) }
      var context: OpaquePointer?
      guard unsafe loc_new(&context) == 0, let context = unsafe context else {
        throw DataSourceError(path: path, reason: "libloc has no memory left.")
      }
      // What is wrong is said here, not by the library.
      unsafe loc_set_log_priority(context, 0)
      var database: OpaquePointer?
      guard unsafe loc_database_new(context, &database, file) == 0,
        let database = unsafe database
      else {
        unsafe loc_unref(context)
        throw DataSourceError(path: path, reason: "it is no location database that libloc reads.")
      }
      unsafe self.context = context
      unsafe self.database = database
      let created = unsafe Int64(loc_database_created_at(database))
      description = DataSource(
        kind: .addresses, name: "IPFire location database", path: path,
        date: created > 0 ? created * 1_000_000_000 : nil)
    }

    deinit {
      unsafe loc_database_unref(database)
      unsafe loc_unref(context)
    }

    /// Addresses that nobody has: they are for examples (RFC 5737, RFC 3849), whatever a registry says of those around them.
    private static let documentation =
      ["192.0.2.0", "198.51.100.0", "203.0.113.0"]
      .compactMap { IPAddress($0).flatMap { IPPrefix($0, length: 24) } }
      + [IPAddress("2001:db8::").flatMap { IPPrefix($0, length: 32) }].compactMap { $0 }

    public func place(of address: IPAddress) -> AddressPlace? {
      turn.withLock { lookUp(address, &$0) }
    }

    private func lookUp(_ address: IPAddress, _ names: inout Names) -> AddressPlace? {
      guard !Self.documentation.contains(where: { $0.contains(address) }) else { return nil }
      // Safe: the library reads the 16 bytes during the call; the network is let go after its parts were copied.
      var wanted = in6_addr(address)
      var network: OpaquePointer?
      guard unsafe loc_database_lookup(database, &wanted, &network) == 0,
        let network = unsafe network
      else { return nil }
      defer { unsafe loc_network_unref(network) }
      var place = AddressPlace()
      if let code = unsafe loc_network_get_country_code(network) {
        let text = unsafe String(cString: code)
        // A1 to A3 stand for networks without a country, XD for those to be dropped.
        if Countries.name(of: text) != nil { place.country = text }
      }
      let number = unsafe loc_network_get_asn(network)
      if number > 0 {
        place.asNumber = number
        if let known = names.byNumber[number] {
          place.asName = known
        } else {
          place.asName = asName(number)
          names.byNumber[number] = .some(place.asName)
        }
      }
      let anycast = UInt32(LOC_NETWORK_FLAG_ANYCAST.rawValue)
      place.isAnycast = unsafe loc_network_has_flag(network, anycast) != 0
      return place
    }

    private func asName(_ number: UInt32) -> String? {
      var system: OpaquePointer?
      guard unsafe loc_database_get_as(database, &system, number) == 0,
        let system = unsafe system
      else { return nil }
      defer { unsafe loc_as_unref(system) }
      guard let name = unsafe loc_as_get_name(system) else { return nil }
      return unsafe String(cString: name)
    }
  }
#endif
