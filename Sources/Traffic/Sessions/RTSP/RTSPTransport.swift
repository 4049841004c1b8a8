import Packets

/// How media are to go, as a SETUP and its answer have it: `RTP/AVP;unicast;client_port=41000-41001;server_port=50000-50001`
/// (RFC 2326 §12.39, RFC 7826 §18.54).
enum RTSPTransport {
  /// The client's ports that RTP and RTCP are sent to over UDP; none where media stay in the connection, or go to a group.
  static func clientPorts(in field: String) -> [UInt16] {
    let parameters = field.split(separator: ";")
    guard parameters.contains("unicast"), !(parameters.first?.hasSuffix("/TCP") ?? true) else {
      return []
    }
    for parameter in parameters {
      let pair = parameter.split(separator: "=")
      guard pair.count == 2, pair[0] == "client_port" else { continue }
      return pair[1].split(separator: "-").prefix(2).compactMap { UInt16($0) }
    }
    return []
  }
}
