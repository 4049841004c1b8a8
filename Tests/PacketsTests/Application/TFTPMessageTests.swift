import Packets
import TestSupport
import Testing

struct TFTPMessageTests {
  private typealias Samples = MessageSamples

  private func message(_ bytes: [UInt8]) throws -> TFTPMessage {
    try TFTPMessage(parsing: bytes.rawSpan)
  }

  private func request(_ bytes: [UInt8]) throws -> TFTPRequest? {
    switch try message(bytes) {
    case .readRequest(let request), .writeRequest(let request): request
    default: nil
    }
  }

  private func isRequest(_ bytes: [UInt8]) -> Bool { TFTPMessage.isRequest(bytes.rawSpan) }

  private func isRequest(_ text: String) -> Bool { isRequest(Array(text.utf8)) }

  // MARK: As tshark 4.0.17 reads them

  @Test func aFileIsAskedFor() throws {
    guard case .readRequest(let request) = try message(Samples.tftpRead) else {
      Issue.record("no read request")
      return
    }
    #expect(request.fileName == "/update.sh" && request.mode == .octet)
    #expect(request.options.map(\.name) == ["tsize"] && request.options.map(\.value) == ["0"])
  }

  @Test func aFileIsSent() throws {
    guard case .writeRequest(let request) = try message(Samples.tftpWrite) else {
      Issue.record("no write request")
      return
    }
    #expect(request.fileName == "backup.cfg" && request.mode == .netascii)
    #expect(request.options.isEmpty)
  }

  @Test func blocksAreNumbered() throws {
    #expect(try message(Samples.tftpData) == .data(block: 2, length: 5))
    #expect(try message(Samples.tftpAcknowledgment) == .acknowledgment(block: 65535))
  }

  @Test func errorsSayWhy() throws {
    let code = TFTPErrorCode(rawValue: 1)
    #expect(try message(Samples.tftpError) == .error(code, text: "no such file"))
    #expect(code.description == "File not found")
    #expect(TFTPErrorCode(rawValue: 8).description == "Option negotiation failed")
    #expect(TFTPErrorCode(rawValue: 9).description == "error 9")
  }

  @Test func optionsAreAgreedOn() throws {
    guard case .optionAcknowledgment(let options) = try message(Samples.tftpOptions) else {
      Issue.record("no option acknowledgment")
      return
    }
    #expect(options.map(\.name) == ["blksize"] && options.map(\.value) == ["1428"])
  }

  // MARK: Oddities

  @Test(arguments: [
    Samples.tftpWrite, Samples.tftpAcknowledgment, Samples.tftpError, Samples.tftpOptions,
  ])
  func everyTruncationIsAnError(_ bytes: [UInt8]) {
    for count in bytes.indices {
      #expect(throws: DecodeError.self, "cut at \(count)") {
        try message(Array(bytes.prefix(count)))
      }
    }
  }

  @Test func aCutRequestIsAnErrorButBetweenItsOptions() throws {
    let bytes = Samples.tftpRead
    let withoutOption = 19
    for count in bytes.indices where count != withoutOption {
      #expect(throws: DecodeError.self, "cut at \(count)") {
        try message(Array(bytes.prefix(count)))
      }
    }
    #expect(try request(Array(bytes.prefix(withoutOption)))?.options == [])
  }

  @Test func aBlockMayBeEmpty() throws {
    #expect(try message([0, 3, 0, 9]) == .data(block: 9, length: 0))
    for count in 0..<4 {
      #expect(throws: DecodeError.self) { try message(Array(Samples.tftpData.prefix(count))) }
    }
  }

  @Test(arguments: [
    "\0\u{1}a\0octets\0", "\0\u{1}a\0\0", "\0\u{1}\0octet\0", "\0\u{1}a\u{1b}[2J\0octet\0",
    "\0\u{1}a\0octet\0tsize\0", "\0\u{1}a\0octet\0\0\0", "\0\u{1}a\0octet\0ts\nize\00\0",
    "\0\u{7}a\0octet\0", "\u{1}\u{1}a\0octet\0", "\0\u{6}",
  ])
  func whatIsNotWellFormedIsAnError(_ text: String) {
    #expect(throws: DecodeError.self) { try message(Array(text.utf8)) }
  }

  @Test func aRequestHasABound() throws {
    let frame = Array("\0\u{1}".utf8)
    let mode = Array("\0octet\0".utf8)
    let name = [UInt8](repeating: 0x61, count: 512 - frame.count - mode.count)
    #expect(try request(frame + name + mode)?.fileName.count == 503)
    #expect(throws: DecodeError.self) { try message(frame + name + [0x61] + mode) }
  }

  @Test func namesThatAreNoUTF8AreEscaped() throws {
    let bytes = Array("\0\u{1}".utf8) + [0x61, 0xff] + Array("\0octet\0".utf8)
    #expect(try request(bytes)?.fileName == "a\\xff")
    #expect(!isRequest(bytes))
  }

  // MARK: Recognition

  @Test func requestsAreKnownByThemselves() {
    #expect(isRequest("\0\u{1}boot\\x64\\wdsmgfw.efi\0OCTET\0tsize\00\0blksize\01456\0"))
    #expect(isRequest("\0\u{2}postmaster\0mail\0"))
    #expect(!isRequest("\0\u{1}café\0octet\0"))
  }

  @Test(arguments: [
    Samples.tftpData, Samples.tftpAcknowledgment, Samples.tftpError, Samples.tftpOptions,
  ])
  func whatFollowsARequestIsNot(_ bytes: [UInt8]) {
    #expect(!isRequest(bytes))
  }
}
