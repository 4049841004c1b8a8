import Behaviour
import Testing
import Traffic

struct ContractNamesTests {
  @Test func kindsOfKeepalivesHaveTheContractsNames() {
    let kinds: [Beat.Kind] = [.tcp, .mqtt, .tlsRecord, .webSocket, .http2, .quic, .udp]
    #expect(
      kinds.map(\.name) == ["tcp", "mqtt", "tls-record", "websocket", "http2", "quic", "udp"])
  }

  @Test func whoeverIsNotTheDeviceIsTheDestination() {
    #expect(Side.device.other == .destination)
    #expect(Side.destination.other == .device)
    #expect(Side.unknown.other == .unknown)
  }
}
