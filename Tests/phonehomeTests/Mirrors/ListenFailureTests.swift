import Testing

/// Mirrors that can't be heard: one sentence, and the right status.
@Suite struct ListenFailureTests {
  @Test(arguments: [
    (["--listen", "router"], "Write tzsp://ADDRESS:37008, vxlan://ADDRESS:4789"),
    (["--listen", "tzsp://router"], "Write tzsp://ADDRESS:37008, with an address of this machine"),
    (["--listen", "erspan://127.0.0.1:47"], "with an address of this machine and no port"),
    (["--listen", "pcap-tcp://"], "Write pcap-tcp://HOST:PORT to fetch a capture"),
    (
      ["--listen", "tzsp://0.0.0.0"], "Name the router that sends them, like '--allow 192.168.1.1'"
    ),
    (["--listen", "tzsp://", "--allow", "router"], "'router' is no address"),
    (["--listen", "tzsp://", "--listen", "tzsp://127.0.0.1"], "is given twice"),
    (["--allow", "192.168.1.1", "x.pcap"], "say where to hear them too"),
    (["--listen", "tzsp://", "-f", "port port"], "is no capture filter"),
    (["--listen", "tzsp://", "x.pcap"], "Either files or"),
  ])
  func wrongUse(_ arguments: [String], _ words: String) throws {
    let result = try Program.run(["report"] + arguments)
    #expect(result.status == 64)
    #expect(result.words.contains(words), "\(result.errors)")
  }

  @Test(arguments: [
    (["--listen", "tzsp://192.0.2.77", "--allow", "192.0.2.1"], "doesn't have that address"),
    (["--listen", "pcap-tcp://127.0.0.1:1"], "refused: nothing there serves a capture"),
    (["--listen", "pcap-tcp://nobody.invalid:1"], "Can't find 'pcap-tcp://nobody.invalid:1'"),
  ])
  func whatCanNotBeOpened(_ arguments: [String], _ words: String) throws {
    let result = try Program.run(["report"] + arguments)
    #expect(result.status == 1)
    #expect(result.words.contains(words), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
