import Packets
import Traffic

/// Kea's memfiles, kea-leases4.csv and kea-leases6.csv (Kea Administrator Reference Manual,
/// "Memfile"): a header that names the columns, then rows, of which the last for an address counts.
enum KeaLeases {
  static func isHeader(_ line: TextLine) -> Bool {
    let names = line.text.split(separator: ",")
    return names.first == "address" && names.contains("hwaddr")
  }

  static func read(_ lines: [TextLine], into result: inout LeaseEntries) {
    var columns: Columns?
    var rows: [IPAddress: Row] = [:]
    for line in lines where line.hasContent {
      if isHeader(line) {
        columns = Columns(line)
      } else if let columns {
        switch columns.row(line) {
        case .success(let row): rows[row.address] = row
        case .failure(let problem): result.problems.add(line.number, problem.text)
        }
      }
    }
    for row in rows.values.sorted(by: { $0.line < $1.line }) where row.isHeld {
      result.add(row.subject, row.kind, line: row.line, isStatic: false)
    }
  }
}

/// One row: who has, or had, an address.
private struct Row {
  let address: IPAddress
  let subject: LineReading.Subject
  /// Neither declined, reclaimed, released nor deleted, and an address, not a delegated prefix.
  let isHeld: Bool
  let kind: HouseholdSource.Kind
  let line: Int
}

private struct RowProblem: Error {
  let text: String
}

/// Where the header says that each field is.
private struct Columns {
  private var indices: [Substring: Int] = [:]
  private let kind: HouseholdSource.Kind

  init(_ header: TextLine) {
    for (index, name) in header.text.split(separator: ",").enumerated() {
      indices[name.trimmed] = index
    }
    kind = indices["duid"] == nil ? .keaLease4 : .keaLease6
  }

  func row(_ line: TextLine) -> Result<Row, RowProblem> {
    let fields = line.text.split(separator: ",", omittingEmptySubsequences: false)
    func field(_ name: Substring) -> Substring? {
      indices[name].flatMap { $0 < fields.count ? fields[$0].trimmed : nil }
    }
    guard let text = field("address"), let address = IPAddress(written: text) else {
      return .failure(.init(text: "\(quoted(fields.first ?? "")) is no IP address"))
    }
    guard let state = field("state") ?? (indices["state"] == nil ? "0" : nil), isNumber(state)
    else { return .failure(.init(text: "the row for \(address) is cut short or damaged")) }
    let hardware = field("hwaddr") ?? ""
    let mac = MACAddress(written: hardware)
    guard mac != nil || hardware.isEmpty else {
      return .failure(.init(text: "hwaddr \(quoted(hardware)) is no MAC address"))
    }
    let name = field("hostname").flatMap(hostName)
    let isPrefix = field("lease_type") == "2"
    let isDeleted = field("valid_lifetime") == "0"
    return .success(
      Row(
        address: address, subject: .init(mac: mac, address: address, name: name),
        isHeld: state == "0" && !isDeleted && !isPrefix && (mac != nil || name != nil), kind: kind,
        line: line.number))
  }

  /// A name as DHCP has it: Kea appends the root's dot, and writes commas as `&#x2c`.
  private func hostName(_ field: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = field.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "&"), rest.starts(with: "#x".utf8),
        let code = UInt8(Substring(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(4)
        if rest.first == UInt8(ascii: ";") { rest.removeFirst() }
      } else {
        bytes.append(byte)
      }
    }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
