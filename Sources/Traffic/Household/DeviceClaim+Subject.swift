extension DeviceClaim {
  /// What a claim is about; its raw value is the `claim` of the report's evidence.
  public enum Subject: String, CaseIterable, Sendable {
    // DHCP (RFC 2132).
    case hostName = "host-name"
    case fqdn = "fqdn"
    case vendorClass = "vendor-class"
    case clientIdentifier = "client-id"
    /// DHCP's parameter request list, as decimal numbers with commas: a trait of the client's software.
    case parameterRequestList = "parameter-request-list"
    case mudURL = "mud-url"

    // DHCPv6 (RFC 8415).
    case dhcpv6FQDN = "dhcpv6-fqdn"
    case dhcpv6VendorClass = "dhcpv6-vendor-class"

    // Multicast DNS and DNS-SD (RFC 6762, RFC 6763).
    /// The host's own name, without `.local`.
    case mdnsHost = "mdns-host"
    /// A service it offers: `_hap._tcp`.
    case mdnsService = "mdns-service"
    /// The instance's name under which it offers one, without service and domain.
    case mdnsInstance = "mdns-instance"
    /// What its TXT records say of it: a name for people, its model, its maker, its kind.
    case mdnsName = "mdns-name"
    case mdnsModel = "mdns-model"
    case mdnsMaker = "mdns-maker"
    case mdnsCategory = "mdns-category"

    // Other names.
    case llmnrName = "llmnr-name"
    case netbiosName = "netbios-name"

    // SSDP and UPnP (UPnP Device Architecture 2.0 §1–2), WS-Discovery.
    case ssdpServer = "ssdp-server"
    /// A device or service type it announces: `urn:schemas-upnp-org:device:MediaRenderer:1`.
    case ssdpType = "ssdp-type"
    case upnpName = "upnp-name"
    case upnpMaker = "upnp-maker"
    case upnpModel = "upnp-model"
    case upnpModelNumber = "upnp-model-number"
    case upnpType = "upnp-type"
    case wsdType = "wsd-type"
    case wsdScope = "wsd-scope"

    // HTTP (RFC 9110 §10), TLS, MQTT.
    case userAgent = "user-agent"
    case httpServer = "http-server"
    /// The name in the certificate that it serves.
    case certificateName = "certificate-name"
    case mqttClientID = "mqtt-client-id"

    // Wi-Fi Protected Setup, as stations say before they join (WSC 2.0 §12).
    case wpsName = "wps-name"
    case wpsMaker = "wps-maker"
    case wpsModel = "wps-model"
    case wpsModelNumber = "wps-model-number"
    case wpsType = "wps-type"

    // Makers' own protocols.
    case tplinkAlias = "tplink-alias"
    case tplinkModel = "tplink-model"
    case tplinkType = "tplink-type"
    /// How it wants to be spoken to, where that is sealed: `KLAP`, `AES`.
    case tplinkEncryption = "tplink-encryption"
    case tuyaID = "tuya-id"
    case tuyaProduct = "tuya-product"
    /// The version of Tuya's local protocol that it speaks, as far as it shows.
    case tuyaVersion = "tuya-version"
    case lifxLabel = "lifx-label"
    case lifxProduct = "lifx-product"
    case yeelightModel = "yeelight-model"
    case yeelightName = "yeelight-name"
    case miioID = "miio-id"
    case merossModel = "meross-model"
    case esphomeName = "esphome-name"
    case wizModule = "wiz-module"
    case goveeModel = "govee-model"
    case broadlinkName = "broadlink-name"
    /// The number under which servers find it, without the letters that prove that somebody knows it: `ABCDEF-012345`.
    case ppppID = "pppp-id"
    /// The type of a Shelly of the first generation, as it says over CoAP: `SHSW-PM`.
    case shellyModel = "shelly-model"
    /// What Tasmota announces over MQTT: the name for people, and what it runs on.
    case tasmotaName = "tasmota-name"
    case tasmotaModel = "tasmota-model"

    // Others.
    case snmpDescription = "snmp-description"
    case snmpName = "snmp-name"
    case sipUserAgent = "sip-user-agent"
    case rtspUserAgent = "rtsp-user-agent"
    case rtspServer = "rtsp-server"
    case stunSoftware = "stun-software"
    case banner = "banner"
  }
}

extension DeviceClaim.Subject {
  /// The protocol that said so: the `source` of the report's evidence.
  public var source: String {
    switch self {
    case .hostName, .fqdn, .vendorClass, .clientIdentifier, .parameterRequestList, .mudURL: "dhcp"
    case .dhcpv6FQDN, .dhcpv6VendorClass: "dhcpv6"
    case .mdnsHost, .mdnsService, .mdnsInstance, .mdnsName, .mdnsModel, .mdnsMaker,
      .mdnsCategory:
      "mdns"
    case .llmnrName: "llmnr"
    case .netbiosName: "nbns"
    case .ssdpServer, .ssdpType: "ssdp"
    case .upnpName, .upnpMaker, .upnpModel, .upnpModelNumber, .upnpType: "upnp"
    case .wsdType, .wsdScope: "ws-discovery"
    case .userAgent, .httpServer: "http"
    case .certificateName: "tls"
    case .mqttClientID: "mqtt"
    case .wpsName, .wpsMaker, .wpsModel, .wpsModelNumber, .wpsType: "wps"
    case .tplinkAlias, .tplinkModel, .tplinkType, .tplinkEncryption: "tplink"
    case .tuyaID, .tuyaProduct, .tuyaVersion: "tuya"
    case .lifxLabel, .lifxProduct: "lifx"
    case .yeelightModel, .yeelightName: "yeelight"
    case .miioID: "miio"
    case .merossModel: "meross"
    case .esphomeName: "esphome"
    case .wizModule: "wiz"
    case .goveeModel: "govee"
    case .broadlinkName: "broadlink"
    case .ppppID: "pppp"
    case .shellyModel: "coap"
    case .tasmotaName, .tasmotaModel: "mqtt"
    case .snmpDescription, .snmpName: "snmp"
    case .sipUserAgent: "sip"
    case .rtspUserAgent, .rtspServer: "rtsp"
    case .stunSoftware: "stun"
    case .banner: "banner"
    }
  }
}
