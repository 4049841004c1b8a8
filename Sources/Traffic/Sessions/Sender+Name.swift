import Packets

extension Sender {
  /// What facts call it.
  var name: String { self == .client ? "client" : "server" }
}
