#pragma once

/* The allocator in the place of glibc's (jemalloc(3)), as which the program is linked with it. */
#ifdef __linux__
extern const char *malloc_conf;
#endif
