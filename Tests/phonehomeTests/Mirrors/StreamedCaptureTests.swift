import Foundation
import Testing

/// Captures that come over TCP, in both ways: exactly the report of the file.
@Suite(.enabled(if: Wire.isPossible, Wire.reason))
struct StreamedCaptureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let pcap = try Sample.data()
    _ = try folder.write(pcap, as: "little.pcap")
    _ = try folder.write(Self.swapped(pcap), as: "big.pcap")
    let pcapng = try Program.run(
      URL(filePath: "/bin/sh"),
      [
        "-c",
        "gunzip -c '\(Sample.path("home/seed-1/inside.pcapng.gz"))' >\(folder.url.path)/ng.pcapng",
      ])
    #expect(pcapng.status == 0)
  }

  /// The same pcap as a big-endian machine writes it.
  private static func swapped(_ pcap: Data) -> Data {
    var bytes = [UInt8](pcap)
    func swap(_ start: Int, _ count: Int) { bytes[start..<start + count].reverse() }
    for (start, count) in [(0, 4), (4, 2), (6, 2), (8, 4), (12, 4), (16, 4), (20, 4)] {
      swap(start, count)
    }
    var offset = 24
    while offset + 16 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 8 + $1]) << ($1 * 8) }
      for field in 0..<4 { swap(offset + field * 4, 4) }
      offset += 16 + length
    }
    return Data(bytes)
  }

  private func stream(_ script: String) throws -> Program.Result {
    try Wire.run(
      """
      stream() { '\(Wire.tools.appending(path: "stream").path)' "$@"; }
      ready() { till grep -q ":$1 .* 0A " /proc/net/tcp; }
      read_all() { ! grep -q ":1389 .* 0[18] " /proc/net/tcp; }
      \(script)
      """, in: folder)
  }

  /// A report as text, without the words for where it came from.
  private func report(_ name: String) throws -> String {
    let text = try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    return text.replacing(/"path": ?"[^"]*"/, with: "").replacing(/"format": ?"[^"]*"/, with: "")
  }

  @Test(arguments: ["little.pcap", "big.pcap", "ng.pcapng"], [700, 1 << 20])
  func bothWaysGiveTheReportOfTheFile(_ capture: String, _ piece: Int) throws {
    let result = try stream(
      """
      $P report --format json \(capture) >file.json
      stream serve 5000 \(capture) --pieces \(piece) & ready 1388
      $P report --format json --listen pcap-tcp://127.0.0.1:5000 >dialled.json || exit 1
      $P report --format json --listen 'pcap-tcp://:5001?listen' >heard.json & p=$!
      ready 1389; stream send 5001 \(capture) --pieces \(piece)
      till read_all; kill -INT $p; wait $p
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try report("dialled.json") == report("file.json"))
    #expect(try report("heard.json") == report("file.json"))
  }

  @Test func severalConnectionsAtOnceAndOneAfterAnotherAreOneCapture() throws {
    let result = try stream(
      """
      $P report --format json --listen 'pcap-tcp://:5001?listen' >all.json & p=$!
      ready 1389
      stream send 5001 little.pcap --pieces 900 & a=$!
      stream send 5001 ng.pcapng --pieces 1100; wait $a
      stream send 5001 big.pcap; till read_all; kill -INT $p; wait $p
      """)
    #expect(result.status == 0, "\(result.errors)")
    let text = try report("all.json")
    #expect(text.contains(/"packets": ?3104,/), "617 + 1870 + 617")
  }

  /// It is fetched again only where the user says how long.
  @Test func theEndOfTheStreamIsTheEndWhereACommandHasADurationOfItsOwn() throws {
    let once = try stream(
      """
      stream serve 5000 little.pcap & ready 1388
      $P doctor --listen pcap-tcp://127.0.0.1:5000
      """)
    #expect(once.status == 0, "\(once.errors)")
    #expect(once.words.contains("617 packets"))
    #expect(!once.words.contains("Trying again"))
  }

  @Test func aStreamThatIsCutOrBrokenIsTold() throws {
    let cut = try stream(
      """
      stream serve 5000 little.pcap --bytes 100000 & ready 1388
      $P report --listen pcap-tcp://127.0.0.1:5000
      """)
    #expect(cut.status == 3)
    #expect(cut.words.contains("The capture was cut short in frame"))
    let broken = try stream(
      """
      stream serve 5000 little.pcap --bytes 100000 --reset & ready 1388
      $P report --listen pcap-tcp://127.0.0.1:5000
      """)
    #expect(broken.status == 3)
    #expect(broken.words.contains("'pcap-tcp://127.0.0.1:5000' broke: Connection reset by peer"))
  }

  @Test func aConnectionThatBreaksBetweenTwoPacketsIsToldWhereItWasHeard() throws {
    let bytes = [UInt8](try Sample.data())
    let first = 40 + (0..<4).reduce(0) { $0 | Int(bytes[32 + $1]) << ($1 * 8) }
    let broken = try stream(
      """
      $P report --listen 'pcap-tcp://:5001?listen' & p=$!
      ready 1389; stream send 5001 little.pcap --bytes \(first) --reset; sleep 0.5
      kill -INT $p; wait $p
      """)
    #expect(broken.status == 3)
    let words =
      "A connection from 127.0.0.1 to 'pcap-tcp://:5001?listen' broke: Connection reset by peer, before frame 2."
    #expect(broken.words.contains(words), "\(broken.output)\(broken.errors)")
  }

  /// Block after block that claims 16 MiB and never ends: 12 of 14 MiB each.
  @Test func blocksWithoutEndTakeNoMoreMemoryThanIsSaid() throws {
    var bytes: [UInt8] = [10, 13, 13, 10, 28, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0]
    bytes += [UInt8](repeating: 255, count: 8) + [28, 0, 0, 0] + [6, 0, 0, 0, 0, 0, 0, 1]
    bytes += [UInt8](repeating: 0, count: 14 << 20)
    _ = try folder.write(Data(bytes), as: "endless")
    let result = try stream(
      """
      $P report --listen 'pcap-tcp://:5001?listen' & p=$!
      ready 1389
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        (stream send 5001 endless --hold 60; echo $i >>ended) &
      done
      most_ended() { [ $(wc -l <ended) -ge 10 ]; }
      till most_ended
      awk '/VmHWM/ { print "peak", $2 }' /proc/$p/status
      kill -INT $p; wait $p
      """)
    #expect(result.status == 3, "\(result.output)\(result.errors)")
    let peak = result.output.firstMatch(of: /peak (\d+)/).flatMap { Int($0.1) } ?? .max
    #expect(peak < 250_000, "\(peak) KiB")
    #expect(
      result.words.contains(/was closed, as \d+ MiB of a packet had come without its end/),
      "\(result.words)")
  }

  /// Of /proc/net/tcp: when the timer of a connection runs out, in hundredths of a second.
  @Test func theSystemAsksSoonAfterASilentConnection() throws {
    let result = try stream(
      """
      stream serve 5000 little.pcap --hold 60 & ready 1388
      $P report --listen pcap-tcp://127.0.0.1:5000 --listen 'pcap-tcp://:5001?listen' >no & p=$!
      ready 1389; stream send 5001 little.pcap --hold 60 &
      timers() { awk '$3 ~ /:1388$/ && $4 == "01" || $2 ~ /:1389$/ && $4 == "01" { print "timer", $6 }' /proc/net/tcp; }
      connected() { [ $(timers | grep -c ' 02:') = 2 ]; }
      till connected; timers; kill -INT $p; wait $p
      """)
    #expect(result.status == 0, "\(result.errors)")
    let timers = result.output.matches(of: /timer 02:([0-9A-F]+)/).map { Int($0.1, radix: 16) ?? 0 }
    #expect(timers.count == 2, "\(result.output)")
    #expect(timers.allSatisfy { $0 <= 1500 }, "\(result.output)")
  }

  @Test func whatIsNoCaptureIsTold() throws {
    let result = try stream(
      """
      echo 'GET / HTTP/1.1, and so on, for more than the header of a capture' >no
      stream serve 5000 no & ready 1388
      $P report --listen pcap-tcp://127.0.0.1:5000
      """)
    #expect(result.status == 3)
    #expect(result.words.contains("sent is no pcap or pcapng capture"))
  }

  @Test func whatIsLostIsFetchedAgainWhenThereIsTime() throws {
    let result = try stream(
      """
      stream serve 5000 little.pcap --times 2 & ready 1388
      $P report --format json -d 15 --listen pcap-tcp://127.0.0.1:5000 >twice.json
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try report("twice.json").contains(/"packets": ?1234,/))
    #expect(result.words.contains("has ended. Trying again every 5 seconds."))
  }
}
