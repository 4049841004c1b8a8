import Packets
import Traffic

/// quic: what could be read of a QUIC connection's handshake.
extension JSONWriter {
  mutating func writeQUIC(
    _ connection: QUICConnection, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("quic", at: event.time)
      writer.memberEnds(flow)
      writer.memberQUIC(connection)
      writer.memberEvidence(event.evidence)
    }
  }

  /// Zeek's fields, and ours.
  mutating func memberQUIC(_ connection: QUICConnection) {
    member("version", connection.version?.description)
    member("client_initial_dcid", connection.clientInitialDestination?.description)
    member("client_scid", connection.clientSource?.description)
    member("server_scid", connection.serverSource?.description)
    if let hello = connection.clientHello { member("server_name", hello.serverName ?? "") }
    member("client_protocol", connection.clientProtocol)
    member("history", connection.history)
    member("cipher", connection.serverHello?.cipherSuite.description)
    member("ja4", connection.ja4)
  }
}

/// gquic: a client's hello in Google's QUIC.
extension JSONWriter {
  mutating func writeGoogleQUIC(
    _ hello: GoogleQUICHello, _ flow: FlowReference, _ event: TrafficEvent
  ) {
    object { writer in
      writer.memberPath("gquic", at: event.time)
      writer.memberEnds(flow)
      writer.memberGoogleQUIC(hello)
      writer.memberEvidence(event.evidence)
    }
  }

  mutating func memberGoogleQUIC(_ hello: GoogleQUICHello) {
    member("version", hello.version.description)
    member("server_name", hello.handshake.serverName)
    member("user_agent", hello.handshake.userAgent)
    member("tag_count", hello.handshake.entries.count)
  }
}
