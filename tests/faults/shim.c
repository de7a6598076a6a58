/* Makes the C library fail as disks, drives and a lack of memory do, for all processes of a batch together.
 *
 * Loaded before the C library (LD_PRELOAD, Linux). All of it is told by the environment:
 *   FAULT_FOLDER    operations on files below it count
 *   FAULT_COUNTER   a file of 16 bytes that the processes share: the file operations and the allocations so far
 *   FAULT_AT        which file operation fails, from 1 on; none does for 0
 *   FAULT_ERRNO     how it fails
 *   FAULT_STAYS     1: all later operations that need room fail, too, and the first of them writes half, as a full disk
 *   FAULT_MOVED     a folder that is renamed to FAULT_AWAY just before that operation, which is done then as it can be
 *   FAULT_CARD      1: the drive is a memory card: it has no links, no other renaming than the oldest, no owners' times
 *   FAULT_CORE      part of the name of a library; FAULT_ALLOCATION is which of its allocations fails, from 1 on */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPERATIONS, ALLOCATIONS };
enum what { READS, WRITES };

static int is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value == '1';
}

static uint64_t *counters(void) {
    static uint64_t *shared;
    const char *name = getenv("FAULT_COUNTER");
    if (shared || !name) return shared;
    int (*plain_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int file = plain_open(name, O_RDWR | O_CLOEXEC);
    if (file < 0) return NULL;
    void *place = mmap(NULL, 2 * sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    return shared = place == MAP_FAILED ? NULL : place;
}

/* Whether the operation is to find a folder gone, instead of failing. */
static int moves_folder(void) {
    const char *from = getenv("FAULT_MOVED"), *to = getenv("FAULT_AWAY");
    if (!from || !to) return 0;
    int (*plain_rename)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    int code = errno;
    plain_rename(from, to); /* it may not be made yet */
    errno = code;
    return 1;
}

/* How many operations after the one that fails this one is, 0 for that one itself; -1 if all is well. */
static int64_t count(const char *path) {
    const char *folder = getenv("FAULT_FOLDER"), *at = getenv("FAULT_AT");
    uint64_t *shared = counters();
    if (!folder || !at || !shared || !path || strncmp(path, folder, strlen(folder))) return -1;
    uint64_t number = __atomic_add_fetch(&shared[OPERATIONS], 1, __ATOMIC_SEQ_CST), first = strtoull(at, NULL, 10);
    if (!first || number < first || (number == first && moves_folder())) return -1;
    return getenv("FAULT_MOVED") ? -1 : (int64_t)(number - first);
}

static int fails(const char *path, enum what what) {
    int64_t since = count(path);
    if (since < 0 || (is_set("FAULT_STAYS") ? what == READS : since > 0)) return 0;
    const char *code = getenv("FAULT_ERRNO");
    errno = code ? atoi(code) : EIO;
    return 1;
}

static const char *name_of(int file, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return NULL;
    path[length] = 0;
    return path;
}

static int fails_open_file(int file, enum what what) {
    char path[PATH_MAX];
    return fails(name_of(file, path), what);
}

static int is_on_card(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    return is_set("FAULT_CARD") && folder && path && !strncmp(path, folder, strlen(folder));
}

static int refuse(int code) {
    errno = code;
    return -1;
}

#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)

#define OPEN(name)                                                                                  \
    int name(const char *path, int flags, ...) {                                                    \
        NEXT(name);                                                                                 \
        va_list rest;                                                                               \
        va_start(rest, flags);                                                                      \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                   \
        va_end(rest);                                                                               \
        return fails(path, flags & O_CREAT ? WRITES : READS) ? -1 : next(path, flags, mode);        \
    }
OPEN(open)
OPEN(open64)

ssize_t read(int file, void *data, size_t size) {
    NEXT(read);
    return fails_open_file(file, READS) ? -1 : next(file, data, size);
}

ssize_t write(int file, const void *data, size_t size) {
    NEXT(write);
    char path[PATH_MAX];
    if (!fails_open_file(file, WRITES)) return next(file, data, size);
    if (!is_set("FAULT_STAYS") || size < 2) return -1;
    /* what the disk still had room for; the same call that goes on from there finds it full */
    struct stat found;
    int code = errno;
    if (fstat(file, &found) || found.st_size || !name_of(file, path)) return refuse(code);
    return next(file, data, size / 2);
}

int fsync(int file) { NEXT(fsync); return fails_open_file(file, WRITES) ? -1 : next(file); }
int rename(const char *from, const char *to) { NEXT(rename); return fails(to, READS) ? -1 : next(from, to); }
int unlink(const char *path) { NEXT(unlink); return fails(path, READS) ? -1 : next(path); }
int mkdir(const char *path, mode_t mode) { NEXT(mkdir); return fails(path, WRITES) ? -1 : next(path, mode); }
int rmdir(const char *path) { NEXT(rmdir); return fails(path, READS) ? -1 : next(path); }
DIR *opendir(const char *path) { NEXT(opendir); return fails(path, READS) ? NULL : next(path); }

ssize_t readlink(const char *path, char *found, size_t size) {
    NEXT(readlink);
    return fails(path, READS) ? -1 : next(path, found, size);
}

int ftruncate64(int file, off64_t size) {
    NEXT(ftruncate64);
    return fails_open_file(file, WRITES) ? -1 : next(file, size);
}

/* Programs call one or the other of each pair, by how they were compiled. */
#define STAT(name, kind)                              \
    int name(const char *path, struct kind *found) {  \
        NEXT(name);                                   \
        return fails(path, READS) ? -1 : next(path, found); \
    }
STAT(stat, stat)
STAT(lstat, stat)
STAT(stat64, stat64)
STAT(lstat64, stat64)
int fstat64(int file, struct stat64 *found) { NEXT(fstat64); return fails_open_file(file, READS) ? -1 : next(file, found); }

int link(const char *from, const char *to) {
    NEXT(link);
    if (is_on_card(to)) return refuse(EPERM);
    return fails(to, WRITES) ? -1 : next(from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    NEXT(renameat2);
    if (is_on_card(to)) return refuse(EINVAL);
    return fails(to, READS) ? -1 : next(from_folder, from, to_folder, to, flags);
}

int utimensat(int folder, const char *path, const struct timespec times[2], int flags) {
    NEXT(utimensat);
    if (is_on_card(path)) return refuse(EPERM);
    return fails(path, READS) ? -1 : next(folder, path, times, flags);
}

/* The core's allocations: those that return into its code. */

static uintptr_t core_begin, core_end;

static int find_core(struct dl_phdr_info *info, size_t size, void *wanted) {
    (void)size;
    if (!info->dlpi_name || !strstr(info->dlpi_name, wanted)) return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X)) continue;
        core_begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        core_end = core_begin + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

void *dlopen(const char *name, int flags) {
    NEXT(dlopen);
    void *library = next(name, flags);
    char *core = getenv("FAULT_CORE");
    if (library && core && name && strstr(name, core)) dl_iterate_phdr(find_core, core);
    return library;
}

static int lacks_memory(const void *caller) {
    uintptr_t place = (uintptr_t)caller;
    if (place < core_begin || place >= core_end) return 0;
    const char *at = getenv("FAULT_ALLOCATION");
    uint64_t *shared = counters();
    if (!at || !shared) return 0;
    return __atomic_add_fetch(&shared[ALLOCATIONS], 1, __ATOMIC_SEQ_CST) == strtoull(at, NULL, 10);
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
#define CALLER __builtin_return_address(0)
void *malloc(size_t size) { return lacks_memory(CALLER) ? NULL : __libc_malloc(size); }
void *calloc(size_t number, size_t size) { return lacks_memory(CALLER) ? NULL : __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { return lacks_memory(CALLER) ? NULL : __libc_realloc(old, size); }
