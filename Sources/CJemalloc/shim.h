#pragma once

/* The allocator in the place of glibc's (jemalloc(3)). */
#include <jemalloc/jemalloc.h>
