import Packets
import Traffic

/// dhcp: one exchange between a client and its server.
extension JSONWriter {
  mutating func writeDHCP(_ transaction: DHCPTransaction) {
    object { writer in
      writer.memberPath("dhcp", at: transaction.first)
      writer.array("uids") { writer in
        for uid in transaction.uids { writer.value(uid: uid) }
      }
      writer.member("client_addr", optional: transaction.clientAddress)
      writer.member("server_addr", optional: transaction.serverAddress)
      writer.member("mac", transaction.mac.isNone ? "" : transaction.mac.description)
      writer.member("host_name", transaction.loggedHostName)
      writer.member("client_fqdn", transaction.loggedFQDN)
      writer.member("domain", transaction.domain)
      writer.member("requested_addr", optional: transaction.requestedAddress)
      writer.member("assigned_addr", optional: transaction.assignedAddress)
      writer.member("lease_time", transaction.leaseTime)
      writer.member("client_message", transaction.clientMessage)
      writer.member("server_message", transaction.serverMessage)
      writer.member("msg_types", strings: transaction.messageTypes)
      writer.member("duration", secondsOf: transaction.last - transaction.first)
      writer.memberEvidence(transaction.evidence)
    }
  }

  private mutating func member(_ name: String, optional address: IPAddress?) {
    if let address { member(name, address) }
  }
}
