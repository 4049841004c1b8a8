import Traffic

/// Something for the log that no packet tells, and the frame before whose packets it is told.
struct PlacedEvent {
  let place: Evidence
  let event: TrafficEvent

  init(_ place: Evidence, _ event: TrafficEvent) {
    self.place = place
    self.event = event
  }
}
