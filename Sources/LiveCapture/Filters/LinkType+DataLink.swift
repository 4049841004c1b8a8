import CPcap
import Packets

/// What libpcap calls a link type while it is at work (DLT); only a few are called otherwise in files.
extension LinkType {
  init(dataLink: CInt) {
    switch dataLink {
    case DLT_RAW: self = .raw
    case DLT_ATM_RFC1483: self = .atmRFC1483
    default: self.init(rawValue: UInt16(truncatingIfNeeded: dataLink))
    }
  }

  var dataLink: CInt {
    switch self {
    case .raw: DLT_RAW
    case .atmRFC1483: DLT_ATM_RFC1483
    default: CInt(rawValue)
    }
  }
}
