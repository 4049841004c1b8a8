/// Why a capture can't be opened, or written, at all: one sentence that says what to do.
public struct CaptureError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing
    case forbidden
    case directory
    /// Standard input is somebody's keyboard.
    case terminal
    /// The system's own words.
    case unreadable(reason: String)
    case unwritable(reason: String)
    /// Another recording has that file.
    case beingWritten
    /// Another ring buffer is written in that folder already.
    case sharedRing
    case empty
    case notACapture
    /// It ends before its first packet could begin.
    case headerCutShort
    /// Nothing of it could be unpacked or read; the start of a sentence.
    case damaged(String)
    /// Another container, which that command turns into what can be read.
    case otherFormat(name: String, command: String)
    case unknownVersion(format: String, version: String)
  }

  public let reason: Reason
  /// As it was given; `-` is standard input or output.
  public let path: String

  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }
}

extension CaptureError: CustomStringConvertible {
  public var description: String {
    let name = path == "-" ? "standard input" : "'\(path)'"
    return switch reason {
    case .missing:
      "Can't read \(name): there is no such file. Check the path."
    case .forbidden:
      "Can't read \(name): permission denied. Use 'sudo', or 'chmod' to let yourself read it."
    case .directory:
      "Can't read \(name): it is a directory. Name the captures in it, such as '\(path)/*.pcap', or read on as a recorder fills it: '--follow'."
    case .terminal:
      "Can't read a capture from the keyboard. Pipe one in: 'tcpdump -w - | phonehome -'."
    case .unreadable(let reason):
      "Can't read \(name): \(reason)."
    case .unwritable(let reason):
      "Can't write \(path == "-" ? "standard output" : name): \(reason)."
    case .beingWritten:
      "Another capture is being written into \(name). Give each a file of its own: '-w FILE'."
    case .sharedRing:
      "Another ring buffer is being written in \(name). Give each a folder of its own: '-w FOLDER/'."
    case .empty:
      "There is nothing in \(name). Check that the recorder ran, and was allowed to capture."
    case .notACapture:
      "There is no pcap or pcapng capture in \(name). Save one with 'tcpdump -w FILE' or Wireshark."
    case .headerCutShort:
      "The capture in \(name) was cut short before its first packet. Copy or record it again."
    case .damaged(let text):
      "Can't read \(name): \(text). Copy or record it again."
    case .otherFormat(let format, let command):
      "Can't read the \(format) data in \(name). Convert it first: '\(command)'."
    case .unknownVersion(let format, let version):
      "Can't read version \(version) of \(format) in \(name): no program is known to write it. Copy or record it again."
    }
  }
}
