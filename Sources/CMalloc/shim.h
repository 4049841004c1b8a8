#pragma once

/* What Swift's own modules leave out of the C library: mallopt(3), malloc_trim(3). */
#include <malloc.h>
