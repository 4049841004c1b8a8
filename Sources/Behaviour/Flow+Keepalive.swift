import Traffic

extension Flow {
  /// What keeps it open, as far as it has shown; the kind with most beats.
  public var keepalive: Keepalive? {
    guard let totals = contactTotals else { return nil }
    return Keepalive.all(
      in: Dealings(
        kind: key.kind, service: services.first, rhythm: totals.rhythm, initiator: .device,
        flows: 1, answered: 1, captured: CapturedTime(start: first, end: last))
    ).first
  }
}
