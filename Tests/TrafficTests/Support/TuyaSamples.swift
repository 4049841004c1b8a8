import TestSupport

/// Announcements of Tuya devices, made with the key that is published: sealed by OpenSSL and by Python's cryptography.
enum TuyaSamples {
  /// AES-128-ECB, as of version 3.3.
  static let sealed = [UInt8](
    hex: """
      000055aa00000000000000130000008c00000000d09766676f3369eb10b5e9f132fd802adf74a08bb56eda31\
      d162aed531b0eee6a357544ad2db73b6f86bc7a5fd604d21cf55cb083fa9acd6272f4a001dd8a6214dc7fe82\
      3e307927fb0a44b0dfae2c8d76a06b95b8423580ef1d6ade2f7a897b9d29e9d587c20e0e2912d6f850196e03\
      7a23e3b2249f5adf48a714f851aaf43941a359970000aa55
      """)

  /// AES-128-GCM, as of version 3.5.
  static let authenticated = [UInt8](
    hex: """
      00006699000000000007000000130000009c0102030405060708090a0b0c0202ece734a3541f7ea708285f22\
      1e17ff30e5c8fde8240b97c5a4192b0af3d73886ce1d403da1ec971f6c510829352935e0ea76b6305fa4e81a\
      30191389ce97dfc1ccf25c652f7cdbc7b3af670f1b134439e8490e92e0be363bd416bee6ce3c8dc213fbf017\
      1cac4a03801741c8d8324f56ce9099e001df1216746c220f095a74ecde219fd260dbf067a82056209b6e0000\
      9966
      """)
}
