extension PlacementCheck {
  /// The verdict that this answer gives when it is the worst, in a sentence.
  public var verdict: String {
    switch grade {
    case .good: "Good: this is a place to capture at."
    case .unknown: "Can't tell yet: too little was captured to judge the place."
    case .limited: "Usable, but \(fault)."
    case .bad: "Not yet: \(fault)."
    }
  }

  /// What is wrong, as part of a sentence.
  private var fault: String {
    switch kind {
    case "packets": "nothing arrives here"
    case "others": "what devices say to each other and to the world doesn't come here"
    case "place":
      grade == .bad
        ? "this is outside the home's router, where all devices look like one"
        : "what devices say to each other may not come here"
    case "directions":
      grade == .bad ? "one direction is missing" : "one direction of some devices is missing"
    case "losses": "packets are missing"
    case "copies": "packets come twice"
    case "lengths": "packets are cut"
    case "checksums": "many packets arrive damaged"
    case "offload": "packets are joined before they are captured"
    case "clock": "the clock was set back"
    case "air": "what is said over the air stays closed"
    default: "not all is as it should be"
    }
  }
}
