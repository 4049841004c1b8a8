import Packets

/// The interfaces that streams brought into a capture, found by what makes one the same as another.
package final class JoinedInterfaces {
  /// What an interface of one stream has in common with the same one of a later stream.
  struct Nature: Hashable {
    let name: String?
    let linkType: LinkType
    let snapLength: Int
    let fcsLength: UInt8

    init(_ interface: CaptureInterface) {
      name = interface.name
      linkType = interface.linkType
      snapLength = interface.snapLength
      fcsLength = interface.fcsLength
    }
  }

  /// Indices in the whole's description, in order.
  private var indices: [Nature: [Int]] = [:]

  package init() {}

  /// The `count`th interface of that nature, from 0; nil where there are fewer.
  func index(of nature: Nature, _ count: Int) -> Int? {
    guard let known = indices[nature], known.indices.contains(count) else { return nil }
    return known[count]
  }

  func add(_ index: Int, _ nature: Nature) { indices[nature, default: []].append(index) }
}
