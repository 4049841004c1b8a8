import Packets
import Traffic

/// What multicast DNS says, in words.
extension EventTeller {
  /// Services and names that are shown before the rest is counted.
  private static let bound = 4

  func tell(_ message: DNSMessage, by sender: Sender, _ flow: FlowReference) -> Sentence {
    let what =
      if message.isResponse {
        Self.announcement(message)
      } else {
        Self.request(message, to: audience(of: sender, flow))
      }
    return sentence(flow, by: sender, what)
  }

  /// What questions ask: whether a name is free, where the sender tells in the authority section what it means to call so
  /// (a probe, RFC 6762 §8.1), and for the rest who knows it. Some ask for a service instead, and name there the instance that
  /// they mean (RFC 6763 §4.1): a service's name is everybody's, so the instance's is in question.
  private static func request(_ message: DNSMessage, to audience: String) -> String {
    let owners = Set(message.authorities.map(\.name.lowercased))
    let isProbed = { (question: DNSQuestion) in owners.contains(question.name.lowercased) }
    let probed = unique(
      names(
        message.questions.filter(isProbed).flatMap { question in
          let instances = question.type == .ptr ? instances(of: question.name, in: message) : []
          return instances.isEmpty ? [question.name] : instances
        }))
    let others = message.questions.filter { !isProbed($0) }
    var requests: [String] = []
    if !probed.isEmpty {
      requests.append("asks whether \(list(probed)) \(probed.count == 1 ? "is" : "are") free")
    }
    if !others.isEmpty || probed.isEmpty {
      requests.append(
        "asks \(audience) for " + list(others.map { "\($0.name.unicodeText) (\($0.type))" }))
    }
    return requests.joined(separator: ", and ")
  }

  /// What a probe means to call the instances of a service.
  private static func instances(of service: DNSName, in message: DNSMessage) -> [DNSName] {
    message.authorities.compactMap { record in
      guard record.name.lowercased == service.lowercased, case .name(let target) = record.data
      else { return nil }
      return target
    }
  }

  /// Whom a message of a local name service is for.
  func audience(of sender: Sender, _ flow: FlowReference) -> String {
    let (address, mac) =
      sender == .client
      ? (flow.responder, flow.responderMAC) : (flow.originator, flow.originatorMAC)
    return address.isMulticast || mac.isGroup ? "everyone" : name(of: address, mac)
  }

  private static func announcement(_ message: DNSMessage) -> String {
    let records = message.answers + message.authorities + message.additionals
    let instances = DNSServiceInstance.list(in: records)
    let leaving = instances.filter(\.isLeaving)
    if !leaving.isEmpty { return "withdraws " + list(leaving.map(words)) }
    if !instances.isEmpty { return "announces " + list(instances.map(words)) }
    let hosts = records.filter { if case .address = $0.data { true } else { false } }
    if !hosts.isEmpty {
      let places = hosts.map { "\($0.data)" }
      return "announces \(list(unique(hosts.map(\.name.unicodeText)))) at \(list(unique(places)))"
    }
    let services = records.compactMap { record -> String? in
      guard case .name(let target) = record.data else { return nil }
      return target.unicodeText
    }
    if !services.isEmpty { return "announces " + list(unique(services)) }
    return "answers about "
      + list(unique(names(records.filter { $0.type != .opt }.map(\.name))))
  }

  /// Names as text; those that stand for addresses only where there are no others.
  private static func names(_ names: [DNSName]) -> [String] {
    let texts = names.map(\.unicodeText)
    let others = texts.filter { !$0.lowercased().hasSuffix(".arpa") }
    return others.isEmpty ? texts : others
  }

  /// `_hap._tcp 'Living Room' (model BSB002)`
  private static func words(_ instance: DNSServiceInstance) -> String {
    let said = instance.attributes.compactMap {
      ServiceAttribute.claim($0, of: instance.service)
    }
    var notes = said.filter { $0.subject == .mdnsMaker || $0.subject == .mdnsCategory }.map(\.value)
    notes += said.filter { $0.subject == .mdnsModel }.map { "model \($0.value)" }
    return "\(instance.service) '\(instance.instance)'"
      + (notes.isEmpty ? "" : " (\(unique(notes).joined(separator: ", ")))")
  }

  private static func unique(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }

  private static func list(_ items: [String]) -> String {
    guard !items.isEmpty else { return "nothing" }
    let rest = items.count - bound
    return items.prefix(bound).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
