import Traffic

/// The entries of one file as they are found, and what was wrong.
struct LeaseEntries {
  let file: String
  private(set) var entries: [HouseholdEntry] = []
  var problems: ProblemList

  init(file: String) {
    self.file = file
    problems = ProblemList(file: file)
  }

  mutating func add(
    _ subject: LineReading.Subject, _ kind: HouseholdSource.Kind, line: Int, isStatic: Bool
  ) {
    guard entries.count < LeaseFile.mostEntries else {
      problems.add(line, "only the first \(LeaseFile.mostEntries) entries of a file are used")
      return
    }
    entries.append(
      HouseholdEntry(
        mac: subject.mac, address: subject.address, name: subject.name,
        source: HouseholdSource(kind: kind, file: file, line: line), isStatic: isStatic))
  }

  mutating func read(_ lines: some Sequence<TextLine>, as format: LineFormat) {
    for line in lines {
      switch format.read(line) {
      case .subject(let subject):
        add(subject, format.kind, line: line.number, isStatic: format.isStatic)
      case .nobody:
        break
      case .foreign:
        guard !format.mayHoldOtherLines else { break }
        problems.add(line.number, "\(quoted(line.text)) should be '\(format.syntax)'")
      }
    }
  }
}
