import Analysis
import Packets
import Traffic

/// What a capture heard over the air: `captures[].wifi`.
extension JSONWriter {
  mutating func writeMembers(of heard: WiFiReport) {
    member("frames", heard.frames)
    member("protected", heard.protectedFrames)
    member("decrypted", heard.decryptedFrames)
    array("networks") { writer in
      for network in heard.networks { writer.write(network) }
    }
    array("stations") { writer in
      for station in heard.stations { writer.write(station) }
    }
  }

  private mutating func write(_ network: WiFiReport.Network) {
    let facts = network.facts
    object { writer in
      writer.member("bssid", network.bssid)
      writer.member("ssid", network.ssid)
      if !network.otherNames.isEmpty {
        writer.member("otherNames", strings: network.otherNames)
      }
      if network.isHidden { writer.member("hidden", true) }
      if facts.isAdHoc { writer.member("adHoc", true) }
      writer.member("channel", facts.channel)
      writer.member("security", strings: facts.security.map(\.rawValue))
      if !facts.keyManagementNames.isEmpty {
        writer.member("keyManagement", strings: facts.keyManagementNames)
        writer.member("ciphers", strings: facts.cipherNames)
        writer.member("groupCiphers", strings: Set(facts.groupCiphers.map(\.name)).sorted())
      }
      if facts.allowsManagementProtection {
        writer.member(
          "managementProtection", facts.requiresManagementProtection ? "required" : "optional")
      }
      writer.member("wps", facts.hasWPS)
      writer.member("clients", network.clients)
      writer.member("beacons", facts.beacons)
      writer.member("signal", facts.signal)
      if facts.groupSeal.frames > 0 {
        writer.object("group") { writer in
          writer.member("decrypted", facts.groupSeal.opened)
          writer.member("undecrypted", facts.groupSeal.undecrypted)
          if let why = network.whyClosed {
            writer.member("reason", why.kind.rawValue)
            writer.member("text", why.text)
            writer.member("advice", why.advice)
          }
        }
      }
      writer.member("acknowledgedUnheard", facts.acknowledgedUnheard)
      writer.member("mobilityDomain", facts.mobilityDomains.min())
      writer.member("country", facts.countries.min())
      writer.member("radio", facts.abilities)
      writer.member("evidence", evidence: facts.evidence.map { [$0] } ?? [])
    }
  }

  private mutating func write(_ station: WiFiReport.Station) {
    let facts = station.facts
    object { writer in
      writer.member("mac", station.mac)
      writer.member("bssid", station.link.bssid)
      writer.member("ssid", station.ssid)
      writer.member("handshake", facts.handshake.rawValue)
      writer.member(
        "messages",
        strings: facts.messages.map(\.word).sorted())
      writer.member("decrypted", facts.seal.opened)
      writer.member("undecrypted", facts.seal.undecrypted)
      writer.member("replayed", facts.seal.replayed)
      if let why = station.whyClosed {
        writer.member("reason", why.kind.rawValue)
        writer.member("text", why.text)
        writer.member("advice", why.advice)
      }
      writer.member("radio", station.abilities)
      writer.member("sent", facts.sent, tcpMissed: station.hearing.missedSent)
      writer.member("received", facts.received, tcpMissed: station.hearing.missedReceived)
      writer.array("gaps") { writer in
        for gap in station.hearing.gaps { writer.write(gap) }
      }
      writer.member("evidence", evidence: facts.evidence.map { [$0] } ?? [])
    }
  }

  private mutating func write(_ gap: Hearing.Gap) {
    object { writer in
      writer.member("direction", gap.isFromStation ? "sent" : "received")
      writer.member("cause", gap.cause.kind)
      writer.member("text", gap.text + " " + gap.causeText)
      writer.member("advice", gap.advice)
    }
  }

  private mutating func member(_ name: String, _ direction: WiFiDirection, tcpMissed: Int) {
    object(name) { writer in
      writer.member("frames", direction.frames)
      writer.member("bytes", direction.bytes)
      writer.member("retries", direction.retries)
      writer.member("skipped", direction.skipped)
      writer.member("acknowledgedUnheard", direction.acknowledgedUnheard)
      writer.member("tcpMissed", tcpMissed)
      writer.member("signal", direction.signal)
      writer.member("format", direction.use.latest?.standard)
      if direction.use.mostStreams != nil {
        writer.key("framesByStreams")
        writer.array(of: direction.use.framesByStreams)
      }
      writer.member("mcs", direction.use.highestMCS)
      writer.member("bandwidth", direction.use.widest)
    }
  }

  private mutating func member(_ name: String, _ signal: SignalRange?) {
    guard let signal else { return }
    object(name) { writer in
      writer.member("weakest", signal.weakest)
      writer.member("strongest", signal.strongest)
      writer.member("mean", signal.mean)
    }
  }

  private mutating func member(_ name: String, _ abilities: RadioAbilities?) {
    guard let abilities else { return }
    object(name) { writer in
      writer.member("format", abilities.format.standard)
      writer.member("sendStreams", abilities.sendStreams)
      writer.member("receiveStreams", abilities.receiveStreams)
      writer.member("mcs", abilities.highestMCS)
      writer.member("bandwidth", abilities.bandwidth)
    }
  }
}
