import Packets
import TestSupport
import Testing

@testable import Traffic

struct HTTPSessionTests {
  private func dialogue(_ turns: [(Sender, String)], port: UInt16 = 80) -> Dialogue {
    Dialogue(turns.map { ($0.0, Array($0.1.utf8)) }, serverPort: port)
  }

  /// What was recorded: method, target, status and lengths of each transaction.
  private func transactions(_ dialogue: Dialogue, only: Sender? = nil, segment: Int = 1400)
    -> [String]
  {
    dialogue.transactions(only: only, segment: segment).map { transaction in
      let line = transaction.line.map { "\($0.method) \($0.target)" } ?? "-"
      let status = transaction.status.map { String($0.code) } ?? "-"
      let lengths = [transaction.requestLength, transaction.responseLength]
        .map { $0.map(String.init) ?? "?" }
      return "\(line) \(status) \(lengths.joined(separator: "/"))"
    }
  }

  /// Every way that content can end but the closing of the connection; the second and third are pipelined.
  private var visit: Dialogue {
    dialogue([
      (.client, "GET /one HTTP/1.1\r\nHost: Server.Example:8080\r\nUser-Agent: app/1\r\n\r\n"),
      (.server, "HTTP/1.1 200 OK\r\nServer: tiny/2\r\nContent-Length: 5\r\n\r\nhello"),
      (.client, "HEAD /two HTTP/1.1\r\nHost: server.example\r\n\r\nPOST /three HTTP/1.1\r\n"),
      (.client, "Host: server.example\r\nContent-Length: 3\r\n\r\nabc"),
      (.server, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"),
      (.server, "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"),
      (.server, "4\r\nwiki\r\n6;x=y\r\npedia!\r\n0\r\nTrailer: x\r\n\r\n"),
      (.client, "PUT /four HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n0\r\n\r\n"),
      (.server, "HTTP/1.1 204 No Content\r\n\r\n"),
    ])
  }

  @Test func requestsHaveTheirResponses() {
    #expect(
      transactions(visit) == [
        "GET /one 200 0/5", "HEAD /two 200 0/0", "POST /three 201 3/10", "PUT /four 204 2/0",
      ])
    #expect(visit.notes().gapBytes == 0)
  }

  /// A snap length cuts both heads: what is left of them belongs together all the same, one-way captures included.
  @Test(arguments: [true, false])
  func headsThatWereCutInCapturingStillMeet(isAnswered: Bool) throws {
    var options = Shard.Options()
    options.recordsEvents = true
    var shard = Shard(options)
    let request = Array("GET /one HTTP/1.1\r\nHost: server.example\r\nUser-Agen".utf8)
    let answer = Array("HTTP/1.1 404 Not Found\r\nServer: tiny/2\r\nContent-Ty".utf8)
    var script = "C S 100; S SA 900 101; C A 101 901; C PA 101 901 400; "
    script += isAnswered ? "S PA 901 501 600; " : ""
    script += "C PA 501 \(isAnswered ? 1501 : 901) 400"
    var ends = Exchange.Ends()
    ends.serverPort = 80
    for packet in Exchange(script, ends: ends).packets {
      let bytes = packet.source == ends.client ? request : answer
      let captured = packet.payloadLength > 0 ? bytes : []
      shard.take(packet, payload: captured.rawSpan)
    }
    _ = shard.finish()
    let found = shard.takeEvents().compactMap { event -> String? in
      guard case .session(.http(let transaction), _) = event.kind else { return nil }
      let line = transaction.line.map { "\($0.method) \($0.target)" } ?? "-"
      return "\(line) \(transaction.status.map { String($0.code) } ?? "-")"
    }
    #expect(found.sorted() == ["GET /one -", isAnswered ? "GET /one 404" : "GET /one -"])
  }

  /// Data that a SYN carries begins the stream (RFC 7413 §2): all of it, part of it, or none that the server took.
  @Test(arguments: [
    "C S 100 0 42; S SA 900 143; S PA 901 143 40",
    "C S 100 0 20; S SA 900 121; C PA 121 901 22; S PA 901 143 40",
    "C S 100 0 42; S SA 900 101; C PA 101 901 42; S PA 901 143 40",
  ])
  func aRequestThatBeginsInTheSYNIsRead(_ script: String) {
    let request = Array("GET /light HTTP/1.1\r\nHost: hub.example\r\n\r\n".utf8)
    let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8)
    #expect(request.count == 42 && answer.count == 40)
    var options = Shard.Options()
    options.recordsEvents = true
    var shard = Shard(options)
    var ends = Exchange.Ends()
    ends.serverPort = 80
    for packet in Exchange(script, ends: ends).packets {
      let isClient = packet.source == ends.client
      let start = Int(packet.payloadSequence) - (isClient ? 101 : 901)
      let bytes = (isClient ? request : answer)[start...].prefix(Int(packet.payloadLength))
      shard.take(packet, payload: Array(bytes).rawSpan)
    }
    _ = shard.finish()
    let found = shard.takeEvents().compactMap { event -> String? in
      guard case .session(.http(let transaction), _) = event.kind else { return nil }
      return "\(transaction.line?.target ?? "-") \(transaction.status?.code ?? 0)"
    }
    #expect(found == ["/light 200"])
  }

  @Test func factsAndClaims() {
    let notes = visit.notes()
    #expect(notes.service == "http")
    #expect(notes.facts.filter { $0 == FlowFact(.httpHost, "server.example") }.count == 3)
    #expect(notes.claims.map(\.subject) == [.userAgent, .httpServer])
    #expect(notes.claims.map(\.value) == ["app/1", "tiny/2"])
  }

  /// A connection comes to nothing where all that the server answers are errors: told once, with the first.
  @Test(
    arguments: [
      ([503], ["http 503"]), ([401, 403], ["http 401"]), ([401, 200], []), ([200, 404], []),
      ([301, 404], []), ([], []),
    ] as [([Int], [String])])
  func errorsAloneAreNoAnswer(_ codes: [Int], _ told: [String]) {
    let turns = codes.flatMap { code -> [(Sender, String)] in
      [
        (.client, "GET /status HTTP/1.1\r\nHost: server.example\r\n\r\n"),
        (.server, "HTTP/1.1 \(code) Whatever\r\nContent-Length: 2\r\n\r\nno"),
      ]
    }
    let asked = [(Sender.client, "GET / HTTP/1.1\r\nHost: server.example\r\n\r\n")]
    let facts = dialogue(turns.isEmpty ? asked : turns).notes().facts
    #expect(facts.filter { $0.subject == .turnedAway }.map(\.value) == told)
  }

  @Test func aPromisedAnswerIsKeptApart() {
    let transaction = visit.transactions().first { $0.line?.target == "/three" }
    #expect(transaction?.information?.code == 100)
    #expect(transaction?.depth == 3)
  }

  @Test func segmentationDoesNotMatter() {
    visit.expectSegmentationDoesNotMatter()
    visit.expectALogDoesNotMatter()
  }

  /// A host is known again with a port or without, in capitals or small letters, and told with each request.
  @Test func hostsAreToldWithEachRequest() {
    let fields = [
      "a.example", "a.example:8080", "A.Example:80", "a.example:", "a.example:8x", "b:1:2", "b:1",
      "b", ":80", "", "\u{e9}.example", "\u{e9}.example:1", "[fe80::1]:80", "[fe80::1]",
    ]
    let requests = fields.map { "GET / HTTP/1.1\r\nHost: \($0)\r\n\r\n" }
    let told = [
      "a.example", "a.example", "a.example", "a.example:", "a.example:8x", "b:1", "b", "b",
      "\u{e9}.example", "\u{e9}.example", "[fe80::1]", "[fe80::1]",
    ]
    let facts = dialogue([(.client, requests.joined())]).notes().facts
    #expect(facts.filter { $0.subject == .httpHost }.map(\.value) == told.sorted())
  }

  @Test func programsAreToldWhenTheyChange() {
    func say(_ names: [String]) -> [(Sender, String)] {
      names.flatMap { name -> [(Sender, String)] in
        [
          (.client, "GET / HTTP/1.1\r\nUser-Agent: \(name)\r\n\r\n"),
          (.server, "HTTP/1.1 204 No Content\r\nServer: \(name)\r\n\r\n"),
        ]
      }
    }
    let claims = dialogue(say(["app/1", "app/1", "", "app/12", "app/1"])).notes().claims
    for subject in [DeviceClaim.Subject.userAgent, .httpServer] {
      #expect(
        claims.filter { $0.subject == subject }.map(\.value) == ["app/1", "app/1", "app/12"])
    }
  }

  /// Connections that stay open without saying anything are many.
  @Test func asLittleAsCanBeIsHeld() {
    #expect(MemoryLayout<HTTPSession>.size <= 144)
  }

  @Test func eitherSideAloneTellsItsPart() {
    #expect(
      transactions(visit, only: .client) == [
        "GET /one - 0/?", "HEAD /two - 0/?", "POST /three - 3/?", "PUT /four - 2/?",
      ])
    // Without the requests, nobody can know that the second answer has no content.
    let answers = transactions(visit, only: .server)
    #expect(answers.first == "- 200 ?/5")
    #expect(visit.notes(only: .server).claims.map(\.value) == ["tiny/2"])
  }

  @Test func contentMayGoOnUntilTheEnd() {
    let old = dialogue([
      (.client, "GET / HTTP/1.0\r\n\r\n"), (.server, "HTTP/1.0 200 OK\r\n\r\nall of it"),
    ])
    #expect(transactions(old) == ["GET / 200 0/9"])
    old.expectSegmentationDoesNotMatter()
  }

  @Test func whatIsCutHasNoLength() {
    let cut = dialogue([
      (.client, "GET / HTTP/1.1\r\n\r\n"),
      (.server, "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nonly this"),
    ])
    #expect(transactions(cut) == ["GET / 200 0/?"])
  }

  @Test func aHeadThatIsCutIsToldAllTheSame() {
    let cut = dialogue([(.client, "GET /path HTTP/1.1\r\nHost: server.example\r\nCookie: a")])
    #expect(transactions(cut) == ["GET /path - ?/?"])
    #expect(cut.notes().facts.contains(FlowFact(.httpHost, "server.example")))
  }

  @Test func aMessageAfterALossIsFound() {
    var conversation = Conversation()
    var notes = SessionNotes(wantsRecords: true)
    func say(_ text: String, at sequence: UInt32, _ sender: Sender) {
      let bytes = Array(text.utf8)
      notes.sender = sender
      conversation.take(
        bytes.rawSpan, at: sequence, upward: sender == .client, from: sender, &notes)
    }
    say("GET /one HTTP/1.1\r\nHost: a", at: 0, .client)
    say("GET /two HTTP/1.1\r\nHost: b\r\n\r\n", at: 1000, .client)
    conversation.acknowledge(1028, upward: false, from: .server, &notes)
    say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", at: 0, .server)
    conversation.end(originatorIsLow: true, &notes)
    let told = notes.records.map(\.record).compactMap { record in
      if case .http(let transaction) = record { transaction } else { nil }
    }
    #expect(told.map(\.line?.target) == ["/one", "/two"])
    #expect(told.map(\.status?.code) == [nil, 200])
  }

  @Test func theCaptureMayJoinIn() {
    let late = dialogue([
      (.client, "GET /late HTTP/1.1\r\nHost: a\r\n\r\n"),
      (.server, "HTTP/1.1 304 Not Modified\r\n\r\n"),
    ])
    #expect(late.notes(withSYN: false) == late.notes())
  }

  @Test func anyPortWillDo() {
    #expect(dialogue([(.client, "POST / HTTP/1.1\r\n\r\n")], port: 7547).notes().service == "http")
  }

  @Test func passwordsCrossInTheClear() {
    let notes = dialogue([
      (.client, "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Basic YWRtaW46c2VjcmV0\r\n\r\n")
    ]).notes()
    #expect(notes.facts.contains(FlowFact(.credentials, "http-basic")))
    #expect(notes.facts.contains(FlowFact(.userName, "admin")))
    #expect(!notes.facts.contains { $0.value.contains("secret") })
  }

  @Test func chunksThatMakeNoSenseEndNothing() {
    let wrong = dialogue([
      (.client, "GET / HTTP/1.1\r\n\r\n"),
      (.server, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
      (.client, "GET /next HTTP/1.1\r\n\r\n"), (.server, "HTTP/1.1 204 No Content\r\n\r\n"),
    ])
    #expect(transactions(wrong) == ["GET / 200 0/?", "GET /next 204 0/0"])
  }

  @Test func headsAreBounded() {
    let line = "X-Long: " + String(repeating: "x", count: 1000) + "\r\n"
    let long = dialogue([
      (.client, "GET / HTTP/1.1\r\n" + String(repeating: line, count: 100) + "\r\n"),
      (.client, "GET /next HTTP/1.1\r\n\r\n"),
    ])
    #expect(transactions(long).last == "GET /next - 0/?")
  }

  @Test func unansweredRequestsAreBounded() {
    let many = dialogue([
      (.client, String(repeating: "GET / HTTP/1.1\r\n\r\n", count: 500))
    ])
    #expect(transactions(many).count == 500)
  }

  @Test func nothingTraps() {
    visit.expectNothingTraps()
  }
}

extension Dialogue {
  /// The HTTP transactions that are recorded.
  func transactions(only: Sender? = nil, segment: Int = 1400) -> [HTTPTransaction] {
    var conversation = Conversation()
    var notes = SessionNotes(wantsRecords: true)
    notes.packet.kind = .tcp
    notes.packet.sourcePort = clientPort
    notes.packet.destinationPort = serverPort
    var next: [Sender: UInt32] = [:]
    conversation.begin(at: .max, upward: true)
    conversation.begin(at: .max, upward: false)
    for turn in turns where only == nil || turn.sender == only {
      for start in stride(from: 0, to: turn.bytes.count, by: segment) {
        let bytes = Array(turn.bytes[start..<min(start + segment, turn.bytes.count)])
        notes.sender = turn.sender
        conversation.take(
          bytes.rawSpan, at: next[turn.sender, default: 0], upward: turn.sender == .client,
          from: turn.sender, &notes)
        next[turn.sender, default: 0] += UInt32(bytes.count)
      }
    }
    conversation.end(originatorIsLow: true, &notes)
    return notes.records.map(\.record).compactMap { record in
      if case .http(let transaction) = record { transaction } else { nil }
    }
  }
}
