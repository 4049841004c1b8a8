#if canImport(Glibc)
  import CMalloc
#endif

/// Where memory is taken from.
enum MemoryArenas {
  /// Gives glibc as many arenas as threads work at a time (mallopt(3)): with fewer they wait for each other (measured: two
  /// cost a twelfth more time), with as many as it likes what a thread frees serves only itself.
  static func share(among shards: Int) {
    #if canImport(Glibc)
      // Beside the shards' there are the main thread's, and one for whoever helps it to build the report.
      _ = mallopt(M_ARENA_MAX, Int32(clamping: shards + 2))
    #endif
  }
}
