import Foundation
import Testing

/// The sample capture, told as the router's kernel counted it.
@Suite struct SampleTests {
  /// Both directions of every conversation in the conn log.
  private func directions(
    from: (originator: String, responder: String), to: (originator: String, responder: String)
  ) throws -> Set<Sample.Counter> {
    var sums: [[String]: [Int]] = [:]
    for row in try Program.log("conn", [Sample.path()]) {
      guard let transport = row["proto"] as? String, let port = row["id.resp_p"] as? Int,
        let ownPort = row["id.orig_p"] as? Int
      else { continue }
      for (ends, port, prefix) in [
        ((from.originator, to.responder), port, "orig"),
        ((from.responder, to.originator), ownPort, "resp"),
      ] {
        guard let from = row[ends.0] as? String, let to = row[ends.1] as? String,
          let packets = row["\(prefix)_pkts"] as? Int, let bytes = row["\(prefix)_ip_bytes"] as? Int
        else { continue }
        let key = [from, to, transport, "\(port)"]
        let known = sums[key] ?? [0, 0]
        sums[key] = [known[0] + packets, known[1] + bytes]
      }
    }
    return Set(
      sums.map { key, sum in
        Sample.Counter(
          from: key[0], to: key[1], transport: key[2], port: Int(key[3]) ?? 0, packets: sum[0],
          bytes: sum[1])
      })
  }

  @Test(arguments: ["truth-up4.json", "truth-up6.json"])
  func whatDevicesSentIsWhatTheKernelForwarded(_ truth: String) throws {
    let told = try directions(
      from: ("orig_l2_addr", "resp_l2_addr"), to: ("id.orig_h", "id.resp_h"))
    let counted = try Sample.counters(truth)
    #expect(!counted.isEmpty)
    #expect(counted.subtracting(told).isEmpty)
  }

  @Test func whatCameBackIsWhatTheKernelForwarded() throws {
    let counted = try Sample.counters("truth-down4.json")
    // The kernel names the receiver first, and the sender's port.
    let back = Set(
      try Program.log("conn", [Sample.path()]).flatMap { row -> [Sample.Counter] in
        guard let originator = row["id.orig_h"] as? String,
          let responder = row["id.resp_h"] as? String, let transport = row["proto"] as? String,
          let originatorPort = row["id.orig_p"] as? Int,
          let responderPort = row["id.resp_p"] as? Int,
          let sent = row["orig_pkts"] as? Int, let sentBytes = row["orig_ip_bytes"] as? Int,
          let received = row["resp_pkts"] as? Int,
          let receivedBytes = row["resp_ip_bytes"] as? Int
        else { return [] }
        return [
          Sample.Counter(
            from: originator, to: responder, transport: transport, port: responderPort,
            packets: received, bytes: receivedBytes),
          Sample.Counter(
            from: responder, to: originator, transport: transport, port: originatorPort,
            packets: sent, bytes: sentBytes),
        ]
      })
    #expect(!counted.isEmpty)
    #expect(counted.subtracting(back).isEmpty)
  }

  @Test func theHouseholdIsTheOneThatWasBuilt() throws {
    let report = try Program.report(["--leases", Sample.path("leases"), Sample.path()])
    let devices = try #require(report["devices"] as? [[String: Any]])
    #expect(devices.first?["id"] as? String == "02:77:00:00:00:01")
    #expect(devices.first?["type"] as? String == "router")
    // A router speaks for others: that it stays at home can't be said.
    #expect(devices.first?["localOnly"] as? Bool == false)
    #expect((devices.first?["addresses"] as? [String])?.first == "192.168.77.1")
    let named = Dictionary(
      uniqueKeysWithValues: devices.compactMap { device in
        (device["id"] as? String).map { ($0, device["name"] as? String ?? "") }
      })
    #expect(named["a4:cf:12:00:00:01"] == "acmecam-31")
    #expect(named["50:02:91:00:00:02"] == "plugco-socket")
    #expect(named["8c:79:f5:00:00:03"] == "tvmaker-65in")
    #expect(devices.count == 4)
    let vantage = try #require(report["vantage"] as? [String: Any])
    #expect(vantage["viewpoint"] as? String == "inside")
    #expect(vantage["gateway"] as? String == "02:77:00:00:00:01")
    #expect((report["limits"] as? [Any])?.isEmpty == true)
  }

  @Test func theCallFromOutsideIsTheDestinations() throws {
    let report = try Program.report([Sample.path()])
    let contacts = try #require(report["contacts"] as? [[String: Any]])
    let call = contacts.first { contact in
      contact["port"] as? Int == 554 && contact["device"] as? String == "a4:cf:12:00:00:01"
    }
    let initiator = call?["initiator"] as? [String: Any]
    #expect(initiator?["side"] as? String == "destination")
    #expect(initiator?["basis"] as? String == "syn")
    #expect(initiator?["confidence"] as? String == "observed")
  }

  @Test func outsideTheRouterTheHomeIsOneAddress() throws {
    let report = try Program.report([Sample.path("home-wan.pcap")])
    let devices = try #require(report["devices"] as? [[String: Any]])
    #expect(devices.count == 1)
    let own = devices.first { ($0["addresses"] as? [String])?.contains("203.0.113.2") == true }
    let id = try #require(own?["id"] as? String)
    let vantage = try #require(report["vantage"] as? [String: Any])
    #expect(vantage["viewpoint"] as? String == "outside")
    let contacts = try #require(report["contacts"] as? [[String: Any]])
    let served = contacts.filter { $0["device"] as? String == id }.compactMap { $0["port"] as? Int }
    #expect(Set(served).isSuperset(of: [80, 443, 8883, 1883, 32100, 53, 123]))
  }
}
