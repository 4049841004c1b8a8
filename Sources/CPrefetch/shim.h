#pragma once

/* Swift has no word for what all processors know: to fetch from memory what will be needed soon. */

/// Asks for the cache line that an address lies in. Nothing is read as far as the program can tell, whatever the address.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }
