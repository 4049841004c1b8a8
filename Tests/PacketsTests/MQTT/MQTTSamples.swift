import Packets
import TestSupport

/// MQTT packets made by hand, as tshark reads them.
enum MQTTSamples {
  /// Version 3.1.1, client "light-1", keep alive 60, will on "light/1/gone" ("bye", QoS 1, retained), user "dev",
  /// password "secret".
  static let connect = [UInt8](
    mqtt: 0x10,
    "0004 4d515454 04 ee 003c 0007 6c696768742d31 000c 6c696768742f312f676f6e65"
      + "0003 627965 0003 646576 0006 736563726574")
  /// Version 3.1: MQIsdp, client "old", clean session.
  static let connectOld = [UInt8](mqtt: 0x10, "0006 4d5149736470 03 02 0005 0003 6f6c64")
  /// Version 5: session expiry 120 s, user property a: b, client "new"; a will with a delay of 5 s.
  static let connectNew = [UInt8](
    mqtt: 0x10,
    "0004 4d515454 05 06 000a 0c 1100000078 26 0001 61 0001 62 0003 6e6577"
      + "05 1800000005 0004 77696c6c 0002 6869")
  static let connack = [UInt8](mqtt: 0x20, "01 00")
  static let connackRefused = [UInt8](mqtt: 0x20, "00 05")
  /// Version 5: assigned client identifier "auto-1", server keep alive 30, topic alias maximum 10.
  static let connackNew = [UInt8](mqtt: 0x20, "00 00 0f 12 0006 6175746f2d31 13 001e 22 000a")
  /// QoS 0: {"on":true} on light/1/set.
  static let publish = [UInt8](mqtt: 0x30, "000b 6c696768742f312f736574 7b226f6e223a747275657d")
  /// QoS 1, identifier 7, retained, repeated: "x" on "t/1".
  static let publishOnce = [UInt8](mqtt: 0x3b, "0003 742f31 0007 78")
  /// Version 5, QoS 2, identifier 9: topic alias 3, content type "text", "x" on "t/1".
  static let publishNew = [UInt8](mqtt: 0x34, "0003 742f31 0009 0a 23 0003 03 0004 74657874 78")
  static let puback = [UInt8](mqtt: 0x40, "0007")
  /// Version 5: no matching subscribers, with a reason string "no".
  static let pubrecNew = [UInt8](mqtt: 0x50, "0009 10 05 1f 0002 6e6f")
  static let pubrel = [UInt8](mqtt: 0x62, "0009")
  static let pubcomp = [UInt8](mqtt: 0x70, "0009")
  static let subscribe = [UInt8](mqtt: 0x82, "0001 0003 612f23 01 0002 2b2f 00")
  static let subscribeNew = [UInt8](mqtt: 0x82, "0002 02 0b 05 0002 612f 2d")
  static let suback = [UInt8](mqtt: 0x90, "0001 01 80")
  static let subackNew = [UInt8](mqtt: 0x90, "0002 00 02")
  static let unsubscribe = [UInt8](mqtt: 0xa2, "0003 0003 612f23")
  static let unsuback = [UInt8](mqtt: 0xb0, "0003")
  static let unsubackNew = [UInt8](mqtt: 0xb0, "0003 00 11")
  static let pingreq = [UInt8](mqtt: 0xc0, "")
  static let pingresp = [UInt8](mqtt: 0xd0, "")
  static let disconnect = [UInt8](mqtt: 0xe0, "")
  /// Version 5: session taken over.
  static let disconnectNew = [UInt8](mqtt: 0xe0, "8e 00")
  /// Version 5: continue authentication, by SCRAM-SHA-1.
  static let auth = [UInt8](mqtt: 0xf0, "18 0e 15 000b 534352414d2d5348412d31")

  /// Each with the version it is of.
  static let all: [(bytes: [UInt8], version: MQTTVersion)] = [
    (connect, .v311), (connectOld, .v31), (connectNew, .v5), (connack, .v311),
    (connackRefused, .v31), (connackNew, .v5), (publish, .v311), (publishOnce, .v311),
    (publishNew, .v5), (puback, .v311), (pubrecNew, .v5), (pubrel, .v311), (pubcomp, .v5),
    (subscribe, .v311), (subscribeNew, .v5), (suback, .v311), (subackNew, .v5),
    (unsubscribe, .v311), (unsuback, .v311), (unsubackNew, .v5), (pingreq, .v311),
    (pingresp, .v5), (disconnect, .v311), (disconnectNew, .v5), (auth, .v5),
  ]

  static func decoded(_ bytes: [UInt8], _ version: MQTTVersion = .v311) throws -> MQTTPacket {
    try MQTTPacket(parsing: bytes.rawSpan, version)
  }
}
