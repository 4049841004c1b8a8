#include "CJemalloc.h"

#ifdef __linux__
/*
 * What jemalloc asks for as it starts (jemalloc(3), "TUNING"). Its own choice, eight arenas on two cores that keep what is freed
 * for ten seconds, holds 30 MB more over a capture of 1 GB, and takes as long; an arena that is no thread's any more keeps what
 * it has, so that with two the most that is held varied by 20 MB.
 */
const char *malloc_conf = "narenas:1,dirty_decay_ms:300,tcache_max:8192";
#endif
