import Packets

extension WiFiProtection {
  /// What became of one frame's encryption, in a sentence.
  var sentence: String {
    let sealed = "Its body is encrypted" + (cipher.map { " (\($0.name))" } ?? "")
    return switch outcome {
    case .opened(let kind): "\(sealed), and was opened with \(kind.owner) key."
    case .noKey(let reason): "\(sealed), and stays closed: \(reason.words)."
    case .integrityFailed: "\(sealed), and stays closed: it opens with none of the keys known."
    case .truncated: "\(sealed), and stays closed: its end was not captured."
    case .malformed:
      "\(sealed), and stays closed: it is too short for what a protected frame holds."
    }
  }
}

extension WiFiProtection.KeyKind {
  fileprivate var owner: String {
    switch self {
    case .pairwise: "its station's"
    case .group: "the group's"
    case .shared: "the network's WEP"
    }
  }
}

extension WiFiProtection.Reason {
  fileprivate var words: String {
    switch self {
    case .noKeyGiven: "no key was given with --wifi-key"
    case .networkNameUnknown: "no frame before it told the network's name"
    case .noKeyForNetwork: "the keys given are other networks'"
    case .noHandshake: "no message of a key handshake of its station was heard before it"
    case .handshakeIncomplete: "the key handshake before it was heard in part only"
    case .wrongKey: "the MIC of the key handshake proves the keys given wrong"
    case .masterKeyNeeded:
      "its keys don't come of a passphrase, only of the pairwise master key (PMK)"
    case .groupKeyMissing:
      "the message that hands out the group's key was not heard before it, or could not be opened"
    }
  }
}
