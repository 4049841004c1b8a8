import Packets
import Testing

@testable import Traffic

/// Who lives in a home, found out from packets alone.
@Suite struct HouseholdInferenceTests {
  private let router = Home.router
  private let lamp = Home.station(1)
  private let vacuum = Home.station(2)

  // MARK: The router

  @Test func theRouterIsWhomDHCPNames() throws {
    var home = Home()
    let leased = home.lease(lamp, 10)
    home.talk(lamp, leased, router, "198.51.100.7")
    home.talk(vacuum, "192.168.1.11", Home.station(9), "198.51.100.8")
    home.talk(vacuum, "192.168.1.11", Home.station(9), "198.51.100.9")
    home.claim(router, "192.168.1.1")
    let household = home.household()
    #expect(household.gateway.map { household.devices[$0].mac } == router)
    #expect(household.lan.map(\.description) == ["192.168.1.0/24"])
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    #expect(home.addresses(of: router) == ["192.168.1.1"])
  }

  @Test func theRouterIsWhoAdvertisesItself() throws {
    var home = Home()
    home.advertise(router, from: "fe80::1", prefix: "2001:db8:5::/64")
    home.talk(lamp, "2001:db8:5::10", router, "2001:db8:ffff::7")
    let household = home.household()
    #expect(household.gateway.map { household.devices[$0].mac } == router)
    #expect(household.lan.map(\.description) == ["2001:db8:5::/64"])
    #expect(home.addresses(of: router) == ["fe80::1"])
    #expect(home.addresses(of: lamp) == ["2001:db8:5::10"])
  }

  @Test func withoutAWordTheRouterIsWhoHasTheAddressesFromElsewhere() throws {
    var home = Home()
    for host in 1...5 { home.talk(lamp, "192.168.1.10", router, "198.51.100.\(host)") }
    home.talk(lamp, "192.168.1.10", vacuum, "192.168.1.11")
    let household = home.household()
    #expect(household.gateway.map { household.devices[$0].mac } == router)
    #expect(household.devices.filter(\.isRouter).map(\.mac) == [router])
    #expect(household.devices.map(\.mac) == [router, lamp, vacuum].sorted())
    #expect(home.addresses(of: router) == [])
  }

  /// No prefix of IPv6 was told, and somebody outside began: the router's MAC has addresses of IPv4 from elsewhere.
  @Test func withoutAPrefixTheThingsMACTellsWhichEndIsTheHome() throws {
    var home = Home()
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7")
    home.talk(router, "2001:db8:ffff::7", lamp, "2001:db8:5::10")
    #expect(home.addresses(of: lamp) == ["192.168.1.10", "2001:db8:5::10"])
    #expect(home.addresses(of: router) == [])
    #expect(home.household().devices.map(\.mac) == [router, lamp].sorted())
  }

  /// A capture of all of a machine's interfaces has what it says to itself, too.
  @Test func whatAMachineSaysToItselfIsNoFurtherDevice() throws {
    var home = Home()
    home.talk(.none, "127.0.0.1", .none, "127.0.0.1")
    #expect(home.household().devices.map(\.addresses) == [[IPAddress("127.0.0.1")!]])
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7")
    let addresses = home.household().devices.flatMap(\.addresses)
    #expect(addresses.allSatisfy { !$0.isLoopback })
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
  }

  /// A router that is seen to advertise itself need not have been asked for its IPv4 address, too.
  @Test func whatIsKnownOfOneFamilyDoesNotHideTheOther() throws {
    var home = Home()
    home.advertise(router, from: "fe80::1", prefix: "2001:db8:5::/64")
    for host in 1...5 { home.talk(lamp, "192.168.1.10", router, "198.51.100.\(host)") }
    home.talk(lamp, "192.168.1.10", router, "192.168.1.1")
    home.talk(lamp, "192.168.1.10", vacuum, "192.168.1.11")
    let household = home.household()
    #expect(household.devices.map(\.mac) == [router, lamp, vacuum].sorted())
    #expect(home.addresses(of: router) == ["192.168.1.1", "fe80::1"])
  }

  @Test func theUserKnowsBest() throws {
    var home = Home()
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7")
    let notes = HouseholdNotes(lan: [try #require(IPPrefix("192.168.0.0/16"))], router: vacuum)
    home.talk(vacuum, "192.168.9.9", lamp, "192.168.1.10")
    let household = home.household(notes)
    #expect(household.gateway.map { household.devices[$0].mac } == vacuum)
    #expect(household.lan.map(\.description) == ["192.168.0.0/16"])
  }

  /// Of IPv6, which the user says nothing of, the packets tell.
  @Test func whatTheUserSaysOfOneFamilySaysNothingOfTheOther() throws {
    var home = Home()
    home.advertise(router, from: "fe80::1", prefix: "2001:db8:5::/64")
    home.claim(lamp, "192.168.1.10")
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7")
    home.talk(lamp, "2001:db8:5::10", router, "2001:db8:ffff::7")
    let notes = HouseholdNotes(lan: [try #require(IPPrefix("192.168.1.0/24"))])
    let household = home.household(notes)
    #expect(household.lan.map(\.description) == ["192.168.1.0/24", "2001:db8:5::/64"])
    let device = try #require(household.devices.first { $0.mac == lamp })
    #expect(device.addresses.map(\.description) == ["192.168.1.10", "2001:db8:5::10"])
    #expect(!device.isRouter)
    let other = HouseholdNotes(lan: [try #require(IPPrefix("2001:db8:5::/64"))])
    #expect(home.household(other).lan == household.lan)
  }

  // MARK: Who stands behind another

  @Test func whatAStationPassesOnIsNotItsOwn() throws {
    var home = Home()
    home.claim(router, "192.168.1.1")
    home.claim(lamp, "192.168.1.10")
    for host in 1...3 {
      home.talk(lamp, "192.168.1.10", router, "198.51.100.\(host)")
      home.talk(lamp, "10.22.22.2", router, "198.51.100.\(host)", answered: false, timeToLive: 63)
    }
    let household = home.household()
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    let behind = try #require(
      household.device(of: Party(mac: lamp, address: IPAddress("10.22.22.2")!)))
    #expect(household.devices[behind].mac == .none)
    #expect(household.devices[behind].relay == lamp)
    #expect(household.devices[behind].addresses.map(\.description) == ["10.22.22.2"])
  }

  @Test func aSecondAddressOfOnesOwnStays() {
    var home = Home()
    home.claim(router, "192.168.1.1")
    home.talk(lamp, "192.168.1.10", router, "198.51.100.1")
    home.talk(lamp, "192.168.2.10", router, "198.51.100.1")
    #expect(home.addresses(of: lamp) == ["192.168.1.10", "192.168.2.10"])
    // Nothing of the station's own tells whose time to live it is.
    var other = Home()
    other.claim(router, "192.168.1.1")
    other.talk(lamp, "192.168.1.10", router, "198.51.100.1", timeToLive: 63)
    #expect(other.addresses(of: lamp) == ["192.168.1.10"])
  }

  // MARK: Clients of DHCP

  /// As in a capture of Zeek's (dhcp_flood): one client asks under ever other addresses, and is answered.
  @Test func whatAClientOfDHCPSendsIsItsOwn() throws {
    var flood = Datagrams(wantsLog: false)
    for host in 1...20 {
      let client = Datagrams.End(station: 1, address: "128.2.5.\(host)", port: 68)
      let server = Datagrams.End(station: 2, address: "128.2.7.\(host)", port: 67)
      var fields = DHCPBytes.Fields(type: 8, mac: lamp, clientAddress: 0x8002_067a)
      flood.send(DHCPBytes.message(fields), from: client, to: server)
      (fields.isReply, fields.type, fields.mask) = (true, 5, 0xffff_ff00)
      flood.send(DHCPBytes.message(fields), from: server, to: client)
    }
    var summary = flood.finish()
    summary.close()
    let household = HouseholdInference(summary).household()
    let device = try #require(household.devices.firstIndex { $0.mac == lamp })
    var sent = 0
    for place in summary.parties.indices
    where household.device(of: summary.parties.keys[place]) == device {
      sent += summary.parties.values[place].sent.packets
    }
    #expect(sent == 20)
    #expect(household.devices.map(\.mac) == [lamp, vacuum])
  }

  /// The addresses of a client that is said these by its server (67 to 68) and says the others.
  private func addresses(
    after messages: [DHCPBytes.Fields], uses: Bool = false
  ) throws -> [String] {
    var exchange = Datagrams(wantsLog: false)
    let client = Datagrams.End(station: 1, address: "0.0.0.0", port: 68)
    let server = Datagrams.End(station: 2, address: "192.168.1.1", port: 67)
    let given = Datagrams.End(station: 1, address: "192.168.1.10", port: 68)
    let everybody = Datagrams.End(station: 2, address: "255.255.255.255", port: 67)
    for var fields in messages {
      fields.mac = lamp
      let bytes = DHCPBytes.message(fields)
      if fields.isReply {
        exchange.send(bytes, from: server, to: given)
      } else {
        exchange.send(bytes, from: client, to: everybody)
      }
    }
    if uses { exchange.send([1], from: given, to: server) }
    var summary = exchange.finish()
    summary.close()
    let household = HouseholdInference(summary).household()
    #expect(household.devices.count == 2)
    let device = try #require(household.devices.firstIndex { $0.mac == lamp })
    // What is sent there is for it all the same.
    let party = Party(mac: lamp, address: try #require(IPAddress(given.address)))
    #expect(household.device(of: party) == device)
    return household.devices[device].addresses.map(\.description)
  }

  @Test func whatIsOnlyOfferedOrGivenUpIsNobodys() throws {
    let address: UInt32 = 0xc0a8_010a
    let ask = DHCPBytes.Fields(type: 1)
    let offer = DHCPBytes.Fields(isReply: true, type: 2, yourAddress: address)
    let give = DHCPBytes.Fields(isReply: true, type: 5, yourAddress: address)
    let decline = DHCPBytes.Fields(type: 4, requestedAddress: address)
    let release = DHCPBytes.Fields(type: 7, clientAddress: address)
    #expect(try addresses(after: [ask, offer]) == [])
    #expect(try addresses(after: [ask, offer, give]) == ["192.168.1.10"])
    #expect(try addresses(after: [ask, offer, give, decline]) == [])
    #expect(try addresses(after: [ask, offer, give, release]) == [])
    #expect(try addresses(after: [ask, offer, give, decline, ask, give]) == ["192.168.1.10"])
    // What it sent from was its own while it had it.
    #expect(try addresses(after: [ask, offer, give, release], uses: true) == ["192.168.1.10"])
  }

  @Test func questionsAndAnswersOfDHCPAreCounted() throws {
    var exchange = Datagrams(wantsLog: false)
    let client = Datagrams.End(station: 1, address: "0.0.0.0", port: 68)
    let server = Datagrams.End(station: 2, address: "192.168.1.1", port: 67)
    let everybody = Datagrams.End(station: 2, address: "255.255.255.255", port: 67)
    for (type, wait) in [(1, 10), (1, 4000), (1, 30), (3, 9000), (8, 1000), (4, 1000)]
      as [(UInt8, Int64)]
    {
      exchange.send(
        DHCPBytes.message(DHCPBytes.Fields(type: type, mac: lamp)), from: client, to: everybody,
        after: wait)
    }
    let refusal = DHCPBytes.Fields(isReply: true, type: 6, mac: lamp)
    exchange.send(DHCPBytes.message(refusal), from: server, to: everybody)
    let asked = try #require(
      exchange.finish().claims.addressQuestions[Party(mac: lamp, address: .unspecified)])
    #expect(asked.questions == 3)
    #expect(asked.answers == 1)
    #expect(asked.length == 13_030_000_000)
    #expect(asked.evidence.items.map(\.frame) == [1, 2, 3, 4])
  }

  // MARK: Who was only tried

  @Test func whoNeverSaidAnythingElsewhereIsNoDevice() {
    var home = Home()
    home.claim(router, "192.168.1.1")
    for host in 1...3 { home.talk(lamp, "192.168.1.10", router, "198.51.100.\(host)") }
    home.talk(lamp, "192.168.1.10", router, "10.201.126.241", answered: false)
    // In the home's own network somebody may be there, and another that answers from elsewhere is.
    home.talk(lamp, "192.168.1.10", router, "192.168.1.99", answered: false)
    home.talk(lamp, "192.168.1.10", router, "10.77.0.5")
    // So may whom somebody on the Internet speaks to.
    home.talk(router, "198.51.100.1", router, "10.88.0.6", answered: false)
    let household = home.household()
    #expect(household.lan.map(\.description) == ["192.168.1.0/24"])
    let nameless = household.devices.filter(\.mac.isNone).flatMap(\.addresses)
    #expect(nameless.map(\.description) == ["10.77.0.5", "10.88.0.6", "192.168.1.99"])
  }

  @Test func whatADeviceIsMadeWithIsNoNetworkOfTheHomes() throws {
    var home = Home()
    home.claim(router, "192.168.1.1")
    home.claim(lamp, "192.168.9.20")
    let leased = home.lease(lamp, 10)
    home.talk(lamp, leased, router, "198.51.100.7")
    home.talk(lamp, leased, router, "192.168.9.1", answered: false)
    let household = home.household()
    #expect(household.lan.map(\.description) == ["192.168.1.0/24"])
    #expect(!household.devices.contains { $0.mac.isNone })
    #expect(home.addresses(of: lamp) == ["192.168.1.10", "192.168.9.20"])
    #expect(household.isGroup(try #require(IPAddress("192.168.9.255"))))
    // Where another has an address of it too, it is.
    home.claim(vacuum, "192.168.9.21")
    #expect(
      home.household().lan.map(\.description) == ["192.168.1.0/24", "192.168.9.0/24"])
  }

  @Test func whereNobodyAnswersWhoWasTriedIsAllThereIs() {
    var home = Home()
    home.talk(router, "198.51.100.7", lamp, "192.168.1.10", answered: false)
    home.talk(router, "198.51.100.7", vacuum, "192.168.1.11", answered: false)
    let household = home.household()
    #expect(household.lan.map(\.description) == ["192.168.1.0/24"])
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    #expect(home.addresses(of: vacuum) == ["192.168.1.11"])
  }

  // MARK: The provider's side

  @Test func fromTheProvidersSideTheRouterIsTheOnlyDevice() {
    let provider = Home.station(9)
    var home = Home()
    home.claim(router, "203.0.113.2")
    home.claim(provider, "203.0.113.1")
    for host in 1...5 { home.talk(router, "203.0.113.2", provider, "198.51.100.\(host)") }
    home.talk(provider, "203.0.113.1", router, "203.0.113.2")
    // What has IPv6 in the home is not translated, but seen under its own address.
    home.talk(router, "2001:db8:77::3", provider, "2001:db8:ffff::30")
    let household = home.household()
    #expect(household.isSeenFromOutside)
    #expect(household.gateway == nil)
    #expect(household.lan.isEmpty)
    #expect(household.devices.map(\.mac) == [router])
    #expect(home.addresses(of: router) == ["203.0.113.2", "2001:db8:77::3"])
  }

  @Test func anAddressThatProvidersShareOutIsTheProvidersSide() {
    let provider = Home.station(9)
    var home = Home()
    home.claim(router, "100.64.3.7")
    home.claim(provider, "100.64.0.1")
    for host in 1...5 { home.talk(router, "100.64.3.7", provider, "198.51.100.\(host)") }
    // The provider's own servers need no public addresses.
    home.talk(router, "100.64.3.7", provider, "10.0.0.53", port: 53)
    let household = home.household()
    #expect(household.isSeenFromOutside)
    #expect(household.devices.map(\.mac) == [router])
  }

  /// Behind another router the outer side has a private address, as one device inside would.
  @Test(arguments: [(63, true), (127, true), (64, false), (128, false), (255, false)])
  func behindAnotherRouterTimesToLiveTellTheOuterSide(_ timeToLive: UInt8, isOuter: Bool) {
    let provider = Home.station(9)
    var home = Home()
    home.claim(router, "192.168.0.2")
    home.claim(provider, "192.168.0.1")
    for host in 1...5 {
      home.talk(
        router, "192.168.0.2", provider, "198.51.100.\(host)", timeToLive: timeToLive)
    }
    home.talk(router, "192.168.0.2", provider, "192.168.0.1", port: 53)
    #expect(home.household().isSeenFromOutside == isOuter)
  }

  @Test func aDeviceWithGuestsAmongOthersIsInside() {
    var home = Home()
    for host in 1...5 {
      home.talk(lamp, "192.168.1.5", router, "198.51.100.\(host)", timeToLive: 63)
    }
    home.talk(vacuum, "192.168.1.6", router, "198.51.100.7")
    #expect(!home.household().isSeenFromOutside)
  }

  @Test func severalStationsWithPublicAddressesAreANetworkSeenFromInside() {
    let provider = Home.station(9)
    var home = Home()
    home.claim(lamp, "203.0.113.2")
    home.claim(vacuum, "203.0.113.3")
    home.talk(lamp, "203.0.113.2", provider, "198.51.100.7")
    home.talk(vacuum, "203.0.113.3", provider, "198.51.100.8")
    let household = home.household()
    #expect(!household.isSeenFromOutside)
    #expect(household.lan.map(\.description) == ["203.0.113.0/24"])
    #expect(household.devices.filter { !$0.isRouter }.map(\.mac) == [lamp, vacuum])
  }

  @Test func askingForALeaseIsNoTalkWithTheOutside() {
    var home = Home()
    home.talk(lamp, "203.0.113.2", router, "203.0.112.7", port: 67)
    #expect(!home.household().isSeenFromOutside)
  }

  @Test func twoNeighboursThatOnlyTalkWithEachOtherAreInside() {
    var home = Home()
    home.claim(lamp, "203.0.113.2")
    home.claim(vacuum, "203.0.113.3")
    home.talk(lamp, "203.0.113.2", vacuum, "203.0.113.3")
    #expect(!home.household().isSeenFromOutside)
    #expect(home.household().devices.map(\.mac) == [lamp, vacuum])
  }

  // MARK: Devices

  @Test func aDeviceHasAllItsAddressesUnderOneMAC() throws {
    var home = Home()
    let leased = home.lease(lamp, 10)
    home.advertise(router, from: "fe80::1", prefix: "2001:db8:5::/64")
    home.talk(lamp, leased, router, "198.51.100.7")
    home.talk(lamp, "2001:db8:5::10", router, "2001:db8:ffff::7")
    home.talk(lamp, "fe80::10", router, "fe80::1")
    #expect(
      home.addresses(of: lamp) == ["192.168.1.10", "2001:db8:5::10", "fe80::10"])
    #expect(home.household().devices.count == 2)
  }

  @Test func whatIsSentToARouterForOthersIsNotItsOwn() {
    var home = Home()
    let leased = home.lease(lamp, 10)
    home.claim(router, "192.168.1.1")
    home.talk(lamp, leased, router, "192.168.1.1")
    home.talk(lamp, leased, router, "192.168.9.9", answered: false)
    #expect(home.addresses(of: router) == ["192.168.1.1"])
    // Nor is anybody's who was only tried.
    #expect(home.household().devices.map(\.mac).sorted() == [lamp, router].sorted())
  }

  @Test func twoMACsThatClaimOneAddressStayApart() throws {
    var home = Home()
    home.claim(lamp, "192.168.1.10")
    home.claim(vacuum, "192.168.1.10")
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7")
    home.talk(vacuum, "192.168.1.10", router, "198.51.100.8")
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    #expect(home.addresses(of: vacuum) == ["192.168.1.10"])
    let household = home.household()
    for mac in [lamp, vacuum] {
      let party = Party(mac: mac, address: try #require(IPAddress("192.168.1.10")))
      #expect(household.device(of: party).map { household.devices[$0].mac } == mac)
    }
  }

  @Test func broadcastsAndGroupsAreNoDevices() throws {
    var home = Home()
    _ = home.lease(lamp, 10)
    let group = MACAddress(rawValue: 0x0100_5e00_00fb)
    home.talk(lamp, "192.168.1.10", .broadcast, "192.168.1.255")
    home.talk(lamp, "192.168.1.10", .broadcast, "255.255.255.255")
    home.talk(lamp, "192.168.1.10", group, "224.0.0.251")
    home.talk(lamp, "192.168.1.10", router, "192.168.1.255")
    let household = home.household()
    #expect(household.devices.map(\.mac) == [router, lamp])
    for address in ["192.168.1.255", "255.255.255.255", "224.0.0.251", "0.0.0.0"] {
      let address = try #require(IPAddress(address))
      #expect(!household.devices.contains { $0.addresses.contains(address) })
      #expect(household.device(of: Party(mac: .broadcast, address: address)) == nil)
    }
  }

  @Test func aStationNeverHeardNorToldOfIsNoDeviceWithoutAnAddress() throws {
    var home = Home()
    home.talk(lamp, "192.168.1.10", vacuum, "224.0.0.251")
    #expect(home.household().devices.map(\.mac) == [lamp])
  }

  @Test func whoOnlySpeaksARPIsADevice() throws {
    var home = Home()
    home.claim(lamp, "192.168.1.10")
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
  }

  // MARK: Other vantages

  @Test func aCaptureWithoutMACsHasItsDevicesByAddress() throws {
    var home = Home()
    home.talk(.none, "192.168.1.10", .none, "198.51.100.7")
    home.talk(.none, "192.168.1.11", .none, "198.51.100.7")
    let household = home.household()
    #expect(household.devices.map(\.id) == ["192.168.1.10", "192.168.1.11"])
    #expect(household.gateway == nil)
    let elsewhere = Party(mac: .none, address: try #require(IPAddress("198.51.100.7")))
    #expect(household.device(of: elsewhere) == nil)
  }

  @Test func outsideTheRouterOnePublicAddressAmongManyIsTheHome() throws {
    var home = Home()
    let wan = Home.station(20)
    let uplink = Home.station(21)
    for host in 1...6 { home.talk(wan, "203.0.113.2", uplink, "198.51.100.\(host)") }
    home.talk(uplink, "198.51.100.77", wan, "203.0.113.2")
    let household = home.household()
    let address = try #require(IPAddress("203.0.113.2"))
    let own = household.device(of: Party(mac: wan, address: address))
    #expect(own.map { household.devices[$0].mac } == wan)
    let there = Party(mac: uplink, address: try #require(IPAddress("198.51.100.3")))
    #expect(household.device(of: there) == nil)
    #expect(household.lan.isEmpty)
  }

  @Test func aRouterOfSeveralNetworksIsOneDevice() throws {
    var home = Home()
    for network in [1, 2, 3] {
      home.claim(router, "192.168.\(network).1")
      home.talk(Home.station(network), "192.168.\(network).10", router, "198.51.100.7")
    }
    // A packet from one network to another passes the router, and goes under its MAC on either side.
    home.talk(Home.station(1), "192.168.1.10", router, "192.168.2.10")
    home.talk(router, "192.168.1.10", Home.station(2), "192.168.2.10")
    let household = home.household()
    #expect(
      household.lan.map(\.description) == ["192.168.1.0/24", "192.168.2.0/24", "192.168.3.0/24"])
    #expect(home.addresses(of: router) == ["192.168.1.1", "192.168.2.1", "192.168.3.1"])
    #expect(home.addresses(of: Home.station(1)) == ["192.168.1.10"])
    #expect(home.addresses(of: Home.station(2)) == ["192.168.2.10"])
    #expect(household.devices.count == 4)
  }

  @Test func oneDirectionIsEnough() throws {
    var home = Home()
    home.talk(lamp, "192.168.1.10", router, "198.51.100.7", answered: false)
    home.talk(lamp, "192.168.1.10", router, "198.51.100.8", answered: false)
    home.talk(vacuum, "192.168.1.11", router, "198.51.100.8", answered: false)
    let household = home.household()
    #expect(household.gateway.map { household.devices[$0].mac } == router)
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    #expect(home.addresses(of: vacuum) == ["192.168.1.11"])
  }

  @Test func theOtherDirectionIsEnoughToo() throws {
    var home = Home()
    home.talk(router, "198.51.100.7", lamp, "192.168.1.10", answered: false)
    home.talk(router, "198.51.100.8", vacuum, "192.168.1.11", answered: false)
    let household = home.household()
    #expect(household.gateway.map { household.devices[$0].mac } == router)
    #expect(home.addresses(of: lamp) == ["192.168.1.10"])
    #expect(home.addresses(of: vacuum) == ["192.168.1.11"])
  }
}
