/* Fails the N-th file operation below a folder, as a disk does, for all processes of a batch together.
 *
 * Loaded before the C library (LD_PRELOAD, Linux). FAULT_FOLDER: operations on files below it count. FAULT_COUNTER: a
 * file of 8 bytes that the processes share, the number of operations so far. FAULT_AT: which one fails, from 1 on; none
 * does for 0. FAULT_ERRNO: how. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint64_t *counter(void) {
    static uint64_t *shared;
    const char *name = getenv("FAULT_COUNTER");
    if (shared || !name) return shared;
    int (*plain_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int file = plain_open(name, O_RDWR | O_CLOEXEC);
    if (file < 0) return NULL;
    void *place = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    return shared = place == MAP_FAILED ? NULL : place;
}

static int fails(const char *path) {
    const char *folder = getenv("FAULT_FOLDER"), *at = getenv("FAULT_AT"), *code = getenv("FAULT_ERRNO");
    uint64_t *count = counter();
    if (!folder || !at || !code || !count || !path || strncmp(path, folder, strlen(folder))) return 0;
    if (__atomic_add_fetch(count, 1, __ATOMIC_SEQ_CST) != strtoull(at, NULL, 10)) return 0;
    errno = atoi(code);
    return 1;
}

static int fails_open_file(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                                                  \
    int name(const char *path, int flags, ...) {                                                    \
        NEXT(name);                                                                                 \
        va_list rest;                                                                               \
        va_start(rest, flags);                                                                      \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                   \
        va_end(rest);                                                                               \
        return fails(path) ? -1 : next(path, flags, mode);                                          \
    }
OPEN(open)
OPEN(open64)

ssize_t read(int file, void *data, size_t size) { NEXT(read); return fails_open_file(file) ? -1 : next(file, data, size); }
ssize_t write(int file, const void *data, size_t size) { NEXT(write); return fails_open_file(file) ? -1 : next(file, data, size); }
int fsync(int file) { NEXT(fsync); return fails_open_file(file) ? -1 : next(file); }
int rename(const char *from, const char *to) { NEXT(rename); return fails(to) ? -1 : next(from, to); }
int link(const char *from, const char *to) { NEXT(link); return fails(to) ? -1 : next(from, to); }
int unlink(const char *path) { NEXT(unlink); return fails(path) ? -1 : next(path); }
int mkdir(const char *path, mode_t mode) { NEXT(mkdir); return fails(path) ? -1 : next(path, mode); }
int stat(const char *path, struct stat *found) { NEXT(stat); return fails(path) ? -1 : next(path, found); }
int lstat(const char *path, struct stat *found) { NEXT(lstat); return fails(path) ? -1 : next(path, found); }
int utimensat(int folder, const char *path, const struct timespec times[2], int flags) {
    NEXT(utimensat);
    return fails(path) ? -1 : next(folder, path, times, flags);
}
