import Packets
import Traffic

/// http: a request with its response.
extension JSONWriter {
  mutating func writeHTTP(_ transaction: HTTPTransaction, _ flow: FlowReference) {
    object { writer in
      writer.memberPath("http", at: transaction.time)
      writer.memberEnds(flow)
      writer.member("trans_depth", transaction.depth)
      writer.memberFacts(transaction)
      writer.memberEvidence(transaction.evidence)
    }
  }

  /// The fields that the log and JSON lines share.
  mutating func memberFacts(_ transaction: HTTPTransaction) {
    let (request, response) = (transaction.request?.fields, transaction.response?.fields)
    member("method", transaction.line?.method)
    member("host", transaction.host)
    member("uri", transaction.line?.target)
    member("referrer", request?[.referer])
    member("version", transaction.line?.version ?? transaction.status?.version)
    member("user_agent", request?[.userAgent])
    member("origin", request?[.origin])
    member("request_body_len", transaction.requestLength)
    member("response_body_len", transaction.responseLength)
    member("status_code", transaction.status?.code)
    member("status_msg", transaction.status?.reason)
    member("info_code", transaction.information?.code)
    member("info_msg", transaction.information?.reason)
    memberCredentials(transaction.credentials)
    memberProxied(request)
    memberType("orig_mime_types", transaction.request)
    memberType("resp_mime_types", transaction.response)
    member("server", response?[.server])
    member("location", response?[.location])
  }

  private mutating func memberCredentials(_ credentials: HTTPCredentials?) {
    switch credentials {
    case .basic(let user, let password):
      member("username", user)
      member("password", password)
    case .digest(let user): member("username", user)
    case .bearer, .other, nil: break
    }
  }

  /// What tells of a proxy, as Zeek writes it: `VIA -> 1.1 cache`.
  private mutating func memberProxied(_ fields: HTTPFields?) {
    let names: [HTTPField.Name] = [.forwarded, .forwardedFor, .proxyConnection, .via]
    let told = (fields?.all(of: names) ?? [])
      .map { "\($0.name.rawValue.uppercased()) -> \($0.value)" }
    if !told.isEmpty { member("proxied", strings: told) }
  }

  private mutating func memberType(_ name: String, _ head: HTTPHead?) {
    if let type = head?.mediaType, !type.isEmpty { member(name, strings: [type]) }
  }
}
