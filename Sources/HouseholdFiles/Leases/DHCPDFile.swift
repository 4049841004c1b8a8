import Packets
import Traffic

/// ISC dhcpd's dhcpd.leases(5) and the `host` declarations of dhcpd.conf(5), as pfSense has both.
/// The last lease for an address counts. Blocks of other kinds are looked into for hosts.
struct DHCPDFile {
  /// A judgement: real statements have ten words, real files five levels.
  private static let mostWords = 64
  private static let deepest = 64

  private var tokens: DHCPDTokens
  /// The open blocks; nil is one of a kind that says nothing itself.
  private var blocks: [DHCPDBlock?] = []
  private var leases: [IPAddress: DHCPDBlock] = [:]
  private var hosts: [DHCPDBlock] = []
  /// Those in a leases file, where the server repeats a host with every change.
  private var dynamicHosts: [String: DHCPDBlock] = [:]

  static func isTypical(_ line: TextLine) -> Bool {
    switch line.words.first {
    case "lease", "host", "subnet", "shared-network", "group": line.text.contains("{")
    case "authoring-byte-order", "server-duid", "server-identifier": line.text.contains(";")
    default: false
    }
  }

  static func read(_ lines: [TextLine], into result: inout LeaseEntries) {
    var file = DHCPDFile(tokens: DHCPDTokens(lines))
    file.readBlocks(&result.problems)
    let all = file.hosts + file.dynamicHosts.values + file.leases.values
    for block in all.sorted(by: { $0.line < $1.line }) {
      for subject in block.subjects {
        result.add(subject, block.kind, line: block.line, isStatic: block.kind == .dhcpdHost)
      }
    }
  }

  private init(tokens: DHCPDTokens) { self.tokens = tokens }

  private mutating func readBlocks(_ problems: inout ProblemList) {
    var statement: [DHCPDTokens.Token] = []
    while let token = tokens.next() {
      switch token {
      case .open:
        open(statement, &problems)
        statement = []
      case .semicolon:
        if var block = blocks.last ?? nil {
          if let problem = block.take(statement) { problems.add(tokens.line, problem) }
          blocks[blocks.count - 1] = block
        }
        statement = []
      case .close:
        close()
        statement = []
      case .word, .string:
        if statement.count < Self.mostWords { statement.append(token) }
      }
    }
    dropUnclosed(&problems)
  }

  private mutating func open(_ header: [DHCPDTokens.Token], _ problems: inout ProblemList) {
    guard let kind = DHCPDBlock.kind(of: header) else {
      if blocks.count < Self.deepest { blocks.append(nil) }
      return
    }
    if blocks.contains(where: { $0 != nil }) { dropUnclosed(&problems) }
    let block = DHCPDBlock(kind: kind, header: header, line: tokens.line)
    if block == nil {
      problems.add(tokens.line, "'lease' must be followed by an IP address and '{'")
    }
    if blocks.count < Self.deepest { blocks.append(block) }
  }

  private mutating func close() {
    guard let block = blocks.popLast() ?? nil else { return }
    if let address = block.leasedAddress {
      leases[address] = block
    } else if let name = block.dynamicName {
      dynamicHosts[name] = block
    } else {
      hosts.append(block)
    }
  }

  /// A lease or host within another, or the end of the file: the one before was cut short.
  private mutating func dropUnclosed(_ problems: inout ProblemList) {
    for case let block? in blocks {
      problems.add(block.line, "the block has no closing '}' and is left out")
    }
    blocks = []
  }
}
