import Packets
import Traffic

extension HTTPTransaction {
  /// Who is told of: who asked, else who answered.
  var speaker: Sender { request == nil ? requester.other : requester }

  /// `GET http://host/path → 200, 12 kB`; of SOAP also the action: `POST http://tv/ctl (Play) → 200, 270 B`.
  var words: String {
    guard let line else {
      return "answers \(outcome) to an HTTP request that was not captured"
    }
    let answer =
      status != nil
      ? outcome : isAnswerMissing ? "the answer was not captured" : "no answer captured"
    let action = request?.soapAction.map { " (\($0))" } ?? ""
    return "\(line.method) \(url(line))\(action) → \(answer)"
  }

  private func url(_ line: HTTPRequestLine) -> String {
    guard line.target.hasPrefix("/"), let host = request?.fields[.host] else { return line.target }
    return "http://\(host)\(line.target)"
  }

  private var outcome: String {
    guard let status else { return "" }
    let length = responseLength.map { $0 > 0 ? ", \(Quantity.bytes($0))" : "" } ?? ", cut off"
    return "\(status.code)\(length)"
  }
}
