#pragma once

/* Swift has no word for what all processors know: to fetch from memory what will be needed soon. */

/// Asks for the cache line that an address lies in. Nothing is read as far as the program can tell, whatever the address.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }

/// The same for a line that will be written: no other core keeps it. x86-64 always knows the instruction, or passes over it, though
/// compilers leave it out where they are not told of it.
static inline void prefetch_line_to_write(const void *address) {
#ifdef __x86_64__
  __asm__ volatile("prefetchw %0" : : "m"(*(const char *)address));
#else
  __builtin_prefetch(address, 1);
#endif
}
