import Foundation

/// A capture of our own making in which secrets of every kind cross in the clear, over each protocol that may carry them.
struct SecretCapture {
  /// Words that nothing else in the capture holds.
  static let secrets = [
    "hunter2-basic", "hunter2-form", "hunter2-query", "hunter2-cookie", "hunter2-bearer-token",
    "hunter2-mqtt", "hunter2-payload", "hunter2-topic", "hunter2-wifi", "hunter2-ftp",
    "hunter2-telnet", "hunter2-snmp", "hunter2-rtsp", "hunter2-sip", "hunter2-object",
    "hunter2-list", "473921", "85412", "47.3921", "8.5412",
  ]

  private(set) var data = Data()
  private var time: UInt32 = 1_700_000_000
  private var port: UInt16 = 40_000

  init() {
    data += Self.little([0xa1b2_c3d4, 0x0004_0002, 0, 0, 262_144, 1])
    addWeb()
    addMQTT()
    addThings()
    addLogins()
  }

  // MARK: What is said

  private mutating func addWeb() {
    let basic = Data("admin:hunter2-basic".utf8).base64EncodedString()
    let form = "user=me&password=hunter2-form&lat=47.3921&lon=8.5412"
    talk(
      80,
      [
        (
          true,
          "GET /a?token=hunter2-query HTTP/1.1\r\nHost: x\r\nAuthorization: Basic \(basic)\r\n"
        ),
        (true, "Cookie: id=hunter2-cookie\r\nUser-Agent: plug/1 token=hunter2-query\r\n\r\n"),
        (false, "HTTP/1.1 200 OK\r\nSet-Cookie: id=hunter2-cookie\r\nContent-Length: 0\r\n\r\n"),
        (true, "POST /b HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer hunter2-bearer-token\r\n"),
        (true, "Content-Type: application/x-www-form-urlencoded\r\n"),
        (true, "Content-Length: \(form.utf8.count)\r\n\r\n\(form)"),
        (false, "HTTP/1.1 200 OK\r\nLocation: /c?secret=hunter2-query\r\n\r\n"),
      ])
  }

  private mutating func addMQTT() {
    func packet(_ first: UInt8, _ body: [UInt8]) -> [UInt8] {
      var length = [UInt8(body.count & 127)]
      if body.count > 127 { length = [length[0] | 128, UInt8(body.count >> 7)] }
      return [first] + length + body
    }
    func text(_ text: String) -> [UInt8] {
      [UInt8(text.utf8.count >> 8), UInt8(text.utf8.count & 255)] + Array(text.utf8)
    }
    func publish(_ topic: String, _ payload: String) -> [UInt8] {
      packet(0x30, text(topic) + Array(payload.utf8))
    }
    let json =
      #"{"wifi":{"ssid":"home","psk":"hunter2-payload"},"credentials":{"id":"hunter2-object"},"#
      + #""tokens":[{"t":"hunter2-list"}],"latitude":47.3921,"longitude":8.5412}"#
    let connect =
      text("MQTT") + [4, 0xc2, 0, 60] + text("lamp") + text("me") + text("hunter2-mqtt")
    talk(
      1883,
      bytes: [
        (true, packet(0x10, connect)), (false, [0x20, 2, 0, 0]),
        (true, publish("lamp/state", json)),
        (true, publish("lamp/wifi/password", "hunter2-topic")),
      ])
  }

  private mutating func addThings() {
    func tplink(_ text: String) -> [UInt8] {
      var key: UInt8 = 171
      let bytes = text.utf8.map { byte in
        key ^= byte
        return key
      }
      return [0, 0, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
    }
    talk(
      9999,
      bytes: [
        (
          true,
          tplink(
            #"{"netif":{"set_stainfo":{"ssid":"home","password":"hunter2-wifi","key_type":3}}}"#)
        ),
        (
          false,
          tplink(
            #"{"system":{"get_sysinfo":{"err_code":0,"model":"HS110(EU)","alias":"Lamp","#
              + #""latitude_i":473921,"longitude_i":85412}}}"#)
        ),
      ])
    let community = Array("hunter2-snmp".utf8)
    let pdu: [UInt8] =
      [0xa0, 0x19, 2, 1, 1, 2, 1, 0, 2, 1, 0, 0x30, 0x0e]
      + [0x30, 0x0c, 6, 8, 0x2b, 6, 1, 2, 1, 1, 1, 0, 5, 0]
    let body = [2, 1, 0, 4, UInt8(community.count)] + community + pdu
    datagram(161, [0x30, UInt8(body.count)] + body)
    let register =
      "REGISTER sip:a SIP/2.0\r\nFrom: <sip:door:hunter2-sip@a>\r\nTo: <sip:door:hunter2-sip@a>\r\n\r\n"
    datagram(5060, Array(register.utf8))
  }

  private mutating func addLogins() {
    talk(
      21,
      [
        (false, "220 Camera FTP ready\r\n"), (true, "USER cam\r\n"), (false, "331 Password\r\n"),
        (true, "PASS hunter2-ftp\r\n"), (false, "230 In\r\n"),
      ])
    talk(
      23,
      [
        (false, "BusyBox v1.1\r\nlogin: "), (true, "root\r\n"), (false, "root\r\nPassword: "),
        (true, "hunter2-telnet\r\n"),
      ])
    talk(
      554,
      [
        (true, "DESCRIBE rtsp://admin:hunter2-rtsp@192.168.1.2/live RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
        (false, "RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 0\r\n\r\n"),
      ])
  }

  // MARK: Frames

  private mutating func talk(_ server: UInt16, _ turns: [(Bool, String)]) {
    talk(server, bytes: turns.map { ($0.0, Array($0.1.utf8)) })
  }

  private mutating func talk(_ server: UInt16, bytes turns: [(Bool, [UInt8])]) {
    port += 1
    var next: [UInt32] = [1000, 2000]
    segment(server, fromClient: true, 999, 0, flags: 2, [])
    segment(server, fromClient: false, 1999, 1000, flags: 0x12, [])
    for (fromClient, bytes) in turns {
      let (own, other) = fromClient ? (0, 1) : (1, 0)
      segment(server, fromClient: fromClient, next[own], next[other], flags: 0x18, bytes)
      next[own] += UInt32(bytes.count)
    }
    segment(server, fromClient: true, next[0], next[1], flags: 0x11, [])
    segment(server, fromClient: false, next[1], next[0] + 1, flags: 0x11, [])
  }

  private mutating func segment(
    _ server: UInt16, fromClient: Bool, _ sequence: UInt32, _ acknowledgment: UInt32, flags: UInt8,
    _ payload: [UInt8]
  ) {
    let ports = fromClient ? [port, server] : [server, port]
    let header =
      Self.big(ports) + Self.big([sequence, acknowledgment]) + [0x50, flags]
      + Self.big([UInt16(4096), 0, 0])
    packet(6, fromClient: fromClient, header + payload)
  }

  private mutating func datagram(_ server: UInt16, _ payload: [UInt8]) {
    port += 1
    let header = Self.big([port, server, UInt16(8 + payload.count), 0])
    packet(17, fromClient: true, header + payload)
  }

  private mutating func packet(_ number: UInt8, fromClient: Bool, _ transport: [UInt8]) {
    let ends: [[UInt8]] = [[192, 168, 1, 9], [192, 168, 1, 2]]
    let stations: [[UInt8]] = [[2, 0, 0, 0, 0, 9], [2, 0, 0, 0, 0, 2]]
    let (own, other) = fromClient ? (0, 1) : (1, 0)
    let frame =
      stations[other] + stations[own] + [8, 0, 0x45, 0]
      + Self.big([UInt16(20 + transport.count), 0, 0]) + [64, number, 0, 0] + ends[own]
      + ends[other] + transport
    time += 1
    data += Self.little([time, 0, UInt32(frame.count), UInt32(frame.count)])
    data += frame
  }

  private static func little(_ numbers: [UInt32]) -> Data {
    Data(numbers.flatMap { number in (0..<4).map { UInt8(number >> ($0 * 8) & 255) } })
  }

  private static func big<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    numbers.flatMap { number in
      (0..<Number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
  }
}
