import Packets
import TestSupport
import Testing

@testable import Traffic

/// RTSP, FTP, Telnet, Yeelight, Tuya and TURN over TCP.
struct ClearTextSessionTests {
  private func lines(_ text: String...) -> [UInt8] {
    Array((text.joined(separator: "\r\n") + "\r\n").utf8)
  }

  private var rtsp: Dialogue {
    Dialogue(
      [
        (
          .client,
          lines(
            "DESCRIBE rtsp://admin:pw@192.168.1.20/live RTSP/1.0", "CSeq: 1",
            "User-Agent: Viewer/2", "Authorization: Basic YWRtaW46cHc=", "")
        ),
        (
          .server,
          lines("RTSP/1.0 200 OK", "CSeq: 1", "Server: CamServer/1.0", "Content-Length: 5", "")
            + Array("v=0\r\n".utf8)
        ),
        (.server, [0x24, 0, 0, 4, 1, 2, 3, 4]),
        (.client, lines("TEARDOWN rtsp://192.168.1.20/live RTSP/1.0", "CSeq: 2", "")),
      ], serverPort: 8555)
  }

  @Test func aCameraIsAskedForItsPicture() {
    let notes = rtsp.notes()
    #expect(notes.service == "rtsp")
    #expect(notes.facts.contains(FlowFact(.credentials, "rtsp-basic")))
    #expect(notes.claims.map(\.value) == ["Viewer/2", "CamServer/1.0"])
    #expect(notes.claims.map(\.subject) == [.rtspUserAgent, .rtspServer])
    #expect(notes.records.count == 4)
    #expect(!notes.records.joined().contains("pw"))
  }

  private var ftp: Dialogue {
    Dialogue(
      [
        (.server, lines("220 Camera FTP ready")), (.client, lines("USER cam")),
        (.server, lines("331 Password")), (.client, lines("PASS hunter2")),
        (.server, lines("230 In")), (.client, lines("STOR a.jpg")),
      ], serverPort: 21)
  }

  @Test func ftpShowsItsPassword() {
    let notes = ftp.notes()
    #expect(notes.service == "ftp")
    #expect(notes.facts.contains(FlowFact(.credentials, "ftp-password")))
    #expect(notes.facts.contains(FlowFact(.userName, "cam")))
    #expect(notes.claims.map(\.value) == ["Camera FTP ready"])
    #expect(!notes.records.joined().contains("hunter2"))
    #expect(ftp.notes(only: .client).facts.contains(FlowFact(.credentials, "ftp-password")))
  }

  private var ssh: Dialogue {
    Dialogue(
      [
        (.server, lines("SSH-2.0-dropbear_2022.83")),
        (.client, lines("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3")),
        (.client, [UInt8](hex: "0000000c0b140a0b0c0d0e0f10111213")),
        (.server, [UInt8](hex: "0000000c0b140a0b0c0d0e0f10111213")),
      ], serverPort: 2222)
  }

  @Test func sshTellsItsSoftwareOnAnyPort() {
    let notes = ssh.notes()
    #expect(notes.service == "ssh")
    #expect(notes.claims.map(\.value) == ["dropbear_2022.83"])
    #expect(notes.records.count == 2)
    #expect(notes.records.last?.contains("speaks SSH as \\\"OpenSSH_9.2p1\\\"") == true)
    #expect(ssh.notes(only: .client).service == "ssh")
    #expect(ssh.notes(only: .server).claims.map(\.value) == ["dropbear_2022.83"])
  }

  @Test func ftpIsFoundOnOtherPorts() {
    var elsewhere = ftp
    elsewhere.serverPort = 2121
    #expect(elsewhere.notes().service == "ftp")
  }

  private var telnet: Dialogue {
    Dialogue(
      [
        (.server, [UInt8](hex: "fffd18fffd20") + lines("BusyBox v1.1") + Array("login: ".utf8)),
        (.client, [UInt8](hex: "fffc18")), (.client, lines("root")),
        (.server, lines("root") + Array("Password: ".utf8)), (.client, lines("hunter2")),
      ], serverPort: 2323)
  }

  @Test func telnetShowsItsPassword() {
    let notes = telnet.notes()
    #expect(notes.service == "telnet")
    #expect(notes.facts.contains(FlowFact(.credentials, "telnet-password")))
    #expect(notes.facts.contains(FlowFact(.userName, "root")))
    #expect(notes.claims.map(\.value) == ["BusyBox v1.1"])
    #expect(!notes.records.joined().contains("hunter2"))
  }

  private var yeelight: Dialogue {
    Dialogue(
      [
        (.client, lines(#"{"id":1,"method":"set_power","params":["on","smooth",500]}"#)),
        (.server, lines(#"{"id":1,"result":["ok"]}"#)),
        (.server, lines(#"{"method":"props","params":{"power":"on"}}"#)),
      ], serverPort: 55443)
  }

  @Test func aLampIsToldToSwitchOn() {
    let notes = yeelight.notes()
    #expect(notes.service == "yeelight")
    #expect(notes.records.first?.contains("tells the lamp to switch on") == true)
    #expect(notes.records.last?.contains("says: power on") == true)
  }

  private var tuya: Dialogue {
    let frame =
      [UInt8](hex: "000055aa000000010000000700000027") + Array("3.3".utf8)
      + [UInt8](repeating: 0, count: 12) + [UInt8](repeating: 0x5a, count: 16)
      + [UInt8](hex: "112233440000aa55")
    return Dialogue([(.client, frame), (.client, frame)], serverPort: 6668)
  }

  @Test func aTuyaDeviceIsSetUnderSeal() {
    let notes = tuya.notes()
    #expect(notes.service == "tuya" && notes.gapBytes == 0)
    #expect(notes.records.count == 2)
    #expect(notes.claims.map(\.value) == ["3.3", "3.3"])
  }

  /// Answers carry the number of the command that they answer; one that holds nothing but a return code seals nothing.
  @Test func aTuyaDeviceAnswersWhatItIsTold() {
    let json = Array(#"{"dps":{"1":true}}"#.utf8)
    let question =
      [UInt8](hex: "000055aa000000010000000a0000001a") + json + [UInt8](hex: "112233440000aa55")
    let answer =
      [UInt8](hex: "000055aa000000010000000a0000001e00000000") + json
      + [UInt8](hex: "112233440000aa55")
    let done = [UInt8](hex: "000055aa00000002000000070000000c00000000112233440000aa55")
    let notes = Dialogue(
      [(.client, question), (.server, answer), (.client, tuya.turns[0].bytes), (.server, done)],
      serverPort: 6668
    ).notes()
    #expect(notes.gapBytes == 0)
    let expected = [
      "asks for data points (Tuya)", "answers the question for its data points (Tuya)",
      "sets data points (Tuya, sealed)", "answers the command to set data points (Tuya)",
    ]
    #expect(notes.records.count == expected.count)
    for (record, words) in zip(notes.records, expected) { #expect(record.contains(words)) }
    #expect(
      notes.facts.filter { $0.subject == .content }.map(\.value)
        == ["cleartext", "cleartext", "encrypted"])
  }

  private var turn: Dialogue {
    let request = [UInt8](hex: "000300082112a4420102030405060708090a0b0c0019000411000000")
    return Dialogue(
      [(.client, request), (.client, [UInt8](hex: "40000003010203ff")), (.client, request)],
      serverPort: 3478)
  }

  @Test func turnAsksForARelay() {
    let notes = turn.notes()
    #expect(notes.service == "stun" && notes.gapBytes == 0)
    #expect(notes.records.count == 1)
  }
}
