import Packets
import TestSupport
import Testing

@testable import Traffic

/// An address has the name that this device had been told, at that time.
@Suite struct PassiveDNSTests {
  private let lamp = IPAddress("192.168.1.10")!
  private let vacuum = IPAddress("192.168.1.11")!
  private let host = IPAddress("198.51.100.7")!

  private func key(_ asker: IPAddress) -> PassiveDNS.Key {
    PassiveDNS.Key(asker: asker, address: host)
  }

  private func evidence(_ frame: Int) -> Evidence { Evidence(capture: 0, frame: frame) }

  @Test func everyDeviceHasItsOwnNameForAnAddress() {
    var names = PassiveDNS()
    names.insert("light.example", key(lamp), at: 10, evidence(1))
    names.insert("clean.example", key(vacuum), at: 10, evidence(2))
    #expect(names.name(of: host, for: lamp, at: 20)?.name == "light.example")
    #expect(names.name(of: host, for: vacuum, at: 20)?.name == "clean.example")
    #expect(names.name(of: host, for: host, at: 20) == nil)
    #expect(names.name(of: vacuum, for: lamp, at: 20) == nil)
  }

  @Test func theNameToldLastBeforeWinsElseTheFirstAfter() {
    var names = PassiveDNS()
    names.insert("old.example", key(lamp), at: 10, evidence(1))
    names.insert("new.example", key(lamp), at: 30, evidence(2))
    #expect(names.name(of: host, for: lamp, at: 20)?.name == "old.example")
    #expect(names.name(of: host, for: lamp, at: 30)?.name == "new.example")
    #expect(names.name(of: host, for: lamp, at: 5)?.name == "old.example")
    #expect(names.name(of: host, for: lamp, at: 40)?.evidence == evidence(2))
  }

  @Test func orderNeverMatters() {
    var numbers = SplitMix64(seed: 8)
    let tellings = (1...40).map { index in
      (
        name: "n\(Int.random(in: 0...9, using: &numbers)).example",
        time: Int64.random(in: 0...20, using: &numbers), frame: index
      )
    }
    var whole = PassiveDNS()
    for telling in tellings {
      whole.insert(telling.name, key(lamp), at: telling.time, evidence(telling.frame))
    }
    for _ in 0..<20 {
      var parts = [PassiveDNS(), PassiveDNS(), PassiveDNS()]
      for telling in tellings.shuffled(using: &numbers) {
        parts[Int.random(in: 0...2, using: &numbers)]
          .insert(telling.name, key(lamp), at: telling.time, evidence(telling.frame))
      }
      var merged = parts[2]
      merged.merge(parts[0])
      merged.merge(parts[1])
      #expect(merged == whole)
      for time in 0...21 as ClosedRange<Int64> {
        #expect(
          merged.name(of: host, for: lamp, at: time)?.name
            == whole.name(of: host, for: lamp, at: time)?.name)
      }
    }
  }

  @Test func moreNamesThanAreKeptAreCounted() {
    var names = PassiveDNS()
    for index in 0..<(PassiveDNS.namesBound + 3) {
      names.insert("n\(index).example", key(lamp), at: Int64(index), evidence(index + 1))
    }
    #expect(names.bindings[key(lamp)]?.count == PassiveDNS.namesBound)
    #expect(names.omitted == 3)
  }

  @Test func manyNamesForManyPairsAreBoundedTogether() {
    var names = PassiveDNS()
    let askers = PassiveDNS.furtherNamesBound / (PassiveDNS.namesBound - 1) + 2
    for asker in 0..<askers {
      let key = PassiveDNS.Key(asker: IPAddress(high: 0, low: UInt64(asker) + 1), address: host)
      for index in 0..<PassiveDNS.namesBound {
        names.insert("n\(index).example", key, at: 1, evidence(index + 1))
      }
    }
    let kept = names.bindings.values.reduce(0) { $0 + $1.count }
    #expect(names.bindings.count == askers)
    #expect(kept == askers + PassiveDNS.furtherNamesBound)
    #expect(names.omitted == askers * PassiveDNS.namesBound - kept)
  }

  @Test func aResponseNamesItsAddressesForWhoAsked() throws {
    var ends = Exchange.Ends()
    ends.server = IPAddress("192.168.1.1")!
    ends.serverPort = 53
    var shard = Shard(Shard.Options())
    let question = DNSBytes.message(id: 1, "Light.EXAMPLE")
    let answer = DNSBytes.message(
      id: 1, "Light.EXAMPLE", isResponse: true, addresses: [0xc633_6407])
    let refusal = DNSBytes.message(id: 2, "gone.example", isResponse: true, code: 3)
    shard.take(.udp(ends, at: 0, frame: 1), payload: question.rawSpan)
    shard.take(.udp(ends, fromClient: false, at: 0.1, frame: 2), payload: answer.rawSpan)
    shard.take(.udp(ends, fromClient: false, at: 0.2, frame: 3), payload: refusal.rawSpan)
    let summary = shard.finish()
    let told = summary.passiveDNS.name(of: host, for: ends.client, at: .max)
    #expect(told?.name == "light.example")
    #expect(told?.evidence == evidence(2))
    let totals = summary.nameQuestions.totals
    let asked = totals[NameQuestions.Key(asker: ends.client, name: "light.example")]
    #expect(asked.map { [$0.questions, $0.answers, $0.nonexistent] } == [1, 1, 0])
    let gone = totals[NameQuestions.Key(asker: ends.client, name: "gone.example")]
    #expect(gone.map { [$0.questions, $0.answers, $0.nonexistent] } == [0, 1, 1])
  }
}
