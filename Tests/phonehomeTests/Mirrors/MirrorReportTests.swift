import Foundation
import Testing

/// What is heard from mirrors, made by scapy, against the report of the file they carry.
@Suite(.enabled(if: MirrorWire.isPossible, MirrorWire.reason))
struct MirrorReportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func report(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.url.appending(path: name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// A part of a report without what must differ: times, and rates that are reckoned with them.
  private func timeless(_ report: [String: Any], _ part: String, keys: Set<String>) throws
    -> [String]
  {
    try (report[part] as? [[String: Any]] ?? []).map { entry in
      let kept = entry.filter { keys.contains($0.key) }
      let data = try JSONSerialization.data(withJSONObject: kept, options: .sortedKeys)
      return String(decoding: data, as: UTF8.self)
    }.sorted()
  }

  private static let ofDevices: Set = [
    "id", "name", "nameSource", "vendor", "maker", "type", "addresses", "packets", "bytes",
    "evidence", "localOnly",
  ]
  private static let ofContacts: Set = [
    "device", "service", "transport", "port", "destination", "initiator", "packets", "bytes",
    "encryption",
  ]

  /// Every way at once, as fast as it was captured: flows, findings and frame numbers are equal too.
  @Test func everyMirrorGivesTheReportOfTheFile() throws {
    let kinds = ["tzsp", "vxlan", "erspan1", "erspan2", "erspan3", "gre"]
    let listen = kinds.enumerated().map { index, kind in
      let url = kind == "tzsp" ? "tzsp://[::1]" : "erspan://127.0.0.1\(index)"
      return "$P report --format json -c 617 -d 300 --listen "
        + "\(kind == "vxlan" ? "vxlan://" : url) >\(kind).json 2>\(kind).err &"
    }
    let send = kinds.enumerated().map { index, kind in
      let host = ["tzsp": "::1", "vxlan": "127.0.0.1"][kind] ?? "127.0.0.1\(index)"
      let port = ["tzsp": 37008, "vxlan": 4789][kind] ?? 0
      return "mirror \(kind) \(host) \(port) '\(Sample.path())' &"
    }
    let wait = "ready udp6 :9090; ready udp :12B5; ready raw :002F 4"
    let result = try MirrorWire.run(
      (listen + [wait] + send + ["wait"]).joined(separator: "\n"), in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let truth = try Program.report([Sample.path()])
    for kind in kinds {
      let heard = try report("\(kind).json")
      for (part, keys) in [
        ("devices", Self.ofDevices), ("contacts", Self.ofContacts.union(["flows", "pattern"])),
        ("findings", ["kind", "severity", "device", "evidence"]),
        ("captures", ["packets", "bytes", "linkTypes", "interfaces", "copies", "complete"]),
      ] {
        let equal =
          try timeless(heard, part, keys: keys) == timeless(truth, part, keys: keys)
        #expect(equal, "\(part) of \(kind)")
      }
      #expect(
        try String(contentsOf: folder.url.appending(path: "\(kind).err"), encoding: .utf8) == "")
    }
  }

  /// Ten minutes of a home in ten seconds: nothing is lost or counted twice, and everybody is known by the same name.
  @Test func aHomeInAHurryIsTheSameHome() throws {
    let capture = Sample.path("home/seed-1/inside.pcapng.gz")
    let result = try MirrorWire.run(
      """
      $P report --format json -c 1870 -d 300 --listen tzsp:// >hurry.json & p=$!
      ready udp :9090; mirror tzsp 127.0.0.1 37008 '\(capture)' --speed 60; wait $p
      """, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let (heard, truth) = (try report("hurry.json"), try Program.report([capture]))
    for (part, keys) in [
      ("devices", Self.ofDevices.subtracting(["evidence"])),
      ("captures", ["packets", "bytes", "linkTypes"]),
    ] {
      #expect(try timeless(heard, part, keys: keys) == timeless(truth, part, keys: keys))
    }
    let keys: Set = ["device", "service", "transport", "port", "packets", "bytes"]
    #expect(
      try timeless(heard, "contacts", keys: keys) == timeless(truth, "contacts", keys: keys))
  }

  @Test(arguments: ["tzsp", "vxlan", "erspan"])
  func aHundredThousandDamagedDatagramsDoNoHarmAndAreCounted(_ kind: String) throws {
    let table = ["tzsp": "udp :9090", "vxlan": "udp :12B5", "erspan": "raw :002F"][kind] ?? ""
    let result = try MirrorWire.run(
      """
      $P report --format json --listen \(kind):// >out.json & p=$!
      ready \(table); rubbish \(kind) 100000
      read_all() { awk -v p='\(table.split(separator: " ")[1]) ' 'index($0, p) && $5 !~ /:00000000$/ { n = 1 } END { exit n }' \
        /proc/net/udp /proc/net/raw; }
      till read_all
      sleep 0.5; kill -INT $p; wait $p
      """, in: folder)
    let captures = try #require(try report("out.json")["captures"] as? [[String: Any]])
    let packets = try #require(captures.first?["packets"] as? Int)
    let left = try #require(
      result.errors.firstMatch(of: /(\d+) datagrams from 127.0.0.1 were left out/))
    let lost = result.errors.firstMatch(of: /(\d+) datagrams were lost/).map { Int($0.1) ?? 0 }
    let heard = packets + (Int(left.1) ?? 0)
    #expect(heard + (lost ?? 0) == 100_000, "\(result.errors)")
    #expect(result.status == 0 || result.status == 3 && lost != nil, "\(result.errors)")
  }

  @Test func strangersAreNotHeardAndTold() throws {
    let result = try MirrorWire.run(
      """
      ip address add 192.168.77.1/24 dev lo; ip address add 192.168.77.66/24 dev lo
      $P report --format json -d 300 -c 617 --listen tzsp://192.168.77.1 --allow 192.168.77.1 >out.json & p=$!
      ready udp :9090
      mirror tzsp 192.168.77.1 37008 '\(Sample.path())' --speed 100 --from 192.168.77.66
      mirror tzsp 192.168.77.1 37008 '\(Sample.path())' --speed 20 --from 192.168.77.1; wait $p
      """, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.words.contains(
        "617 datagrams from 192.168.77.66 were not heard, as '--allow' doesn't name that address."))
    let captures = try report("out.json")["captures"] as? [[String: Any]]
    #expect(captures?.first?["packets"] as? Int == 617)
  }
}
