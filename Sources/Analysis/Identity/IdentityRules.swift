// swift-format-ignore-file

/// What devices say that tells what they are: the one table to edit for a device that isn't known, or is taken for
/// another. docs/devices.md says how a line is read and how lines are weighed.
///
/// The sources are in the comments above each part. A rule is to hold of things of its kind in general.
enum IdentityRules {
  static let text = """
// OPERATING SYSTEMS
// DHCP's parameter request list (option 55) is set by the client's software, in the order it was written:
// as the systems' own clients ask, checked against captures of each where there were some.
40 parameter-request-list 1,3,6,15,31,33,43,44,46,47,119,121,249,252 -> os Windows
40 parameter-request-list 1,3,6,15,31,33,43,44,46,47,121,249,252 -> os Windows
40 parameter-request-list 1,15,3,6,44,46,47,31,33,121,249,252,43 -> os Windows
40 parameter-request-list 1,15,3,6,44,46,47,31,33,121,249,43* -> os Windows
40 parameter-request-list 1,15,3,6,44,46,47,31,33,249,43* -> os Windows
40 parameter-request-list 1,15,3,6,44,46,47,31,33,43* -> os Windows
40 parameter-request-list 1,121,3,6,15,*119,*252,95,44,46* -> os macOS, maker Apple
40 parameter-request-list 1,3,6,15,119,95,252,44,46* -> os macOS, maker Apple
40 parameter-request-list 1,121,3,6,15,119,252 -> os iOS, maker Apple
40 parameter-request-list 1,3,6,15,119,252 -> os iOS, maker Apple
40 parameter-request-list 1,121,3,6,15,*114,119,252 -> os iOS, maker Apple
40 parameter-request-list 1,33,3,6,15,26,28,51,58,59 -> os Android
40 parameter-request-list 1,3,6,15,26,28,51,58,59* -> os Android
40 parameter-request-list 1,121,33,3,6,15,28,51,58,59,119 -> os Android
35 parameter-request-list 1,121,33,3,6,12,15,*28,42,51,54,58,59* -> os Linux (dhcpcd)
35 parameter-request-list 1,28,2,3,15,6,12 -> os Linux (dhclient)
35 parameter-request-list 1,28,2,3,15,6,119,12,44,47,26,121,42* -> os Linux (dhclient)
35 parameter-request-list 1,28,2,121,15,6,12,40,41,42,26,119,3* -> os Linux (dhclient)
35 parameter-request-list 1,2,6,12,15,26,28,121,3,33,40,41,42,119* -> os Linux (NetworkManager)
35 parameter-request-list 1,3,6,12,15,28,42 -> os Linux (BusyBox)
35 parameter-request-list 1,3,6,12,15,28,40,41,42* -> os Linux (BusyBox)
35 parameter-request-list 1,3,6,12,15,28 -> os Linux (BusyBox)
35 parameter-request-list 1,3,6,12,15,28,44 -> os Linux (BusyBox)
35 parameter-request-list 1,3,28,6,15,44,46,47,31,33,121,43 -> os lwIP (ESP8266)
35 parameter-request-list 1,3,28,6 -> os lwIP
35 parameter-request-list 1,3,28,6,15 -> os lwIP
35 parameter-request-list 1,3,28,6,43 -> os lwIP
// Vendor classes (option 60) name the client.
30 vendor-class msft 5.0* -> os Windows
50 vendor-class android-dhcp-* -> os Android
25 vendor-class dhcpcd* -> os Linux (dhcpcd)
45 vendor-class udhcp* -> os Linux (BusyBox)
40 vendor-class busybox* -> os Linux (BusyBox)
30 host-name gainspan%%%%* -> os GainSpan
30 host-name esp_%%%%%% -> os lwIP (ESP8266)
30 host-name espressif -> os lwIP (ESP32)
// User agents and system descriptions.
60 user-agent *windows nt* -> os Windows, type computer
60 user-agent microsoft-cryptoapi* -> os Windows, type computer
60 user-agent microsoft bits* -> os Windows, type computer
60 user-agent windows-update-agent* -> os Windows, type computer
60 user-agent *(macintosh;* -> os macOS, maker Apple, type computer
60 user-agent *(iphone;* -> os iOS, maker Apple, type phone
60 user-agent *(ipad;* -> os iOS, maker Apple, type tablet
60 user-agent *iphone* -> os iOS, type phone
60 user-agent *apple?tv* -> maker Apple, type streaming-stick
40 user-agent *cfnetwork/*darwin/* -> maker Apple
50 user-agent dalvik/* -> os Android
50 user-agent *android* -> os Android
50 user-agent *android*mobile* -> type phone
60 user-agent *android*; redmi * -> type phone, maker Xiaomi
60 user-agent *android*; pixel * -> type phone, maker Google
40 user-agent debian apt* -> os Linux, type computer
30 user-agent *x11;*linux* -> os Linux, type computer
60 user-agent *cros x86* -> type computer
40 snmp-description *windows* -> os Windows, type computer
30 snmp-description *linux* -> os Linux
20 asks .msftconnecttest.com -> os Windows
20 asks .msftncsi.com -> os Windows
15 asks .connectivitycheck.gstatic.com -> os Android
15 asks .connectivitycheck.android.com -> os Android

// WHAT DEVICES SAY OF THEMSELVES
// UPnP descriptions, DNS-SD's TXT records and makers' own protocols have fields for maker and model.
90 upnp-maker * -> maker =
80 mdns-maker * -> maker =
80 upnp-model * -> model =
60 upnp-model-number * -> model =
70 mdns-model * -> model =
// Wi-Fi Protected Setup has them too (WSC 2.0, table 41 for the types), often with the makers of modules in them.
60 wps-maker * -> maker =
50 wps-model * -> model =
40 wps-model-number * -> model =
60 wps-type access point -> type access-point
60 wps-type router -> type router
60 wps-type printer -> type printer
60 wps-type television -> type tv
60 wps-type smartphone -> type phone
60 wps-type tablet -> type tablet
60 wps-type notebook -> type computer
60 wps-type security camera -> type camera
60 wps-type speakers -> type speaker
90 tplink-model * -> model =, maker TP-Link
60 yeelight-model * -> model =, maker Yeelight, type bulb
90 meross-model * -> model =, maker Meross
70 lifx-product * -> model =, maker LIFX, type bulb
60 lifx-label * -> maker LIFX, type bulb
80 wiz-module * -> model =, maker WiZ
80 wiz-module *socket* -> type plug
80 govee-model * -> model =, maker Govee
70 govee-model h6* -> type bulb
60 broadlink-name * -> maker BroadLink
// Cameras alone were found to speak PPPP (Palant, "An overview of the PPPP protocol for IoT cameras", 2025).
45 pppp-id * -> type camera
90 shelly-model * -> model =, maker Shelly
80 shelly-model shsw* -> type switch
80 shelly-model shdm* -> type switch
80 shelly-model shplg* -> type plug
80 shelly-model shb* -> type bulb
80 shelly-model shvin* -> type bulb
80 shelly-model shcb* -> type bulb
80 shelly-model shrgbw* -> type light-strip
80 shelly-model shht* -> type sensor
80 shelly-model shdw* -> type sensor
80 shelly-model shwt* -> type sensor
80 shelly-model shmos* -> type sensor
80 shelly-model shsm* -> type smoke-detector
80 shelly-model shem* -> type meter
80 shelly-model shtrv* -> type thermostat
70 tasmota-model * -> model =
60 tuya-product * -> model =
40 tuya-id * -> maker Tuya
40 tuya-version * -> maker Tuya
40 miio-id * -> maker Xiaomi
40 tplink-alias * -> maker TP-Link
40 tplink-encryption * -> maker TP-Link
// TP-Link's sysinfo has a type or mic_type; plugs and wall switches share one.
50 tplink-type *smartplug* -> type plug
80 tplink-type *smartbulb* -> type bulb
80 tplink-type *camera* -> type camera
60 tplink-type *hub* -> type hub
// UPnP device and service types (UPnP Forum's DCPs, and makers' own).
80 device-type urn:schemas-upnp-org:device:internetgatewaydevice:* -> type router
60 device-type urn:schemas-upnp-org:device:wlanaccesspointdevice:* -> type access-point
30 device-type urn:schemas-upnp-org:device:wanconnectiondevice:* -> type router
90 device-type urn:schemas-upnp-org:device:printer:* -> type printer
80 device-type urn:schemas-upnp-org:device:scanner:* -> type scanner
90 device-type urn:schemas-upnp-org:device:digitalsecuritycamera:* -> type camera
80 device-type urn:schemas-upnp-org:device:binarylight:* -> type bulb
80 device-type urn:schemas-upnp-org:device:dimmablelight:* -> type bulb
80 device-type urn:schemas-upnp-org:device:hvac_system:* -> type thermostat
80 device-type urn:schemas-upnp-org:device:hvac_zonethermostat:* -> type thermostat
80 device-type urn:schemas-upnp-org:device:solarprotectionblind:* -> type blind
70 device-type *:thermostat:* -> type thermostat
20 device-type urn:schemas-upnp-org:device:mediarenderer:* -> type speaker
20 device-type urn:schemas-upnp-org:device:mediarenderer:* -> type tv
15 device-type urn:schemas-upnp-org:device:mediaserver:* -> type nas
15 device-type urn:schemas-upnp-org:device:mediaserver:* -> type computer
90 device-type urn:schemas-upnp-org:device:zoneplayer:* -> type speaker, maker Sonos
90 device-type urn:smartspeaker-audio:device:speakergroup:* -> type speaker, maker Sonos
70 device-type urn:belkin:* -> maker Belkin
90 device-type urn:belkin:device:controllee:* -> type plug
90 device-type urn:belkin:device:insight:* -> type plug
90 device-type urn:belkin:device:outdoor:* -> type plug
60 device-type urn:belkin:service:insight:* -> type plug
60 device-type uuid:socket-1_0-* -> type plug, maker Belkin
60 device-type uuid:insight-1_0-* -> type plug, maker Belkin
90 device-type urn:belkin:device:lightswitch:* -> type switch
90 device-type urn:belkin:device:dimmer:* -> type switch
60 device-type uuid:lightswitch-* -> type switch, maker Belkin
90 device-type urn:belkin:device:sensor:* -> type sensor
90 device-type urn:belkin:device:netcam* -> type camera
60 device-type uuid:sensor-1_0-* -> type sensor, maker Belkin
90 device-type urn:belkin:device:bridge:* -> type hub
60 device-type urn:belkin:service:bridge:* -> type hub
60 device-type uuid:bridge-1_0-* -> type hub, maker Belkin
90 device-type urn:belkin:device:coffeemaker:* -> type coffee-maker
90 device-type urn:belkin:device:crockpot:* -> type appliance
90 device-type urn:belkin:device:humidifier:* -> type appliance
90 device-type urn:belkin:device:heater* -> type appliance
90 device-type urn:belkin:device:airpurifier:* -> type appliance
60 device-type roku:ecp* -> type streaming-stick, maker Roku
60 device-type urn:roku-com:device:player:* -> type streaming-stick
80 device-type urn:myharmony-com:device:harmony:* -> type hub, maker Logitech
60 device-type urn:schemas-upnp-org:device:fritzbox:* -> maker AVM
80 device-type urn:bambulab-com:device:3dprinter:* -> type 3d-printer, maker Bambu Lab
20 device-type urn:dial-multiscreen-org:* -> type tv
20 device-type urn:dial-multiscreen-org:* -> type streaming-stick
80 device-type urn:lge-com:service:webos-second-screen:* -> type tv, maker LG
80 device-type urn:samsung.com:device:remotecontrolreceiver:* -> type tv, maker Samsung
60 device-type urn:samsung.com:device:maintvserver* -> type tv, maker Samsung
60 device-type urn:panasonic-com:device:p00* -> type tv, maker Panasonic
40 device-type urn:schemas-sony-com:service:ircc:* -> type tv, maker Sony
60 device-type urn:schemas-sony-com:service:scalarwebapi:* -> maker Sony
60 device-type urn:schemas-denon-com:device:* -> type speaker, maker Denon
80 device-type urn:schemas-nds-com:device:skyserve* -> type set-top-box, maker Sky
60 device-type urn:schemas-frontier-silicon-com:* -> type speaker
60 device-type urn:microsoft.com:device:mediacenterextender* -> type console
70 device-type urn:schemas-micasaverde-com:device:homeautomationgateway:* -> type hub, maker Vera
70 device-type urn:smartthings-com:device:hub* -> type hub, maker SmartThings
70 device-type urn:dreammultimedia:* -> type set-top-box
70 device-type urn:lutron:* -> maker Lutron, type hub
80 device-type wifi_bulb* -> type bulb, maker Yeelight
// SSDP's SERVER names the software, and sometimes the product.
80 ssdp-server *ipbridge/* -> type hub, maker Philips Hue
80 ssdp-server *hue/* -> type hub, maker Philips Hue
60 ssdp-server *roku* -> type streaming-stick, maker Roku
80 ssdp-server *sonos/* -> type speaker, maker Sonos
60 ssdp-server *fritz!box* -> type router, maker AVM
60 ssdp-server *avm fritz* -> maker AVM
60 ssdp-server *webos* -> type tv, maker LG
50 ssdp-server *samsung upnp sdk* -> maker Samsung
60 ssdp-server *synology* -> type nas, maker Synology
60 ssdp-server *twonky* -> type nas
40 ssdp-server *windows*upnp* -> type computer, os Windows
40 ssdp-server *microsoft-windows* -> type computer, os Windows
60 ssdp-server *chromecast* -> type streaming-stick, maker Google
60 ssdp-server *xbox* -> type console, maker Microsoft
60 ssdp-server *playstation* -> type console, maker Sony
30 ssdp-server *miniupnpd* -> type router
60 ssdp-server *tp-link* -> maker TP-Link
60 ssdp-server *d-link* -> maker D-Link
// WS-Discovery: devices' profiles by their own standards bodies.
90 wsd-type *networkvideotransmitter* -> type camera
80 wsd-type *printdevicetype* -> type printer
60 wsd-type *scandevicetype* -> type scanner
40 wsd-type *pub:computer* -> type computer
60 wsd-scope onvif://www.onvif.org/type/video_encoder* -> type camera
60 wsd-scope onvif://www.onvif.org/type/network_video_transmitter* -> type camera
// HomeKit's accessory categories (`ci`, HomeKit Accessory Protocol Specification R2 §13), Matter's device types (`DT`), Home
// Connect's (`type`).
90 mdns-category bridge -> type hub
90 mdns-category light bulb -> type bulb
90 mdns-category outlet -> type plug
90 mdns-category switch -> type switch
90 mdns-category light switch -> type switch
90 mdns-category generic switch -> type switch
90 mdns-category programmable switch -> type switch
90 mdns-category thermostat -> type thermostat
90 mdns-category *sensor -> type sensor
90 mdns-category smoke alarm -> type smoke-detector
90 mdns-category door lock -> type lock
90 mdns-category garage door opener -> type garage-door
90 mdns-category ip camera -> type camera
90 mdns-category video doorbell -> type doorbell
90 mdns-category sprinkler -> type irrigation
90 mdns-category television -> type tv
90 mdns-category *video player -> type tv
90 mdns-category apple tv -> type streaming-stick, maker Apple
90 mdns-category tv stick -> type streaming-stick
90 mdns-category tv set-top box -> type set-top-box
90 mdns-category homepod -> type speaker, maker Apple
90 mdns-category speaker -> type speaker
90 mdns-category audio receiver -> type speaker
90 mdns-category airport -> type access-point, maker Apple
90 mdns-category wi-fi router -> type router
90 mdns-category range extender -> type access-point
90 mdns-category window covering -> type blind
90 mdns-category robot vacuum cleaner -> type robot
90 mdns-category air conditioner -> type air-conditioner
90 mdns-category air purifier -> type appliance
90 mdns-category *humidifier -> type appliance
90 mdns-category heater -> type appliance
90 mdns-category fan -> type appliance
90 mdns-category refrigerator -> type appliance
90 mdns-category laundry * -> type appliance
90 mdns-category dishwasher -> type appliance
90 mdns-category oven -> type appliance
90 mdns-category cooktop -> type appliance
90 mdns-category coffeemaker -> type coffee-maker
90 mdns-category fridge* -> type appliance
90 mdns-category freezer -> type appliance
90 mdns-category washer* -> type appliance
90 mdns-category dryer -> type appliance
90 mdns-category hob -> type appliance
90 mdns-category hood -> type appliance
// DNS-SD service types (IANA's registry of service names, makers' documents, the manifests of Home Assistant's integrations).
45 mdns-service _pdl-datastream._tcp* -> type printer
40 mdns-service _printer._tcp* -> type printer
35 mdns-service _ipp._tcp* -> type printer
35 mdns-service _ipps._tcp* -> type printer
20 mdns-service _scanner._tcp* -> type printer
20 mdns-service _uscan._tcp* -> type printer
30 mdns-service _scanner._tcp* -> type scanner
60 mdns-service _privet._tcp* -> type printer
90 mdns-service _axis-video._tcp* -> type camera, maker Axis
130 name *doorstation* -> type doorbell, maker DoorBird
130 name bha-%%%%%%* -> type doorbell, maker DoorBird
50 mdns-service _rtsp._tcp* -> type camera
50 mdns-service _psia._tcp* -> type camera
50 mdns-service _cgi._tcp* -> type camera
60 mdns-service _dcp._tcp* -> type camera
50 mdns-service _dhnap._tcp* -> maker D-Link
50 mdns-service _dcp._udp* -> maker D-Link
90 mdns-service _sonos._tcp* -> type speaker, maker Sonos
90 mdns-service _hue._tcp* -> type hub, maker Philips Hue
90 mdns-service _soundtouch._tcp* -> type speaker, maker Bose
80 mdns-service _heos-audio._tcp* -> type speaker, maker Denon
80 mdns-service _linkplay._tcp* -> type speaker
60 mdns-service _bangolufsen._tcp* -> type speaker, maker Bang & Olufsen
60 mdns-service _musc._tcp* -> type speaker
30 mdns-service _spotify-connect._tcp* -> type speaker
20 mdns-service _raop._tcp* -> type speaker
15 mdns-service _airplay._tcp* -> type tv
15 mdns-service _airplay._tcp* -> type streaming-stick
15 mdns-service _airplay._tcp* -> type speaker
25 mdns-service _googlecast._tcp* -> type streaming-stick
20 mdns-service _googlecast._tcp* -> type tv
20 mdns-service _googlecast._tcp* -> type speaker
40 mdns-service _androidtvremote*._tcp* -> type tv
20 mdns-service _androidtvremote*._tcp* -> type streaming-stick
60 mdns-service _amzn-wplay._tcp* -> type streaming-stick, maker Amazon
50 mdns-service _amzn-alexa._tcp* -> type speaker, maker Amazon
70 mdns-service _viziocast._tcp* -> type tv, maker Vizio
60 mdns-service _roku*._tcp* -> type streaming-stick, maker Roku
70 mdns-service _lutron._tcp* -> type hub, maker Lutron
70 mdns-service _leap._tcp* -> type hub, maker Lutron
70 mdns-service _bond._tcp* -> type hub, maker Bond
60 mdns-service _home-assistant._tcp* -> type hub
60 mdns-service _hubitat._tcp* -> type hub, maker Hubitat
70 mdns-service _nanoleaf*._tcp* -> type bulb, maker Nanoleaf
70 mdns-service _elg._tcp* -> type bulb, maker Elgato
70 mdns-service _wled._tcp* -> type light-strip
60 mdns-service _miio._udp* -> maker Xiaomi
60 mdns-service _shelly._tcp* -> maker Shelly
50 mdns-service _ewelink._tcp* -> maker Sonoff
60 mdns-service _octoprint._tcp* -> type 3d-printer
35 mdns-service _adisk._tcp* -> type nas
20 mdns-service _smb._tcp* -> type nas
20 mdns-service _smb._tcp* -> type computer
15 mdns-service _afpovertcp._tcp* -> type nas
20 mdns-service _afpovertcp._tcp* -> type computer
35 mdns-service _workstation._tcp* -> type computer
40 mdns-service _rfb._tcp* -> type computer
40 mdns-service _net-assistant._udp* -> type computer
25 mdns-service _sftp-ssh._tcp* -> type computer
20 mdns-service _ssh._tcp* -> type computer
40 mdns-service _dosvc._tcp* -> type computer, os Windows
50 mdns-service _nvstream._tcp* -> type computer
25 mdns-service _apple-mobdev2._tcp* -> type phone
15 mdns-service _apple-mobdev2._tcp* -> type tablet
40 mdns-service _apple-mobdev2._tcp* -> maker Apple
40 mdns-service _companion-link._tcp* -> maker Apple
60 mdns-service _airport._tcp* -> type access-point, maker Apple
60 mdns-service _tivo-*._tcp* -> type set-top-box, maker TiVo
60 mdns-service _touch-able._tcp* -> maker Apple
70 mdns-service _powerwall._tcp* -> type battery, maker Tesla
60 mdns-service _hwenergy._tcp* -> maker HomeWizard
70 mdns-service _enphase-envoy._tcp* -> type solar-inverter, maker Enphase
70 mdns-service _fronius*._tcp* -> type solar-inverter, maker Fronius
70 mdns-service _go-e._tcp* -> type charger, maker go-e
70 mdns-service _technove-stations._tcp* -> type charger, maker TechnoVE
70 mdns-service _kizbox*._tcp* -> type hub, maker Somfy
70 mdns-service _ihsp._tcp* -> type hub, maker IKEA
70 mdns-service _plugwise._tcp* -> type hub, maker Plugwise
70 mdns-service _powerview*._tcp* -> type hub, maker Hunter Douglas
70 mdns-service _slzb-06._tcp* -> type hub
70 mdns-service _uzg-01._tcp* -> type hub
70 mdns-service _zigstar_gw._tcp* -> type hub
70 mdns-service _zigate-zigbee-gateway._tcp* -> type hub
70 mdns-service _ecobee._tcp* -> type thermostat, maker ecobee
70 mdns-service _dkapi._tcp* -> type air-conditioner, maker Daikin
70 mdns-service _rabbitair._udp* -> type appliance, maker Rabbit Air
60 mdns-service _homeconnect._tcp* -> type appliance
70 mdns-service _mieleathome._tcp* -> type appliance, maker Miele
70 mdns-service _dyson_mqtt._tcp* -> type appliance, maker Dyson
70 mdns-service _360eye_mqtt._tcp* -> type robot, maker Dyson
70 mdns-service _weatherlinklive._tcp* -> type weather-station, maker Davis
60 mdns-service _lookin._tcp* -> type remote, maker LOOKin
60 mdns-service _qdiscover._tcp* -> type nas, maker QNAP
60 mdns-service _fbx-api._tcp* -> type router, maker Free
30 mdns-service _dvl-deviceapi._tcp* -> type powerline-adapter, maker devolo
50 mdns-service _bbxsrv._tcp* -> maker BleBox
60 mdns-service _devialet-http._tcp* -> type speaker, maker Devialet
50 mdns-service _volumio._tcp* -> type speaker
50 mdns-service _mediaremotetv._tcp* -> type streaming-stick, maker Apple
50 mdns-service _system-bridge._tcp* -> type computer

// NAMES AND MODEL NUMBERS
// Devices name themselves by their model, or by their maker's habit, with the end of their MAC.
// Phones, tablets, watches and computers, as their makers' set-up names them.
70 name *iphone* -> type phone, maker Apple
70 name *ipad* -> type tablet, maker Apple
60 name *ipod* -> type music-player, maker Apple
70 name *macbook* -> type computer, maker Apple
70 name *imac* -> type computer, maker Apple
60 name *mac-mini* -> type computer, maker Apple
60 name *macmini* -> type computer, maker Apple
60 name *mac-pro* -> type computer, maker Apple
50 name *-mbp* -> type computer, maker Apple
40 name *s-air -> type computer, maker Apple
80 name *apple-watch* -> type watch, maker Apple
70 name *apple-tv* -> type streaming-stick, maker Apple
70 name *appletv* -> type streaming-stick, maker Apple
70 name *homepod* -> type speaker, maker Apple
60 name *airport-e* -> type access-point, maker Apple
60 name *time-capsule* -> type access-point, maker Apple
25 name android-%%%%%%%%* -> type phone
30 name android-%%%%%%%%* -> os Android
60 name galaxy-s* -> type phone, maker Samsung
60 name galaxy-note* -> type phone, maker Samsung
60 name galaxy-a## -> type phone, maker Samsung
60 name *s-galaxy-* -> type phone, maker Samsung
60 name *-s##-ultra -> type phone, maker Samsung
60 name samsung-sm-* -> maker Samsung
110 name *galaxy-tab* -> type tablet, maker Samsung
130 name *galaxy-watch* -> type watch, maker Samsung
60 name pixel-# -> type phone, maker Google
60 name pixel-#? -> type phone, maker Google
60 name pixel-#-* -> type phone, maker Google
60 name *s-pixel* -> type phone, maker Google
60 name oneplus* -> type phone, maker OnePlus
60 name redmi* -> type phone, maker Xiaomi
60 name mi#*phone -> type phone, maker Xiaomi
60 name huawei_p* -> type phone, maker Huawei
60 name huawei_mate* -> type phone, maker Huawei
60 name honor_* -> type phone, maker Honor
50 name honor-* -> type phone, maker Honor
60 name moto-* -> type phone, maker Motorola
60 name nexus-4* -> type phone, maker Google
60 name nexus-5* -> type phone, maker Google
60 name nexus-6* -> type phone, maker Google
60 name nexus-7* -> type tablet, maker Google
60 name nexus-9* -> type tablet, maker Google
60 name windows-phone* -> type phone
60 name blackberry-* -> type phone, maker BlackBerry
60 name desktop-??????? -> type computer, os Windows
60 name laptop-???????? -> type computer, os Windows
50 name win-??????????? -> type computer, os Windows
50 name *-pc -> type computer
50 name pc-* -> type computer
50 name *laptop* -> type computer
50 name *notebook* -> type computer
50 name *desktop* -> type computer
50 name *workstation* -> type computer
60 name *thinkpad* -> type computer, maker Lenovo
60 name *chromebook* -> type computer
60 name *surface-pro* -> type computer, maker Microsoft
50 name ubuntu* -> type computer, os Linux
50 name debian* -> type computer, os Linux
50 name kali* -> type computer, os Linux
50 name fedora* -> type computer, os Linux
60 name raspberrypi* -> type computer, maker Raspberry Pi, os Linux
60 text *bcm27##* -> type computer, maker Raspberry Pi
60 text *bcm28##* -> type computer, maker Raspberry Pi
60 vendor-class pxeclient* -> type computer
80 word iphone##* -> type phone, maker Apple, model =
80 word ipad#* -> type tablet, maker Apple, model =
80 word ipod#* -> type music-player, maker Apple, model =
80 word macbook* -> type computer, maker Apple, model =
80 word imac#* -> type computer, maker Apple, model =
80 word imacpro#* -> type computer, maker Apple, model =
80 word macmini#* -> type computer, maker Apple, model =
80 word macpro#* -> type computer, maker Apple, model =
80 model mac##,* -> type computer, maker Apple
80 word appletv#* -> type streaming-stick, maker Apple, model =
80 word audioaccessory#* -> type speaker, maker Apple, model =
80 word airport#* -> type access-point, maker Apple, model =
80 word timecapsule#* -> type access-point, maker Apple, model =
110 word sm-t### -> type tablet, maker Samsung, model =
110 word sm-t###? -> type tablet, maker Samsung, model =
110 word sm-x### -> type tablet, maker Samsung, model =
80 word sm-r### -> type watch, maker Samsung, model =
80 word sm-a###* -> type phone, maker Samsung, model =
80 word sm-g###* -> type phone, maker Samsung, model =
80 word sm-j###* -> type phone, maker Samsung, model =
80 word sm-m###* -> type phone, maker Samsung, model =
80 word sm-n###* -> type phone, maker Samsung, model =
80 word sm-s###* -> type phone, maker Samsung, model =
80 word sm-f###* -> type phone, maker Samsung, model =
80 word gt-i####* -> type phone, maker Samsung, model =
80 word gt-n7### -> type phone, maker Samsung, model =
110 word gt-p####* -> type tablet, maker Samsung, model =
70 word lm-?###* -> type phone, maker LG, model =
70 word lg-?###* -> type phone, maker LG, model =
70 word kf?? -> type tablet, maker Amazon, model =
70 word kf???? -> type tablet, maker Amazon, model =
70 word kf????? -> type tablet, maker Amazon, model =
// Printers: their names are a prefix and the MAC.
60 name npi%%%%%% -> type printer, maker HP
60 name hp%%%%%% -> type printer, maker HP
70 name brn%%%%%%* -> type printer, maker Brother
70 name brw%%%%%%* -> type printer, maker Brother
70 name epson%%%%%% -> type printer, maker Epson
70 name canon%%%%%% -> type printer, maker Canon
60 name et00%%%%* -> type printer, maker Lexmark
60 name rnp%%%%%% -> type printer, maker Ricoh
60 name xrx%%%%%%* -> type printer, maker Xerox
60 name sec%%%%%%%%* -> type printer, maker Samsung
60 name km%%%%%% -> type printer
60 name kmbt* -> type printer
60 name oki-* -> type printer, maker Oki
60 text *labelwriter* -> type printer, maker Dymo
60 text *printer* -> type printer
80 text *laserjet* -> type printer, maker HP
80 text *officejet* -> type printer, maker HP
80 text *deskjet* -> type printer, maker HP
80 text *photosmart* -> type printer, maker HP
70 text hp envy* -> type printer, maker HP
60 text *jetdirect* -> type printer, maker HP
80 text *pixma* -> type printer, maker Canon
80 text *ecotank* -> type printer, maker Epson
80 text *workforce* -> type printer, maker Epson
70 text *laserwriter* -> type printer
80 word mfc-*#* -> type printer, maker Brother, model =
80 word dcp-*#* -> type printer, maker Brother, model =
80 word hl-*#* -> type printer, maker Brother, model =
80 word wf-#### -> type printer, maker Epson, model =
70 word xp-### -> type printer, maker Epson, model =
70 word xp-#### -> type printer, maker Epson, model =
70 word et-#### -> type printer, maker Epson, model =
50 text *scansnap* -> type scanner
// Screens, sticks, boxes, consoles.
70 text *bravia* -> type tv, maker Sony
70 text *kd-##* -> type tv, maker Sony
70 word kdl-##* -> type tv, maker Sony, model =
70 word xbr-##* -> type tv, maker Sony, model =
70 name lgwebostv* -> type tv, maker LG
70 name lgsmarttv* -> type tv, maker LG
60 text *[lg]*tv* -> type tv, maker LG
60 name [tv]* -> type tv
60 text *webos tv* -> type tv, maker LG
60 text *smart tv* -> type tv
90 text *roku tv* -> type tv, maker Roku
60 text *smart-tv* -> type tv
60 text *smarttv* -> type tv
60 text *viera* -> type tv, maker Panasonic
60 text *aquos* -> type tv, maker Sharp
60 text *android tv* -> type tv
60 text *philips tv* -> type tv, maker Philips
30 name *-tv -> type tv
25 name *tv -> type tv
60 name samsung-tv* -> type tv, maker Samsung
60 name vizio* -> type tv, maker Vizio
70 word oled##* -> type tv
70 word ue##??*#* -> type tv, maker Samsung, model =
70 word un##??*#* -> type tv, maker Samsung, model =
70 word qe##*#* -> type tv, maker Samsung, model =
70 word qn##*#* -> type tv, maker Samsung, model =
70 word ##pus#### -> type tv, maker Philips, model =
70 word ##pfl#### -> type tv, maker Philips, model =
70 user-agent *smart-tv* -> type tv
70 user-agent *smarttv* -> type tv
70 user-agent *hbbtv* -> type tv
70 user-agent *web0s* -> type tv, maker LG
70 user-agent *netcast* -> type tv, maker LG
70 user-agent *tizen*tv* -> type tv, maker Samsung
70 user-agent *bravia* -> type tv, maker Sony
70 user-agent *roku/* -> type streaming-stick, maker Roku
70 user-agent *crkey* -> type streaming-stick, maker Google
70 user-agent *playstation* -> type console, maker Sony
70 user-agent *xbox* -> type console, maker Microsoft
70 user-agent *nintendo* -> type console, maker Nintendo
60 user-agent *kindle* -> type e-reader, maker Amazon
70 name *roku* -> type streaming-stick, maker Roku
80 text *chromecast* -> type streaming-stick, maker Google
70 text *fire tv* -> type streaming-stick, maker Amazon
70 name *firetv* -> type streaming-stick, maker Amazon
70 name *fire-tv* -> type streaming-stick, maker Amazon
80 word aft? -> type streaming-stick, maker Amazon, model =
80 word aft?? -> type streaming-stick, maker Amazon, model =
70 name *nvidia-shield* -> type streaming-stick, maker Nvidia
100 text *shield android tv* -> type streaming-stick, maker Nvidia
60 text *set-top* -> type set-top-box
60 name *settop* -> type set-top-box
60 vendor-class *stb* -> type set-top-box
60 vendor-class *iptv* -> type set-top-box
60 name stb* -> type set-top-box
60 name tivo-* -> type set-top-box, maker TiVo
60 name dreambox* -> type set-top-box
60 name vuduo* -> type set-top-box
80 text *projector* -> type projector
70 name ps#-* -> type console, maker Sony
70 name playstation* -> type console, maker Sony
70 vendor-class ps# -> type console, maker Sony
70 name xbox* -> type console, maker Microsoft
70 vendor-class *xbox* -> type console, maker Microsoft
70 text *xbox* -> type console, maker Microsoft
70 name nintendo* -> type console, maker Nintendo
60 name steamdeck* -> type console, maker Valve
60 name kindle* -> type e-reader, maker Amazon
60 name kobo* -> type e-reader, maker Kobo
60 name pocketbook* -> type e-reader, maker PocketBook
60 name tolino* -> type e-reader, maker Tolino
60 name remarkable* -> type e-reader, maker reMarkable
// Speakers.
70 name sonoszp* -> type speaker, maker Sonos
70 text *sonos* -> type speaker, maker Sonos
80 text *google home* -> type speaker, maker Google
70 name google-home* -> type speaker, maker Google
80 text *nest mini* -> type speaker, maker Google
80 text *nest audio* -> type speaker, maker Google
80 text *home mini* -> type speaker, maker Google
70 text *nest hub* -> type speaker, maker Google
60 name *echo-dot* -> type speaker, maker Amazon
60 name amazon-echo* -> type speaker, maker Amazon
60 name echo-%%%%* -> type speaker, maker Amazon
80 word aeo??? -> type speaker, maker Amazon, model =
40 name amazon-%%%%%%* -> maker Amazon
70 text *soundtouch* -> type speaker, maker Bose
60 name bose-* -> type speaker, maker Bose
60 text *soundbar* -> type speaker
60 text *sound bar* -> type speaker
60 text *loudspeaker* -> type speaker
60 text *smart speaker* -> type speaker
60 text *smart display* -> type speaker
60 text jbl * -> type speaker
60 name denon* -> type speaker, maker Denon
60 text *denon avr* -> type speaker, maker Denon
60 text *marantz* -> type speaker, maker Marantz
60 name heos* -> type speaker, maker Denon
60 text *musiccast* -> type speaker, maker Yamaha
60 text *av receiver* -> type speaker
60 name libratone* -> type speaker, maker Libratone
60 name squeezebox* -> type speaker, maker Logitech
60 text *squeezebox* -> type speaker, maker Logitech
60 text *internet radio* -> type speaker
60 name wiim* -> type speaker
60 name *invoke* -> type speaker
60 name allure* -> type speaker
60 name triby* -> type speaker, maker Invoxia
60 name toniebox* -> type speaker, maker tonies
// Hubs, bridges and gateways of things that speak other radios.
70 name philips-hue* -> type hub, maker Philips Hue
70 name philips hue* -> type hub, maker Philips Hue
60 name hue-bridge* -> type hub, maker Philips Hue
60 name hue bridge* -> type hub, maker Philips Hue
80 word bsb00# -> type hub, maker Philips Hue, model =
60 name smartthings* -> type hub, maker SmartThings
60 name st-hub* -> type hub, maker SmartThings
60 name wink* -> type hub, maker Wink
60 name lutron-* -> type hub, maker Lutron
60 name tradfri-g* -> type hub, maker IKEA
60 name gw-%%%%%%%%%%%% -> type hub, maker IKEA
60 name dirigera* -> type hub, maker IKEA
60 name gw2-%%%%%%%%%%%% -> type hub, maker IKEA
60 text *tradfri gateway* -> type hub, maker IKEA
60 text *dirigera* -> type hub, maker IKEA
60 name lightify-* -> type hub, maker Osram
60 text *lightify*gateway* -> type hub, maker Osram
60 name homematic-ccu* -> type hub, maker eQ-3
60 name ccu# -> type hub, maker eQ-3
60 name homematic-raspi* -> type hub, maker eQ-3
60 name hmip-hap* -> type hub, maker eQ-3
60 text *max! cube* -> type hub, maker eQ-3
40 name ?eq####### -> maker eQ-3
60 name gateway-####-####* -> type hub, maker Somfy
60 text *tahoma* -> type hub, maker Somfy
60 name homey-* -> type hub, maker Athom
60 name hc#-###### -> type hub, maker Fibaro
80 name phoscon* -> type hub
60 name homeassistant* -> type hub
60 name hubitat* -> type hub, maker Hubitat
60 text *harmony hub* -> type hub, maker Logitech
60 name harmonyhub* -> type hub, maker Logitech
60 name harmony* -> type hub, maker Logitech
60 name insteon* -> type hub, maker Insteon
60 name isy* & vendor universal* -> type hub
60 name shc%%%%%% -> type hub, maker Bosch
60 text *smart home controller* -> type hub
60 text *smart home gateway* -> type hub
60 text *zigbee gateway* -> type hub
60 name switchbot-hub* -> type hub, maker SwitchBot
60 name nuki* -> type hub, maker Nuki
60 name velux* -> type hub, maker Velux
60 name gardena* -> type hub, maker Gardena
60 name lumi-gateway* -> type hub, maker Aqara
60 text *homebase* -> type hub
60 name simplisafe* -> type alarm-panel, maker SimpliSafe
60 text *alarm panel* -> type alarm-panel
60 name tado* -> type hub, maker tado
60 name vera-* -> type hub, maker Vera
60 name sengled*hub* -> type hub, maker Sengled
60 name *home-hub* -> type hub
60 name *homehub* -> type hub
50 model *bridge* -> type hub
50 model *gateway* -> type hub
50 model *hub* -> type hub
30 name *bridge* -> type hub
30 name *gateway* -> type hub
20 name *-gateway* -> type hub
20 name *_gateway* -> type hub
20 name *-bridge* -> type hub
20 name *_bridge* -> type hub
50 name *-hub -> type hub
50 name hub-* -> type hub
30 name *iothub* -> type hub
80 word dch-g0* -> type hub, maker D-Link, model =
80 word dsh-g* -> type hub, maker D-Link, model =
80 word f7c031* -> type hub, maker Belkin, model =
// Plugs, switches, lights.
80 word hs1## -> type plug, maker TP-Link, model =
80 word hs1##? -> type plug, maker TP-Link, model =
80 word hs3## -> type plug, maker TP-Link, model =
80 word kp1##* -> type plug, maker TP-Link, model =
80 word kp2##* -> type plug, maker TP-Link, model =
80 word kp3##* -> type plug, maker TP-Link, model =
80 word kp4##* -> type plug, maker TP-Link, model =
80 word ep##?? -> type plug, maker TP-Link, model =
60 word ep## & maker TP-Link -> type plug, model =
80 word hs2##* -> type switch, maker TP-Link, model =
80 word ks2##* -> type switch, maker TP-Link, model =
80 word lb1## -> type bulb, maker TP-Link, model =
80 word lb2## -> type bulb, maker TP-Link, model =
80 word kl1##* -> type bulb, maker TP-Link, model =
80 word kb1##* -> type bulb, maker TP-Link, model =
110 word kl4##* -> type light-strip, maker TP-Link, model =
60 word p1## & maker TP-Link -> type plug, model =
60 word p1##? & maker TP-Link -> type plug, model =
60 word l5##* & maker TP-Link -> type bulb, model =
60 word l9##* & maker TP-Link -> type light-strip, model =
60 word c### & maker TP-Link -> type camera, model =
60 word h### & maker TP-Link -> type hub, model =
60 word nc### & maker TP-Link -> type camera, model =
60 word kc### & maker TP-Link -> type camera, model =
80 word dsp-w* -> type plug, maker D-Link, model =
70 name dsp-%%%% -> type plug
60 name dsp%%%% & vendor d-link -> type plug
80 word dch-s15# -> type sensor, maker D-Link, model =
80 word dch-s16# -> type sensor, maker D-Link, model =
80 word dch-z1* -> type sensor, maker D-Link, model =
80 word dch-s2## -> type siren, maker D-Link, model =
80 word dch-z5* -> type siren, maker D-Link, model =
80 word sp-####w -> type plug, maker Edimax, model =
80 word f7c027* -> type plug, maker Belkin, model =
80 word f7c029* -> type plug, maker Belkin, model =
80 word f7c063* -> type plug, maker Belkin, model =
80 word f7c030* -> type switch, maker Belkin, model =
80 word f7c028* -> type sensor, maker Belkin, model =
50 name wemo* -> maker Belkin
80 name wemo.mini* -> type plug, maker Belkin
80 name wemo.insight* -> type plug, maker Belkin
60 name shelly* -> maker Shelly
80 name shellyplug* -> type plug
80 name shellyplusplug* -> type plug
80 name shellybulb* -> type bulb
80 name shellyduo* -> type bulb
80 name shellyvintage* -> type bulb
80 name shellyrgbw* -> type light-strip
80 name shellydimmer* -> type switch
80 name shelly1* -> type switch
80 name shelly1l* -> type switch
80 name shellyswitch* -> type switch
80 name shellyplus#-* -> type switch
80 name shellyplus#pm-* -> type switch
80 name shellyht* -> type sensor
80 name shellyplusht* -> type sensor
80 name shellydw* -> type sensor
80 name shellyflood* -> type sensor
80 name shellymotion* -> type sensor
80 name shellysmoke* -> type smoke-detector
80 name shellyem* -> type meter
80 name shelly3em* -> type meter
80 name shellypro3em* -> type meter
80 name shellytrv* -> type thermostat
30 name tasmota-* -> type plug
50 name sonoff* -> maker Sonoff
50 name ewelink* -> maker Sonoff
60 name meross_smart_plug* -> type plug, maker Meross
60 name meross* -> maker Meross
60 name meross*garage* -> type garage-door
80 word mss1###* -> type plug, maker Meross, model =
80 word mss2###* -> type plug, maker Meross, model =
80 word mss3##* -> type plug, maker Meross, model =
80 word mss4##* -> type plug, maker Meross, model =
80 word mss5##* -> type switch, maker Meross, model =
80 word msl###* -> type bulb, maker Meross, model =
80 word msg###* -> type garage-door, maker Meross, model =
80 word msh###* -> type hub, maker Meross, model =
60 name hmip-ps* -> type plug, maker eQ-3
60 name wiz_%%%%%% -> type bulb, maker WiZ
60 name yeelink-light-* -> type bulb, maker Yeelight
60 name yeelight* -> type bulb, maker Yeelight
110 name yeelink-light-strip* -> type light-strip, maker Yeelight
110 yeelight-model *strip* -> type light-strip
60 name lifx* -> type bulb, maker LIFX
110 lifx-product *strip* -> type light-strip
110 lifx-product *lifx z* -> type light-strip
60 name nanoleaf* -> type bulb, maker Nanoleaf
60 name wled* -> type light-strip
30 name hf-lpb* -> type light-strip
60 name zengge_* -> type light-strip, maker MagicHome
60 name elgato-key-light* -> type bulb, maker Elgato
60 name sengled* -> type bulb, maker Sengled
60 text *smart plug* -> type plug
60 name *smart-plug* -> type plug
50 name *-plug* -> type plug
50 name *_plug* -> type plug
50 name plug-* -> type plug
50 name *-bulb* -> type bulb
50 name *_bulb* -> type bulb
50 name bulb-* -> type bulb
50 name *-sensor* -> type sensor
50 name *_sensor* -> type sensor
50 name *-siren* -> type siren
50 name *-blind* -> type blind
50 name *-shutter* -> type blind
50 name *-curtain* -> type blind
50 name *-speaker* -> type speaker
50 name *-tablet* -> type tablet
50 name *photo-frame* -> type photo-frame
60 text *photo frame* -> type photo-frame
50 name *inverter* -> type solar-inverter
50 name *-charger* -> type charger
50 name *-heater* -> type appliance
60 text *smartplug* -> type plug
60 text *wifi plug* -> type plug
60 text *wi-fi plug* -> type plug
60 text *power strip* -> type plug
60 text *light bulb* -> type bulb
60 text *smart bulb* -> type bulb
60 text *led strip* -> type light-strip
60 text *light strip* -> type light-strip
60 text *light switch* -> type switch
60 text *motion sensor* -> type sensor
60 text *water sensor* -> type sensor
60 text *door sensor* -> type sensor
60 name awair* -> type sensor, maker Awair
60 name airvisual* -> type sensor, maker IQAir
// Xiaomi's hosts are maker-kind-model_miio12345678.
60 name *_miio#* -> maker Xiaomi
60 name *-plug-*_mi* -> type plug
60 name *-light-*_mi* -> type bulb
60 name *-vacuum-*_mi* -> type robot
60 name *-camera-*_mi* -> type camera
60 name *-gateway-*_mi* -> type hub
60 name *-airpurifier-*_mi* -> type appliance
60 name *-humidifier-*_mi* -> type appliance
60 name *-fan-*_mi* -> type appliance
60 name *-heater-*_mi* -> type appliance
60 name *-cooker-*_mi* -> type appliance
60 name *-airfryer-*_mi* -> type appliance
60 name *-waterpuri-*_mi* -> type appliance
60 name *-curtain-*_mi* -> type blind
60 name *-aircondition-*_mi* -> type air-conditioner
60 name *-wifispeaker-*_mi* -> type speaker
60 name *-router-*_mi* -> type router
// Cameras, recorders, doorbells.
80 word dcs-###* -> type camera, maker D-Link, model =
80 word dcs-####* -> type camera, maker D-Link, model =
80 word dsh-c* -> type camera, maker D-Link, model =
90 word dnr-* -> type recorder, maker D-Link, model =
90 word rln#* -> type recorder, maker Reolink, model =
90 text *network video recorder* -> type recorder
90 text *digital video recorder* -> type recorder
80 word ic-####* -> type camera, maker Edimax, model =
80 word fi####* -> type camera, maker Foscam, model =
80 word ip#m-* -> type camera, maker Amcrest, model =
80 word ds-2* -> type camera, maker Hikvision, model =
90 word ds-7* -> type recorder, maker Hikvision, model =
70 word ipc-* -> type camera, model =
70 word dh-ipc* -> type camera, maker Dahua, model =
80 word rlc-* -> type camera, maker Reolink, model =
80 word tv-ip* -> type camera, maker TRENDnet, model =
80 word vmc####* -> type camera, maker Arlo, model =
80 word wyzec* -> type camera, maker Wyze, model =
80 word wlpp#* -> type plug, maker Wyze, model =
80 word wlpa##* -> type bulb, maker Wyze, model =
100 word vmb####* -> type hub, maker Arlo, model =
80 word snh-* -> type camera, maker Samsung, model =
80 word f7d7####* -> type camera, maker Belkin, model =
80 word wvc##* -> type camera, maker Linksys, model =
70 word bl-c* -> type camera, maker Panasonic, model =
70 word wv-s* -> type camera, maker Panasonic, model =
60 name axis-%%%%%%%%%%%% -> type camera, maker Axis
60 vendor-class axis,*camera* -> type camera, maker Axis
70 text *network camera* -> type camera
70 text *ip camera* -> type camera
70 text *ipcamera* -> type camera
60 text *baby monitor* -> type camera
60 name *babycam* -> type camera
60 name *baby-monitor* -> type camera
60 name *babymonitor* -> type camera
70 text *internet camera* -> type camera
60 text *webcam* -> type camera
60 name ipcam* -> type camera
60 name *-cam -> type camera
50 name *cam -> type camera
50 name *cam-* -> type camera
50 name *cam_* -> type camera
50 name *camera* -> type camera
60 name foscam* -> type camera, maker Foscam
60 name wyze*cam* -> type camera, maker Wyze
60 name arlo* -> type camera, maker Arlo
60 name blink-* -> type camera, maker Blink
60 name reolink* -> type camera, maker Reolink
60 name amcrest* -> type camera, maker Amcrest
60 name wansview* -> type camera, maker Wansview
60 name yi-* -> type camera, maker YI
60 name antscam* -> type camera, maker YI
60 name dropcam* -> type camera, maker Nest
60 name canary* -> type camera, maker Canary
60 name furbo* -> type camera, maker Furbo
60 text *logi circle* -> type camera, maker Logitech
60 name logi-circle* -> type camera, maker Logitech
60 name netatmo-welcome* -> type camera, maker Netatmo
60 name tapo_c* -> type camera, maker TP-Link
110 name *doorbell* -> type doorbell
60 text *video doorbell* -> type doorbell
60 name doorbird* -> type doorbell, maker DoorBird
60 name skybell* -> type doorbell, maker SkyBell
60 name ring-* -> maker Ring
90 name nvr* -> type recorder
90 name dvr* -> type recorder
60 rtsp-server *hipcam* -> type camera
40 rtsp-server * -> type camera
-60 rtsp-server airtunes* -> type camera
// Robots, kitchen, laundry, air, water, garden.
70 name roborock-vacuum* -> type robot, maker Roborock
70 name rockrobo* -> type robot, maker Roborock
70 name irobot-* -> type robot, maker iRobot
70 name roomba-* -> type robot, maker iRobot
70 name braava-* -> type robot, maker iRobot
70 name deebot* -> type robot, maker Ecovacs
70 name ecovacs* -> type robot, maker Ecovacs
70 name neato* -> type robot, maker Neato
70 name dreame*vacuum* -> type robot, maker Dreame
60 text *robot vacuum* -> type robot
60 text *vacuum* -> type robot
60 text *robovac* -> type robot
50 name *-robot* -> type robot
60 text *mower* -> type robot
60 name automower* -> type robot, maker Husqvarna
60 name landroid* -> type robot, maker Worx
60 name *kettle* -> type kettle
60 name *coffee* -> type coffee-maker
70 name *coffee-maker* -> type coffee-maker
60 text *espresso* -> type coffee-maker
60 name *feeder* -> type pet-feeder
60 text *pet feeder* -> type pet-feeder
60 text *litter-robot* -> type appliance
-50 text *litter-robot* -> type robot
60 name *dishwasher* -> type appliance
60 name *washer* -> type appliance
60 name *washing-machine* -> type appliance
60 name *dryer* -> type appliance
60 name *-oven-* -> type appliance
70 name *fridge* -> type appliance
70 name *refrigerator* -> type appliance
60 name *-hood-* -> type appliance
60 name *microwave* -> type appliance
60 name *sous-vide* -> type appliance
60 name *instantpot* -> type appliance
60 name *-grill* -> type appliance
60 name *air-fryer* -> type appliance
60 name *airfryer* -> type appliance
60 name delonghi* -> maker De'Longhi
60 name miele* -> type appliance, maker Miele
60 name *purifier* -> type appliance
60 name *humidifier* -> type appliance
60 name daikin* -> type air-conditioner, maker Daikin
60 name net_ac_* -> type air-conditioner, maker Midea
60 name *aircon* -> type air-conditioner
60 name *thermostat* -> type thermostat
60 text *thermostat* -> type thermostat
60 name *tstat* -> type thermostat
60 name lyric* -> type thermostat, maker Honeywell
60 name sensi-* -> type thermostat, maker Sensi
60 name sensibo* -> type remote, maker Sensibo
60 name ecobee* -> type thermostat, maker ecobee
60 name 09aa01ac* -> type thermostat, maker Nest
60 name 02aa01ac* -> type thermostat, maker Nest
60 name 05ba01ac* -> type smoke-detector, maker Nest
60 name 06aa01ac* -> type smoke-detector, maker Nest
60 name *nest-protect* -> type smoke-detector, maker Nest
60 text *smoke detector* -> type smoke-detector
60 text *smoke alarm* -> type smoke-detector
60 name *smoke-* -> type smoke-detector
60 name *smokealarm* -> type smoke-detector
60 name *smokedetector* -> type smoke-detector
60 text *garage door* -> type garage-door
60 name *garage-door* -> type garage-door
60 name *garage_door* -> type garage-door
60 name *garagedoor* -> type garage-door
60 name ismartgate* -> type garage-door
60 name gogogate* -> type garage-door
60 name myq-* -> type garage-door, maker Chamberlain
60 name rachio* -> type irrigation, maker Rachio
60 name opensprinkler* -> type irrigation
60 name rainmachine* -> type irrigation
60 text *irrigation* -> type irrigation
60 text *sprinkler* -> type irrigation
60 name gw1#00* -> type weather-station, maker Ecowitt
60 text *weather station* -> type weather-station
60 text *smart scale* -> type scale
50 name *-scale* -> type scale
50 name *_scale* -> type scale
60 name qardiobase* -> type scale, maker Qardio
60 name aria* & maker Fitbit -> type scale
70 name gainspan* & asks .fitbit.com -> type scale, maker Fitbit
60 vendor gainspan & asks .fitbit.com -> type scale, maker Fitbit
60 name withings* -> maker Withings
60 text *smart lock* -> type lock
60 name *smart-lock* -> type lock
60 name *door-lock* -> type lock
60 name schlage* -> type lock, maker Schlage
60 name loqed* -> type lock, maker LOQED
60 name august* -> type lock, maker August
// Energy.
60 name envoy* -> type solar-inverter, maker Enphase
60 name fronius* -> type solar-inverter, maker Fronius
60 name solaredge* -> type solar-inverter, maker SolarEdge
60 text *solar inverter* -> type solar-inverter
60 name p1meter* -> type meter, maker HomeWizard
60 name kwhmeter* -> type meter, maker HomeWizard
60 name watermeter* -> type meter, maker HomeWizard
70 name energysocket* -> type plug, maker HomeWizard
60 name smappee* -> type meter, maker Smappee
60 name sense-* & asks .sense.com -> type meter, maker Sense
60 name sun2000* -> type solar-inverter, maker Huawei
60 name homewizard* -> maker HomeWizard
60 name iotawatt* -> type meter
60 name wallbox* -> type charger
60 name teslawallconnector* -> type charger, maker Tesla
60 name easee* -> type charger, maker Easee
60 text *evse* -> type charger
60 name cph50* -> type charger, maker ChargePoint
60 name go-echarger* -> type charger, maker go-e
// Storage and servers.
60 name diskstation* -> type nas, maker Synology
60 name synology* -> type nas, maker Synology
80 text *diskstation* -> type nas, maker Synology
60 name qnap* -> type nas, maker QNAP
60 name readynas* -> type nas, maker Netgear
60 name wdmycloud* -> type nas, maker Western Digital
60 name mycloud* -> type nas, maker Western Digital
60 name freenas* -> type nas
60 name truenas* -> type nas
60 name openmediavault* -> type nas
60 name unraid* -> type nas
60 name lacie* -> type nas, maker LaCie
60 name tnas-* -> type nas, maker TerraMaster
60 name asustor* -> type nas, maker ASUSTOR
60 name nas -> type nas
60 name nas# -> type nas
60 name *-nas -> type nas
60 word readynas* -> type nas, maker Netgear
60 word dns-3## -> type nas, maker D-Link, model =
60 name proxmox* -> type server
60 name esxi* -> type server
60 name *virtual-machine* -> type virtual-machine
50 name *-server -> type server
50 name server* -> type server
// The network's own.
60 text *wireless router* -> type router
60 text *internet gateway* -> type router
50 text *router* -> type router
60 text *access point* -> type access-point
60 text *repeater* -> type access-point
60 text *range extender* -> type access-point
60 name *wifi-extender* -> type access-point
60 text *powerline* -> type powerline-adapter
50 text *dlan* -> type powerline-adapter
60 text *fritz!box* -> type router, maker AVM
60 name fritz.box -> type router, maker AVM
60 name fritz-box* -> type router, maker AVM
90 text *fritz*repeater* -> type access-point, maker AVM
90 text *fritz*powerline* -> type powerline-adapter, maker AVM
60 text *speedport* -> type router
60 text *livebox* -> type router
60 name openwrt* -> type router
80 word dir-### -> type router, maker D-Link, model =
80 word dir-###? -> type router, maker D-Link, model =
80 word dap-#### -> type access-point, maker D-Link, model =
80 word dgs-* -> type network-switch, maker D-Link, model =
80 word des-#* -> type network-switch, maker D-Link, model =
80 word tl-wa* -> type access-point, maker TP-Link, model =
80 word tl-wr* -> type router, maker TP-Link, model =
80 word tl-mr* -> type router, maker TP-Link, model =
80 word tl-sg* -> type network-switch, maker TP-Link, model =
80 word tl-sl* -> type network-switch, maker TP-Link, model =
80 word tl-wpa* -> type powerline-adapter, maker TP-Link, model =
80 word tl-pa* -> type powerline-adapter, maker TP-Link, model =
80 text *archer c#* -> type router, maker TP-Link
80 text *archer ax#* -> type router, maker TP-Link
60 word gs###* & maker Netgear -> type network-switch, model =
60 word u#-* & maker Ubiquiti -> type access-point, model =
60 word usw-* & maker Ubiquiti -> type network-switch, model =
60 word udm* & maker Ubiquiti -> type router, model =
60 word usg* & maker Ubiquiti -> type router, model =
60 word uvc* & maker Ubiquiti -> type camera, model =
60 word unvr* & maker Ubiquiti -> type recorder, model =
60 word ex#### & maker Netgear -> type access-point, model =
60 word rbs##* & maker Netgear -> type access-point, model =
60 word rbr##* & maker Netgear -> type router, model =
60 word re### & maker TP-Link -> type access-point, model =
60 word eap### & maker TP-Link -> type access-point, model =
60 name deco* & maker TP-Link -> type access-point
60 name google-wifi* -> type access-point, maker Google
60 text *google wifi* -> type access-point, maker Google
60 text *nest wifi* -> type access-point, maker Google
70 word wrt##* -> type router, maker Linksys, model =
70 word rt-ac* -> type router, maker ASUS, model =
70 word rt-ax* -> type router, maker ASUS, model =
70 word rt-n##* -> type router, maker ASUS, model =
60 vendor-class eroute* -> type router
60 vendor-class docsis* -> type modem
60 vendor-class *aruba*ap* -> type access-point, maker Aruba
60 vendor-class cisco ap* -> type access-point, maker Cisco
60 vendor-class ubnt* -> maker Ubiquiti
60 vendor-class *router* -> type router
60 name unifi* -> maker Ubiquiti
60 name uap-* -> type access-point, maker Ubiquiti
// Telephones.
70 name sep%%%%%%%%%%%% -> type ip-phone, maker Cisco
60 vendor-class *ip phone* -> type ip-phone
60 vendor-class polycom* -> type ip-phone, maker Polycom
60 vendor-class yealink* -> type ip-phone, maker Yealink
60 vendor-class snom* -> type ip-phone, maker Snom
60 vendor-class grandstream* -> maker Grandstream
70 word sip-t##* -> type ip-phone, maker Yealink, model =
70 word gxp#### -> type ip-phone, maker Grandstream, model =
60 name snom* -> type ip-phone, maker Snom
60 name obi### -> type ip-phone, maker Obihai
40 sip-user-agent * -> type ip-phone
60 sip-user-agent *fritz* -> type router, maker AVM
// Others.
60 name pix-star* -> type photo-frame, maker Pix-Star
60 name nixplay* -> type photo-frame, maker Nixplay
60 name frameo* -> type photo-frame
60 name octopi* -> type 3d-printer
60 name prusa* -> type 3d-printer, maker Prusa

// MAKERS OF ONE KIND OF THING
// Who makes, or connects to the home's network, hardly anything else.
70 maker Sonos -> type speaker
60 maker Roku -> type streaming-stick
60 maker Axis -> type camera
55 maker Hikvision -> type camera
55 maker Dahua -> type camera
65 maker Amcrest -> type camera
65 maker Reolink -> type camera
65 maker Foscam -> type camera
65 maker Vivotek -> type camera
65 maker Mobotix -> type camera
65 maker Instar -> type camera
65 vendor dropcam* -> type camera
60 maker Canary -> type camera
40 maker Wyze -> type camera
40 maker Arlo -> type camera
70 maker iRobot -> type robot
65 maker Roborock -> type robot
65 maker Ecovacs -> type robot
70 maker Neato -> type robot
55 maker Dreame -> type robot
70 maker Nintendo -> type console
65 maker LIFX -> type bulb
55 maker Yeelight -> type bulb
60 maker Nanoleaf -> type bulb
50 maker WiZ -> type bulb
// Their lamps and sensors speak ZigBee or 868 MHz: what is on the network is the box between.
55 maker Philips Hue -> type hub
55 maker Osram -> type hub
60 maker eQ-3 -> type hub
60 maker Insteon -> type hub
65 maker SmartThings -> type hub
60 maker Wink -> type hub
55 maker Lutron -> type hub
55 maker Nuki -> type hub
55 maker tado -> type hub
50 maker Somfy -> type hub
60 maker Vera -> type hub
65 maker Athom -> type hub
60 maker Fibaro -> type hub
65 maker Rachio -> type irrigation
60 maker Rain Bird -> type irrigation
60 maker Chamberlain -> type garage-door
70 maker ecobee -> type thermostat
60 maker Brother -> type printer
65 maker Lexmark -> type printer
50 maker Epson -> type printer
50 maker Ricoh -> type printer
40 maker Xerox -> type printer
50 maker Konica Minolta -> type printer
50 maker Oki -> type printer
40 maker Kyocera -> type printer
30 maker Canon -> type printer
70 maker Synology -> type nas
65 maker QNAP -> type nas
50 maker Western Digital -> type nas
50 maker AVM -> type router
50 maker eero -> type router
45 maker MikroTik -> type router
35 maker Sagemcom -> type router
35 maker Technicolor -> type router
30 maker Arris -> type router
20 maker Arris -> type set-top-box
60 maker Ruckus -> type access-point
50 maker Aruba -> type access-point
50 maker Humax -> type set-top-box
70 maker TiVo -> type set-top-box
50 maker EchoStar -> type set-top-box
60 maker Vizio -> type tv
60 maker Polycom -> type ip-phone
65 maker Yealink -> type ip-phone
65 maker Fanvil -> type ip-phone
70 maker Snom -> type ip-phone
50 maker Grandstream -> type ip-phone
55 maker Mitel -> type ip-phone
60 maker Obihai -> type ip-phone
55 maker Gigaset -> type ip-phone
60 maker Enphase -> type solar-inverter
55 maker Fronius -> type solar-inverter
55 maker SMA -> type solar-inverter
60 maker SolarEdge -> type solar-inverter
60 maker OnePlus -> type phone
55 maker OPPO -> type phone
55 maker vivo -> type phone
55 maker realme -> type phone
50 maker HTC -> type phone
50 maker Motorola Mobility -> type phone
55 maker HMD -> type phone
60 maker Fairphone -> type phone
55 maker Tecno -> type phone
55 maker Infinix -> type phone
55 maker Honor -> type phone
60 maker BlackBerry -> type phone
65 maker Kobo -> type e-reader
65 maker PocketBook -> type e-reader
50 maker Raspberry Pi -> type computer
50 maker Dell -> type computer
50 maker Lenovo -> type computer
50 maker Acer -> type computer
50 maker MSI -> type computer
50 maker Gigabyte -> type computer
50 maker ASRock -> type computer
50 maker Framework -> type computer
60 maker Supermicro -> type server
70 maker DoorBird -> type doorbell
70 maker SkyBell -> type doorbell
50 maker Ring -> type doorbell
60 maker Miele -> type appliance
60 maker BSH -> type appliance
60 maker Daikin -> type air-conditioner
50 maker Smarter -> type appliance
50 maker Withings -> type scale
60 maker Pix-Star -> type photo-frame
50 maker Fitbit -> type scale
60 maker Invoxia -> type speaker
35 maker Sengled -> type hub
55 maker Samsung Techwin -> type camera
55 maker Uniview -> type camera
55 maker Tiandy -> type camera
55 maker Reecam -> type camera
50 maker EZVIZ -> type camera
60 maker Nanit -> type camera
60 maker Furbo -> type camera
60 maker SimpliSafe -> type alarm-panel
55 maker Verisure -> type alarm-panel
60 maker Bose -> type speaker
60 maker Libratone -> type speaker
60 maker Devialet -> type speaker
60 maker Bluesound -> type speaker
50 maker Denon -> type speaker
50 maker Marantz -> type speaker
45 maker Yamaha -> type speaker
50 maker Onkyo -> type speaker
45 maker Pioneer -> type speaker
60 maker TP Vision -> type tv
50 maker Seagate -> type nas
60 maker GE Appliances -> type appliance
60 maker June -> type appliance
60 maker Traeger -> type appliance
60 maker Anova -> type appliance
55 maker Instant -> type appliance
55 maker Whirlpool -> type appliance
60 maker Rainforest -> type meter
60 maker Smappee -> type meter
60 maker Growatt -> type solar-inverter
60 maker GoodWe -> type solar-inverter
55 maker Sungrow -> type solar-inverter
60 maker Easee -> type charger
60 maker Petnet -> type pet-feeder
60 maker Davis -> type weather-station
60 maker Tailwind -> type garage-door
60 maker Orbit -> type irrigation
50 maker BlipCare -> type health-monitor
40 maker devolo -> type powerline-adapter
20 maker Wyze & asks .iotcplatform.com -> type camera
50 maker BroadLink -> type remote
150 vendor vmware* -> type virtual-machine
150 vendor pcs systemtechnik* -> type virtual-machine
25 vendor amazon* -> type speaker
150 vendor parallels* -> type virtual-machine
150 vendor xensource* -> type virtual-machine
45 vendor intel -> type computer
30 vendor asix* -> type computer
30 vendor giga-byte* -> type computer
30 vendor micro-star* -> type computer
30 vendor elitegroup* -> type computer
40 vendor lcfc* -> type computer
20 vendor hui zhou gaoshengda -> type tv
// Combined with the system.
55 os Windows -> type computer
55 os macOS -> type computer
30 os Android -> type phone
25 os iOS -> type phone
20 os iOS -> type tablet
20 os Linux (dhclient) -> type computer
15 os Linux (dhcpcd) -> type computer
35 os Linux (NetworkManager) -> type computer
20 os Android & maker Samsung -> type phone
20 os Android & maker Huawei -> type phone
20 os Android & maker Xiaomi -> type phone
20 os Android & maker LG -> type phone
20 os Android & maker Motorola -> type phone
-60 os Android & maker Amazon -> type phone
-30 os Android & maker Nvidia -> type phone

// PORTS
// At which devices of a kind answer in the home (IANA's registry, and makers' documents).
50 serves tcp/554 -> type camera
30 serves tcp/8554 -> type camera
45 serves tcp/34567 -> type camera
45 serves tcp/37777 -> type camera
50 serves tcp/5577 -> type light-strip, maker MagicHome
60 serves tcp/9100 -> type printer
45 serves tcp/515 -> type printer
40 serves tcp/631 -> type printer
15 serves tcp/445 -> type computer
15 serves tcp/445 -> type nas
10 serves tcp/139 -> type computer
20 serves tcp/548 -> type nas
15 serves tcp/548 -> type computer
60 serves tcp/3389 -> type computer
35 serves tcp/5900 -> type computer
30 serves tcp/62078 -> type phone
20 serves tcp/62078 -> type tablet
20 serves tcp/8009 -> type streaming-stick
10 serves tcp/8009 -> type tv
10 serves tcp/8009 -> type speaker
50 serves tcp/8060 -> type streaming-stick, maker Roku
60 serves tcp/1400 -> type speaker, maker Sonos
60 serves udp/56700 -> type bulb, maker LIFX
60 serves tcp/55443 -> type bulb, maker Yeelight
40 serves udp/54321 -> maker Xiaomi
60 serves tcp/62910 -> type hub, maker eQ-3
60 serves tcp/16021 -> type bulb, maker Nanoleaf
60 serves tcp/2081 -> type appliance, maker Smarter
40 serves tcp/8123 -> type hub
35 serves tcp/32400 -> type server
25 serves udp/53 -> type router
25 serves udp/67 -> type router
60 serves tcp/10000 & vendor edimax -> type plug
50 serves tcp/3000 & vendor lg* -> type tv
50 serves tcp/3001 & vendor lg* -> type tv
50 serves tcp/8001 & vendor samsung -> type tv
50 serves tcp/8002 & vendor samsung -> type tv
35 serves tcp/9999 & vendor tp-link -> type plug
35 serves udp/9999 & vendor tp-link -> type plug
// Outside: peer-to-peer relays of cheap cameras (PPPP on 32100, XMEye).
40 calls udp/32100 -> type camera

// CLOUDS
// Whose services a device asks for, as makers document them and as published studies of devices' traffic found: MUD profiles
// of the University of New South Wales, Mon(IoT)r, IoTrim. A type only where the service is of things of one kind.
// Of makers that are not named here the table of operators tells the domains.
35 asks .tplinkcloud.com -> maker TP-Link
35 asks .tplinkra.com -> maker TP-Link
35 asks .dlink.com -> maker D-Link
35 asks .mydlink.com -> maker D-Link
35 asks .myedimax.com -> maker Edimax
40 asks .xbcs.net -> maker Belkin
30 asks .meethue.com -> maker Philips Hue
30 asks .bridge.meethue.com -> type hub
30 asks .ws.meethue.com -> type hub
30 asks .ecdinterface.philips.com -> type hub, maker Philips Hue
30 asks .homematic.com -> maker eQ-3
30 asks .eq-3.de -> maker eQ-3
30 asks .fitbit.com -> maker Fitbit
35 asks .withings.net -> maker Withings
35 asks .withings.com -> maker Withings
-30 mdns-host * & vendor withings -> type scale
50 asks .babyws.withings.net -> type camera, maker Withings
-40 asks .babyws.withings.net -> type scale
35 asks .nest.com -> maker Nest
30 asks .transport.home.nest.com -> type thermostat, maker Nest
45 asks .dropcam.com -> type camera, maker Nest
35 asks .ring.com -> maker Ring
40 asks .wyzecam.com -> maker Wyze
40 asks .arlo.com -> maker Arlo
25 asks .arlo.com -> type camera
40 asks .immedia-semi.com -> type camera, maker Blink
40 asks .iotcplatform.com -> type camera
40 asks .cloudlinks.cn -> type camera
40 asks .ezvizlife.com -> type camera, maker EZVIZ
40 asks .ezviz7.com -> type camera, maker EZVIZ
40 asks .hik-connect.com -> type camera, maker Hikvision
40 asks .easy4ip.com -> type camera, maker Dahua
40 asks .imoulife.com -> type camera, maker Imou
50 asks .xiaoyi.com -> type camera, maker YI
50 asks .xiaoyi.com.tw -> type camera, maker YI
40 asks .wansview.net -> type camera, maker Wansview
40 asks .ajcloud.net -> type camera
40 asks .reolink.com -> maker Reolink
40 asks .amcrestcloud.com -> type camera, maker Amcrest
40 asks .amcrestsecurity.com -> type camera, maker Amcrest
40 asks .zmodo.com -> type camera, maker Zmodo
40 asks .meshare.com -> type camera, maker Zmodo
40 asks .myfoscam.org -> type camera, maker Foscam
40 asks .canary.is -> type camera, maker Canary
40 asks .canaryis.com -> type camera, maker Canary
40 asks .ipc.tplinkcloud.com -> type camera, maker TP-Link
40 asks .ipcserv.tplinkcloud.com -> type camera, maker TP-Link
40 asks .smartcamera.api.io.mi.com -> type camera, maker Xiaomi
40 asks .seedonk.com -> type camera
40 asks .tendplatform.com -> type camera
40 asks .goolink.org -> type camera
40 asks .circle.logi.com -> type camera, maker Logitech
50 asks .nanit.com -> type camera, maker Nanit
50 asks .hubble.in -> type camera, maker Hubble
50 asks .furbo.co -> type camera, maker Furbo
45 asks .smarthome-cameras.alexa.a2z.com -> type camera, maker Amazon
50 asks .microseven.com -> type camera, maker Microseven
35 asks .netatmo.net -> maker Netatmo
40 asks .vpn.netatmo.net -> type camera, maker Netatmo
30 asks .netcom.netatmo.net -> type weather-station, maker Netatmo
35 asks .insteon.com -> type hub, maker Insteon
35 asks .smartthings.com -> maker SmartThings
40 asks .connect.smartthings.com -> type hub
35 asks .wink.com -> maker Wink
35 asks .winkapp.com -> maker Wink
50 asks .hub-api.winkapp.com -> type hub
40 asks .wohub.api.wohand.com -> type hub, maker SwitchBot
40 asks .homesmart.ikea.net -> type hub, maker IKEA
40 asks .dirigera.ikea.com -> type hub, maker IKEA
40 asks .surehub.io -> type hub, maker Sure Petcare
45 asks .simplisafe.com -> type alarm-panel, maker SimpliSafe
45 asks .goabode.com -> type alarm-panel, maker Abode
35 asks .magichue.net -> type light-strip, maker MagicHome
30 asks .sengled.com -> maker Sengled
35 asks .lifx.co -> type bulb, maker LIFX
35 asks .lifx.com -> type bulb, maker LIFX
30 asks .tuyaus.com -> maker Tuya
30 asks .tuyaeu.com -> maker Tuya
30 asks .tuyacn.com -> maker Tuya
30 asks .coolkit.cc -> maker Sonoff
30 asks .meross.com -> maker Meross
35 asks .yeelight.com -> maker Yeelight
30 asks .io.mi.com -> maker Xiaomi
50 asks .ecobee.com -> type thermostat, maker ecobee
45 asks .mytotalconnectcomfort.com -> type thermostat, maker Honeywell
45 asks .sensicomfort.com -> type thermostat, maker Sensi
45 asks .melcloud.com -> type air-conditioner, maker Mitsubishi Electric
40 asks .sensibo.com -> type remote, maker Sensibo
45 asks .blueair.io -> type appliance, maker Blueair
35 asks .awair.is -> type sensor, maker Awair
40 asks .airvisual.com -> type sensor, maker IQAir
40 asks .ecowitt.net -> type weather-station, maker Ecowitt
40 asks .weatherflow.com -> type weather-station, maker WeatherFlow
50 asks .carematix.com -> type health-monitor, maker BlipCare
45 asks .getqardio.com -> type scale, maker Qardio
50 asks .toytalk.com -> type toy, maker ToyTalk
30 asks .tado.com -> maker tado
45 asks .irobotapi.com -> type robot, maker iRobot
45 asks .irobot.com -> type robot, maker iRobot
45 asks .neatocloud.com -> type robot, maker Neato
45 asks .ecouser.net -> type robot, maker Ecovacs
45 asks .roborock.com -> type robot, maker Roborock
45 asks .worxlandroid.com -> type robot, maker Worx
30 asks .sonos.com -> maker Sonos
40 asks .bose.io -> type speaker, maker Bose
30 asks .roku.com -> type streaming-stick, maker Roku
45 asks .lgtvsdp.com -> type tv, maker LG
45 asks .lgsmartad.com -> type tv, maker LG
45 asks .lgappstv.com -> type tv, maker LG
45 asks .lgtvcommon.com -> type tv, maker LG
45 asks .samsungcloudsolution.com -> type tv, maker Samsung
45 asks .samsungcloudsolution.net -> type tv, maker Samsung
45 asks .samsungotn.net -> type tv, maker Samsung
45 asks .samsungacr.com -> type tv, maker Samsung
50 asks .samsungsmartcam.com -> type camera, maker Samsung
45 asks .cognitivenetworks.com -> type tv
45 asks .tvinteractive.tv -> type tv
45 asks .hismarttv.com -> type tv, maker Hisense
40 asks .vidaahub.com -> type tv
45 asks .nettvservices.com -> type tv
15 asks .nrdp.prod.ftl.netflix.com -> type tv
15 asks .nrdp.prod.ftl.netflix.com -> type streaming-stick
35 asks .pindorama.amazon.com -> maker Amazon
35 asks .pindorama.amazon.com -> type speaker
25 asks .bob-dispatch-prod-na.amazon.com -> type speaker
25 asks .bob-dispatch-prod-eu.amazon.com -> type speaker
25 asks .avs-alexa-na.amazon.com -> type speaker
25 asks .avs-alexa-eu.amazon.com -> type speaker
-30 asks .mas-ext.amazon.com -> type speaker
-30 asks .mas-ext-eu.amazon.com -> type speaker
25 asks .devices.a2z.com -> maker Amazon
25 asks .devices.a2z.com -> type speaker
30 asks .device-metrics-us.amazon.com -> maker Amazon
30 asks .device-metrics-us-2.amazon.com -> maker Amazon
30 asks .dcape-na.amazon.com -> maker Amazon
40 asks .todo-ta-g7g.amazon.com -> type e-reader, maker Amazon
40 asks .playstation.net -> type console, maker Sony
45 asks .nintendo.net -> type console, maker Nintendo
45 asks .nintendowifi.net -> type console, maker Nintendo
50 asks .hpeprint.com -> type printer, maker HP
50 asks .epsonconnect.com -> type printer, maker Epson
50 asks .c-ij.com -> type printer, maker Canon
45 asks .connect.prusa3d.com -> type 3d-printer, maker Prusa
30 asks .quickconnect.to -> type nas, maker Synology
30 asks .myqnapcloud.com -> type nas, maker QNAP
45 asks .wd2go.com -> type nas, maker Western Digital
40 asks .smarter.am -> type appliance, maker Smarter
40 asks .myqdevice.com -> type garage-door, maker Chamberlain
45 asks .rachio.com -> type irrigation, maker Rachio
45 asks .rach.io -> type irrigation, maker Rachio
45 asks .orbitbhyve.com -> type irrigation, maker Orbit
35 asks .august.com -> type lock, maker August
50 asks .doorbells.august.com -> type doorbell
-35 asks .doorbells.august.com -> type lock
45 asks .enphaseenergy.com -> type solar-inverter, maker Enphase
45 asks .solaredge.com -> type solar-inverter, maker SolarEdge
45 asks .growatt.com -> type solar-inverter, maker Growatt
45 asks .goodwe-power.com -> type solar-inverter, maker GoodWe
45 asks .solarmanpv.com -> type solar-inverter, maker Solarman
45 asks .solaxcloud.com -> type solar-inverter, maker SolaX
45 asks .hoymiles.com -> type solar-inverter, maker Hoymiles
45 asks .apsema.com -> type solar-inverter, maker APsystems
45 asks .fusionsolar.huawei.com -> type solar-inverter, maker Huawei
45 asks .easee.com -> type charger, maker Easee
45 asks .homecharger.chargepoint.com -> type charger, maker ChargePoint
35 asks .myenergi.net -> maker myenergi
40 asks .smappee.net -> type meter, maker Smappee
40 asks .sense.com -> type meter, maker Sense
40 asks .alarmnet.com -> maker Honeywell
40 asks .home-connect.com -> type appliance, maker BSH
50 asks .anovaculinary.com -> type appliance, maker Anova
40 asks .appkettle.com -> type kettle, maker AppKettle
50 asks .myappkettle.com -> type kettle, maker AppKettle
40 asks .brillion.geappliances.com -> type appliance, maker GE Appliances
45 asks .juneoven.com -> type appliance, maker June
45 asks .traegergrills.com -> type appliance, maker Traeger
45 asks .petnet.io -> type pet-feeder, maker Petnet
45 asks .pix-star.com -> type photo-frame, maker Pix-Star
50 asks .iptime.pix-star.com -> type photo-frame
45 asks .nixplay.com -> type photo-frame, maker Nixplay
45 asks .pushd.com -> type photo-frame, maker Aura
45 asks .ourskylight.com -> type photo-frame, maker Skylight
40 asks .kobo.com -> type e-reader, maker Kobo
40 asks .bxcl.de -> type speaker, maker tonies
30 asks .captive.apple.com -> maker Apple
30 asks .push.apple.com -> maker Apple
30 asks .gs-loc.apple.com -> maker Apple
30 asks .windowsupdate.com -> type computer
30 asks .settings-win.data.microsoft.com -> type computer
20 asks .msftncsi.com -> type computer
20 asks .msftconnecttest.com -> type computer
30 asks .connectivity-check.ubuntu.com -> type computer
20 asks .detectportal.firefox.com -> type computer
10 asks .mtalk.google.com -> type phone
5 asks .connectivitycheck.gstatic.com -> type phone
15 asks .whatsapp.net -> type phone
10 asks .instagram.com -> type phone
"""

  /// Holders of MAC prefixes (patterns of their names) who make adapters, modules or whole devices for others: not the maker
  /// whose name is on the thing.
  static let components = """
espressif*
murata*
azurewave*
liteon*
lite-on*
texas instruments*
hon hai*
*foxconn*
cloud network technology*
chongqing fugui*
intel
realtek*
broadcom*
qualcomm*
atheros*
*ralink*
mediatek*
marvell*
microchip*
silicon laboratories
nordic semi*
stmicro*
nxp*
gainspan
delta
delta *
gemtek*
universal global*
hui zhou gaoshengda
sichuan ai-link
*bilian
askey*
wistron*
compal*
quanta*
pegatron*
ampak
alps*
lantronix
*rf-link*
*fn-link*
sercomm*
arcadyan*
hi-flying
universal electronics
electric imp
libre wireless
wisol
*telink*
*winner micro*
*bouffalo*
asr
asr micro*
cypress*
infineon*
quectel*
simcom*
telit*
u-blox*
*icomm*
altobeam*
rockchip*
allwinner*
amlogic*
chicony*
taiyo yuden*
inventec*
flextronics*
jabil*
*goertek
guangzhou shiyuan
elitegroup*
asix*
vmware
pcs systemtechnik*
parallels
xensource
lcfc*
cybertan
integrated device*
renesas*
beken*
winbond*
redpine*
ieee registration*
private
annapurna labs
"""

  /// Holders of MAC prefixes (patterns of their names) whose adapters sit in microcontrollers, which run nobody else's apps.
  static let microcontrollers = """
espressif*
texas instruments*
tuya*
*hi-flying
*high-flying
gainspan
electric imp
*winner micro*
*bouffalo*
*telink*
beken*
asr micro*
altobeam*
silicon laboratories
nordic semi*
microchip*
redpine*
lantronix
"""

  /// Operators of services (``OperatorTable``) who serve devices of many makers, or whom phones and computers ask for
  /// themselves: that a device asks for them does not say who made it.
  static let platforms = """
AVM
Afero
Airthings
Alarm.com
Amazon
Apple
Athom Homey
Ayla
BMW
Blynk
Bosch
Cisco
Comcast
Electric Imp
Espressif
Gizwits
Google
Home Assistant
IFTTT
IKEA
Intel
Microsoft
NVIDIA
OpenWrt
Particle
Pi-hole
Plume
Raspberry Pi
Samsung
Sky
SmartThings
Somfy
Sony
Tasmota
Tile
Tuya
Volkswagen
ioBroker
openHAB
"""

  /// What makers call themselves, and what people call them.
  static let brands = """
philips hue* = Philips Hue
wiz iot* = WiZ
wiz = WiZ
*intellirocks* = Govee
signify* = Philips Hue
philips lighting* = Philips Hue
royal philips* = Philips
philips* = Philips
belkin* = Belkin
tp-link* = TP-Link
d-link* = D-Link
dlink* = D-Link
edimax* = Edimax
eq-3* = eQ-3
osram* = Osram
ledvance* = Ledvance
hp = HP
hp inc* = HP
hewlett*packard* = HP
huawei* = Huawei
samsung techwin* = Samsung Techwin
samsung* = Samsung
samjin* = SmartThings
physical graph* = SmartThings
smartthings* = SmartThings
lg = LG
lg electronics* = LG
lg innotek* = LG
sony* = Sony
seiko epson* = Epson
epson* = Epson
brother* = Brother
canon* = Canon
ricoh* = Ricoh
kyocera* = Kyocera
oki* = Oki
google* = Google
nest* = Nest
dropcam* = Nest
amazon* = Amazon
asus* = ASUS
acer* = Acer
micro-star* = MSI
giga-byte* = Gigabyte
super micro* = Supermicro
d&m* = Denon
denon* = Denon
hangzhou hikvision* = Hikvision
*hikvision* = Hikvision
zhejiang dahua* = Dahua
axis* = Axis
reolink* = Reolink
arlo* = Arlo
*ezviz* = EZVIZ
*uniview* = Uniview
*reecam* = Reecam
*shenghui lighting* = Sengled
securitas direct* = Verisure
general electric consumer* = GE Appliances
geappliances* = GE Appliances
june life* = June
rainforest* = Rainforest
davis* = Davis
onkyo* = Onkyo
pioneer* = Pioneer
yamaha corp* = Yamaha
lenbrook* = Bluesound
bang & olufsen* = Bang & Olufsen
tp vision* = TP Vision
hunter douglas* = Hunter Douglas
tailwind* = Tailwind
seagate* = Seagate
bambu* = Bambu Lab
go-e* = go-e
tomofun* = Furbo
canary* = Canary
wyze* = Wyze
smartlabs* = Insteon
nuki* = Nuki
fibar* = Fibaro
chamberlain* = Chamberlain
the chamberlain* = Chamberlain
august* = August
lumi (aqara) = Aqara
yeelink* = Yeelight
xiaomi* = Xiaomi
beijing xiaomi* = Xiaomi
shenzhen orvibo = Orvibo
*broadlink* = BroadLink
bird home automation = DoorBird
skybell* = SkyBell
*yealink* = Yealink
grandstream* = Grandstream
gigaset* = Gigaset
snom* = Snom
polycom* = Polycom
mitel* = Mitel
aastra* = Mitel
enphase* = Enphase
fronius* = Fronius
sma solar* = SMA
bsh* = BSH
miele* = Miele
daikin* = Daikin
gd midea* = Midea
midea* = Midea
synology* = Synology
qnap* = QNAP
western digital* = Western Digital
buffalo* = Buffalo
avm* = AVM
sagemcom* = Sagemcom
technicolor* = Technicolor
arris* = Arris
ruckus* = Ruckus
aruba* = Aruba
humax* = Humax
echostar* = EchoStar
sky uk = Sky
netgear* = Netgear
motorola mobility* = Motorola Mobility
lenovo mobile* = Lenovo Mobile
lenovo* = Lenovo
hmd global* = HMD
oppo* = OPPO
vivo* = vivo
realme* = realme
tecno* = Tecno
infinix* = Infinix
honor* = Honor
rim = BlackBerry
blackberry* = BlackBerry
raspberry pi* = Raspberry Pi
harman* = Harman
logitech* = Logitech
honeywell* = Honeywell
resideo* = Honeywell
rain bird* = Rain Bird
roku* = Roku
sonos* = Sonos
bose* = Bose
vizio* = Vizio
tcl* = TCL
hisense* = Hisense
panasonic* = Panasonic
assmann* = Assmann
instar* = Instar
mikrotik* = MikroTik
routerboard* = MikroTik
cisco* = Cisco
linksys* = Linksys
ubiquiti* = Ubiquiti
microsoft* = Microsoft
apple* = Apple
nintendo* = Nintendo
tesla* = Tesla
smarter* = Smarter
withings* = Withings
lutron* = Lutron
somfy* = Somfy
tado* = tado
irobot* = iRobot
konica* = Konica Minolta
rakuten kobo* = Kobo
"""
}
