/// Contacts, as they are merged apart from the rest of a ``Summary``. Bounded by ``Summary/contactBound``.
struct ContactTable: Sendable {
  private(set) var totals: [ContactKey: ContactTotals]
  private(set) var omitted: Int

  mutating func merge(_ other: [ContactKey: ContactTotals], omitted: Int) {
    self.omitted += omitted
    totals.reserveCapacity(min(totals.count + other.count, Summary.contactBound))
    if totals.count + other.count > Summary.contactBound {
      // Not all will fit: what is left out must not depend on a dictionary's order.
      for key in other.keys.sorted() { add(key, other[key] ?? ContactTotals()) }
    } else {
      for (key, own) in other { add(key, own) }
    }
  }

  private mutating func add(_ key: ContactKey, _ other: ContactTotals) {
    if let place = totals.index(forKey: key) {
      totals.values[place].merge(other)
    } else if totals.count < Summary.contactBound {
      totals[key] = other
    } else {
      omitted += 1
    }
  }
}
