import Decryption
import Foundation
import Traffic

/// Reads what users have written, and what their routers have, about their homes.
public enum HouseholdFiles {
  /// Far above any real file: a home's lease file is some kilobytes.
  static let largestFile = 64 << 20

  /// What files say. Keys are apart from the notes, which go on to reports.
  public struct Contents: Sendable {
    public let notes: HouseholdNotes
    public let wiFiKeys: [WiFiKey]
    /// The lines that were left out.
    public let problems: [HouseholdFileProblem]
  }

  /// Everything that the household file and the lease files say.
  /// - Parameters:
  ///   - household: path of the YAML file.
  ///   - leases: paths of lease files and the like, of any kind and number.
  public static func load(
    household: String?, leases: [String]
  ) throws(HouseholdFileError) -> Contents {
    let file = try household.map { path throws(HouseholdFileError) in
      try HouseholdFile(try text(of: path), file: path)
    }
    var problems = file?.problems ?? []
    var entries: [HouseholdEntry] = []
    for path in leases {
      let leaseFile = try LeaseFile(try text(of: path), file: path)
      entries += leaseFile.entries
      problems += leaseFile.problems
    }
    let notes = HouseholdNotes(
      lan: file?.lan ?? [], router: file?.router, devices: file?.devices ?? [],
      groups: file?.groups ?? [], entries: entries)
    return Contents(notes: notes, wiFiKeys: file?.wiFiKeys ?? [], problems: problems)
  }

  /// The whole of a file or a pipe; bytes that are no UTF-8 become U+FFFD. Windows' own tools write
  /// UTF-16, which its byte order mark gives away.
  private static func text(of path: String) throws(HouseholdFileError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(file: path) }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      throw .unreadable(file: path)
    }
    guard data.count <= largestFile else { throw .tooLarge(file: path, limit: largestFile) }
    if data.starts(with: [0xff, 0xfe]) || data.starts(with: [0xfe, 0xff]),
      let text = String(data: data, encoding: .utf16)
    {
      return text
    }
    return String(decoding: data, as: UTF8.self)
  }
}
