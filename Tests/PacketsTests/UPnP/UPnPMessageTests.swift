import Packets
import TestSupport
import Testing

struct UPnPMessageTests {
  static let notify = """
    NOTIFY * HTTP/1.1\r
    HOST: 239.255.255.250:1900\r
    CACHE-CONTROL: max-age=1800\r
    LOCATION: http://192.168.1.7:80/description.xml\r
    NT: urn:schemas-upnp-org:device:basic:1\r
    NTS: ssdp:alive\r
    SERVER: Linux/3.14.0 UPnP/1.0 Bridge/1.9\r
    USN: uuid:2f40::urn:schemas-upnp-org:device:basic:1\r
    \r

    """

  static let description = """
    <?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device>
    <deviceType>urn:schemas-upnp-org:device:MediaRenderer:1</deviceType>
    <friendlyName>Living Room &amp; Hall</friendlyName><manufacturer>Maker</manufacturer>
    <modelName>Speaker One</modelName><modelNumber>S1</modelNumber><UDN>uuid:1</UDN>
    <deviceList><device><deviceType>urn:schemas-upnp-org:device:Other:1</deviceType>
    <friendlyName>Inner</friendlyName></device></deviceList></device></root>
    """

  static let mapping = """
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    <u:AddPortMapping xmlns:u="urn:schemas-upnp-org:service:WANIPConnection:1"><NewRemoteHost/>
    <NewExternalPort>8554</NewExternalPort><NewProtocol>TCP</NewProtocol>
    <NewInternalPort>554</NewInternalPort><NewInternalClient>192.168.1.20</NewInternalClient>
    <NewEnabled>1</NewEnabled><NewPortMappingDescription>cam</NewPortMappingDescription>
    <NewLeaseDuration>3600</NewLeaseDuration></u:AddPortMapping></s:Body></s:Envelope>
    """

  static let probeMatch = """
    <s:Envelope xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Header>
    <a:To><a:Address>other</a:Address></a:To></s:Header><s:Body><d:ProbeMatches><d:ProbeMatch>
    <a:EndpointReference><a:Address>urn:uuid:7</a:Address></a:EndpointReference>
    <d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types>
    <d:Scopes>onvif://www.onvif.org/name/Garden onvif://www.onvif.org/hardware/C200</d:Scopes>
    <d:XAddrs>http://192.168.1.20/onvif</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>
    """

  @Test func anAnnouncement() throws {
    let bytes = Array(Self.notify.utf8)
    let message = try SSDPMessage(parsing: bytes.rawSpan)
    #expect(message.kind == .notify)
    #expect(message.type == "urn:schemas-upnp-org:device:basic:1")
    #expect(message.subtype == "ssdp:alive")
    #expect(message.server == "Linux/3.14.0 UPnP/1.0 Bridge/1.9")
    #expect(message.location == "http://192.168.1.7:80/description.xml")
    #expect(message.uniqueServiceName == "uuid:2f40::urn:schemas-upnp-org:device:basic:1")
    #expect(message.cacheControl == "max-age=1800")
  }

  /// A message that is cut between lines is a shorter message: some devices leave the last line out.
  @Test func aTruncationInsideALineIsAnError() {
    let bytes = Array(Self.notify.utf8)
    for count in 1..<bytes.count where bytes[count - 1] != UInt8(ascii: "\n") {
      let part = Array(bytes.prefix(count))
      #expect(throws: DecodeError.self) { try SSDPMessage(parsing: part.rawSpan) }
    }
  }

  @Test func otherRequestsAreNoDiscovery() {
    let bytes = Array("GET / HTTP/1.1\r\n\r\n".utf8)
    #expect(throws: DecodeError.self) { try SSDPMessage(parsing: bytes.rawSpan) }
    #expect(SSDPMessage.recognises(bytes.rawSpan) == false)
  }

  @Test func aDescription() throws {
    let bytes = Array(Self.description.utf8)
    let description = try UPnPDescription(parsing: bytes.rawSpan)
    #expect(description.friendlyName == "Living Room & Hall")
    #expect(description.manufacturer == "Maker")
    #expect(description.modelName == "Speaker One")
    #expect(description.modelNumber == "S1")
    #expect(description.uniqueDeviceName == "uuid:1")
    #expect(
      description.deviceTypes == [
        "urn:schemas-upnp-org:device:MediaRenderer:1", "urn:schemas-upnp-org:device:Other:1",
      ])
  }

  @Test func aPortMapping() throws {
    let bytes = Array(Self.mapping.utf8)
    let action = try PortMappingAction(parsing: bytes.rawSpan)
    #expect(action.kind == .add)
    #expect(action.transport == "tcp")
    #expect(action.externalPort == 8554)
    #expect(action.internalClient == "192.168.1.20")
    #expect(action.internalPort == 554)
    #expect(action.leaseDuration == 3600)
    #expect(action.description == "cam")
  }

  @Test func aMatchOfWSDiscovery() throws {
    let bytes = Array(Self.probeMatch.utf8)
    #expect(WSDiscoveryMessage.recognises(bytes.rawSpan) == true)
    let message = try WSDiscoveryMessage(parsing: bytes.rawSpan)
    #expect(message.kind == .probeMatches)
    #expect(message.types == ["NetworkVideoTransmitter", "Device"])
    #expect(
      message.scopes == [
        "onvif://www.onvif.org/name/Garden", "onvif://www.onvif.org/hardware/C200",
      ])
    #expect(message.transportAddresses == ["http://192.168.1.20/onvif"])
    #expect(message.endpoint == "urn:uuid:7")
  }

  @Test func otherDocumentsAreRefused() {
    let bytes = Array("<html><body>device</body></html>".utf8)
    #expect(throws: DecodeError.self) { try UPnPDescription(parsing: bytes.rawSpan) }
    #expect(throws: DecodeError.self) { try PortMappingAction(parsing: bytes.rawSpan) }
    #expect(throws: DecodeError.self) { try WSDiscoveryMessage(parsing: bytes.rawSpan) }
  }

  @Test func aMerossDeviceTellsItsModel() {
    let all = Array(
      """
      {"header":{"namespace":"Appliance.System.All"},"payload":{"all":{"system":{"hardware":\
      {"type":"mss310","subType":"un"}}}}}
      """.utf8)
    #expect(MerossMessage.model(in: all.rawSpan) == "mss310")
    for count in all.indices {
      let part = Array(all.prefix(count))
      let model = MerossMessage.model(in: part.rawSpan)
      #expect(model == nil || model == "mss310")
    }
  }

  @Test func corruptedMessagesNeverTrap() {
    var random = SplitMix64(seed: 32)
    let samples = [Self.notify, Self.description, Self.mapping, Self.probeMatch].map {
      Array($0.utf8)
    }
    for round in 0..<10_000 {
      let bytes = random.corrupt(samples[round % samples.count])
      _ = try? SSDPMessage(parsing: bytes.rawSpan)
      _ = try? UPnPDescription(parsing: bytes.rawSpan)
      _ = try? PortMappingAction(parsing: bytes.rawSpan)
      _ = try? WSDiscoveryMessage(parsing: bytes.rawSpan)
      _ = WSDiscoveryMessage.recognises(bytes.rawSpan)
    }
  }
}
