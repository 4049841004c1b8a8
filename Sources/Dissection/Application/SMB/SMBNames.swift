import Packets

/// What numbers of SMB stand for.
enum SMBNames {
  /// MS-SMB2 §2.2.1.2
  static let smb2: [UInt16: String] = [
    0: "Negotiate Protocol", 1: "Session Setup", 2: "Session Logoff", 3: "Tree Connect",
    4: "Tree Disconnect", 5: "Create", 6: "Close", 7: "Flush", 8: "Read", 9: "Write", 10: "Lock",
    11: "Ioctl", 12: "Cancel", 13: "KeepAlive", 14: "Find", 15: "Notify", 16: "GetInfo",
    17: "SetInfo", 18: "Break",
  ]

  /// MS-CIFS §2.2.2.1
  static let smb1: [UInt8: String] = [
    0x00: "Create Directory", 0x01: "Delete Directory", 0x02: "Open", 0x03: "Create",
    0x04: "Close", 0x05: "Flush", 0x06: "Delete", 0x07: "Rename", 0x08: "Query Information",
    0x09: "Set Information", 0x0a: "Read", 0x0b: "Write", 0x10: "Check Directory",
    0x1a: "Read Raw", 0x1d: "Write Raw", 0x24: "Locking AndX", 0x25: "Trans",
    0x26: "Trans Secondary",
    0x2b: "Echo", 0x2d: "Open AndX", 0x2e: "Read AndX", 0x2f: "Write AndX", 0x32: "Trans2",
    0x33: "Trans2 Secondary", 0x34: "Find Close2", 0x70: "Tree Connect", 0x71: "Tree Disconnect",
    0x72: "Negotiate Protocol", 0x73: "Session Setup AndX", 0x74: "Logoff AndX",
    0x75: "Tree Connect AndX", 0x80: "Query Information Disk", 0xa0: "NT Trans",
    0xa1: "NT Trans Secondary", 0xa2: "NT Create AndX", 0xa4: "NT Cancel", 0xa5: "NT Rename",
  ]

  /// STATUS_MORE_PROCESSING_REQUIRED
  static let moreProcessing: UInt32 = 0xc000_0016

  /// The commoner ones of MS-ERREF §2.3.1.
  private static let statuses: [UInt32: String] = [
    0: "STATUS_SUCCESS", 0x0000_0103: "STATUS_PENDING", 0x8000_0005: "STATUS_BUFFER_OVERFLOW",
    0x8000_0006: "STATUS_NO_MORE_FILES", 0xc000_0001: "STATUS_UNSUCCESSFUL",
    0xc000_0002: "STATUS_NOT_IMPLEMENTED", 0xc000_0003: "STATUS_INVALID_INFO_CLASS",
    0xc000_0008: "STATUS_INVALID_HANDLE", 0xc000_000d: "STATUS_INVALID_PARAMETER",
    0xc000_000f: "STATUS_NO_SUCH_FILE", 0xc000_0010: "STATUS_INVALID_DEVICE_REQUEST",
    0xc000_0011: "STATUS_END_OF_FILE", 0xc000_0016: "STATUS_MORE_PROCESSING_REQUIRED",
    0xc000_0022: "STATUS_ACCESS_DENIED", 0xc000_0023: "STATUS_BUFFER_TOO_SMALL",
    0xc000_0033: "STATUS_OBJECT_NAME_INVALID", 0xc000_0034: "STATUS_OBJECT_NAME_NOT_FOUND",
    0xc000_0035: "STATUS_OBJECT_NAME_COLLISION", 0xc000_003a: "STATUS_OBJECT_PATH_NOT_FOUND",
    0xc000_0043: "STATUS_SHARING_VIOLATION", 0xc000_0064: "STATUS_NO_SUCH_USER",
    0xc000_006a: "STATUS_WRONG_PASSWORD", 0xc000_006d: "STATUS_LOGON_FAILURE",
    0xc000_006e: "STATUS_ACCOUNT_RESTRICTION", 0xc000_0071: "STATUS_PASSWORD_EXPIRED",
    0xc000_0072: "STATUS_ACCOUNT_DISABLED", 0xc000_0098: "STATUS_FILE_INVALID",
    0xc000_00ac: "STATUS_PIPE_NOT_AVAILABLE", 0xc000_00ba: "STATUS_FILE_IS_A_DIRECTORY",
    0xc000_00bb: "STATUS_NOT_SUPPORTED", 0xc000_00c9: "STATUS_NETWORK_NAME_DELETED",
    0xc000_00cc: "STATUS_BAD_NETWORK_NAME", 0xc000_0120: "STATUS_CANCELLED",
    0xc000_0128: "STATUS_FILE_CLOSED", 0xc000_0203: "STATUS_USER_SESSION_DELETED",
    0xc000_0225: "STATUS_NOT_FOUND", 0xc000_0234: "STATUS_ACCOUNT_LOCKED_OUT",
    0xc000_0257: "STATUS_PATH_NOT_COVERED", 0xc000_035c: "STATUS_NETWORK_SESSION_EXPIRED",
  ]

  static func status(_ code: UInt32) -> String? { statuses[code] }

  /// Of SMB 2's header: MS-SMB2 §2.2.1.2.
  static func flags(_ flags: UInt32) -> String? {
    FieldReader.words(
      of:
        flags,
      [
        (1, "response"), (2, "asynchronous"), (4, "goes on with the one before"), (8, "signed"),
        (0x1000_0000, "distributed file system"), (0x2000_0000, "sent again"),
      ])
  }

  /// MS-SMB2 §2.2.3
  static func signing(_ mode: UInt16) -> String? {
    FieldReader.words(of: UInt32(mode), [(1, "signing enabled"), (2, "signing required")])
  }

  /// MS-SMB2 §2.2.3
  static func capabilities(_ flags: UInt32) -> String? {
    FieldReader.words(
      of:
        flags,
      [
        (1, "distributed file system"), (2, "leasing"), (4, "large transfers"),
        (8, "several channels"), (0x10, "persistent handles"), (0x20, "directory leasing"),
        (0x40, "encryption"),
      ])
  }

  /// MS-SMB2 §2.2.6
  static func sessionFlags(_ flags: UInt16) -> String? {
    FieldReader.words(of: UInt32(flags), [(1, "guest"), (2, "anonymous"), (4, "encrypted")])
  }

  /// MS-SMB2 §2.2.3.1
  static let contexts: [UInt16: String] = [
    1: "preauthentication integrity", 2: "encryption", 3: "compression", 5: "server name",
    6: "transport", 7: "RDMA transform", 8: "signing",
  ]

  /// MS-SMB2 §2.2.3.1.2
  static let ciphers: [UInt16: String] = [
    1: "AES-128-CCM", 2: "AES-128-GCM", 3: "AES-256-CCM", 4: "AES-256-GCM",
  ]
}
