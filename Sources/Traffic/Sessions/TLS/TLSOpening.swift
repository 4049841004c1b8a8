import Packets

/// What is kept of how a connection begins, until both sides have their keys.
struct TLSOpening: Sendable {
  var serverName: String?
  /// What the client offers to speak, as a fact has it; nil where it offers nothing.
  var offeredProtocols: String?
  /// Whether the client may send data before the server has said anything (RFC 8446 §2.3).
  var offersEarlyData = false
  var hasServerHelloDone = false
  var serverChangedCipherSpec = false
  var clientChangedCipherSpec = false
  /// For a log only: what it will tell, and the last packet with a message of the handshake. None or one.
  var told: [(connection: TLSConnection, heard: Moment)] = []
}
