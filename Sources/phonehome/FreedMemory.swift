#if os(Linux)
  import CJemalloc
#endif

/// Memory that the program has let go of, and that its allocator keeps for the next who asks: on Linux jemalloc(3), linked
/// in the place of glibc's malloc, whose arenas grow by a system call every few pages that all threads wait for (measured,
/// two cores: reading takes 7 % less time).
enum FreedMemory {
  /// Gives the system back what reading the captures no longer needs, before more is asked for.
  static func giveBack() {
    #if os(Linux)
      // "All arenas" has a number of its own (MALLCTL_ARENAS_ALL, a macro that Swift can't read).
      _ = mallctl("arena.4096.purge", nil, nil, nil, 0)
    #endif
  }
}
