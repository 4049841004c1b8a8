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

  /// Gives the system back what reading the captures no longer needs, before more is asked for (malloc_trim(3)). What
  /// it holds at most is 4 MB less for it; that it takes longer could not be measured.
  static func giveBack() {
    #if canImport(Glibc)
      _ = malloc_trim(0)
    #endif
  }
}
