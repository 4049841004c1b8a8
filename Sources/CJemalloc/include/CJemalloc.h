#pragma once

/* The allocator in the place of glibc's (jemalloc(3)). */
#ifdef __linux__
#include <jemalloc/jemalloc.h>
#endif
