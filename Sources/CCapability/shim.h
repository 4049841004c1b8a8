#pragma once

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Linux only. The C library has no header for capset(2), and Swift can't call what takes any number of arguments. */

/// Whether this thread's capabilities outlast its becoming another user (prctl(2), PR_SET_KEEPCAPS).
static inline int capability_keep(int keep) {
  return prctl(PR_SET_KEEPCAPS, (unsigned long)keep, 0ul, 0ul, 0ul);
}

/// Leaves this thread the capabilities of the mask, of 0 to 31, and no other; those in use at once (capset(2)).
static inline int capability_restrict(unsigned int mask) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{mask, mask, 0}, {0, 0, 0}};
  return (int)syscall(SYS_capset, &header, data);
}
