extension Flow {
  /// What a session understood, with what only the flow knows of it: whether an answer is missing in the capture alone.
  func judged(_ record: SessionRecord) -> SessionRecord {
    guard case .http(var transaction) = record, transaction.response == nil, let tcp,
      let acknowledged = transaction.acknowledged
    else { return record }
    let isLow = (transaction.requester == .server) == originatorIsLow
    transaction.isAnswerMissing = (isLow ? tcp.low : tcp.high).isMissing(after: acknowledged)
    return .http(transaction)
  }
}
