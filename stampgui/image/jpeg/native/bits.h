/* Reading and writing entropy-coded data bit by bit (F.2.2.5, B.1.1.5). */
#ifndef SJ_BITS_H
#define SJ_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__) || defined(__clang__)
#define SJ_LIKELY(x) __builtin_expect(!!(x), 1)
#define SJ_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define SJ_SELDOM __attribute__((noinline))
#else
#define SJ_LIKELY(x) (x)
#define SJ_UNLIKELY(x) (x)
#define SJ_SELDOM
#endif

/* The index of the lowest bit that is set; there has to be one. */
static inline int lowest_bit(uint64_t bits)
{
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_ctzll(bits);
#else
    int at = 0;
    for (; !(bits & 1); bits >>= 1)
        at++;
    return at;
#endif
}

/* Bits are taken from the top of `window`, which holds `count` of them. After the end of the data, or at a marker,
 * zeros are supplied, which `invented` counts: a caller that consumed one of them has read too far. The bits of
 * `window` below those `count` are the next ones in the data, or zero. */
typedef struct {
    int invented; /* not beside `count`: compilers would keep both in one register, where each costs time */
    const uint8_t *start, *next, *end;
    const uint8_t *plain; /* if it is behind `next`: no byte before it is 0xFF */
    uint64_t window;
    int count;
} bit_reader;

static inline bit_reader reader_at(const uint8_t *data, const uint8_t *end)
{
    bit_reader r = {0, data, data, end, data, 0, 0};
    return r;
}

static inline uint64_t load_big_endian(const uint8_t *p)
{
    return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32 |
           (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 | (uint64_t)p[6] << 8 | (uint64_t)p[7];
}

static inline void store_big_endian(uint8_t *p, uint64_t word)
{
    for (int i = 0; i < 8; i++)
        p[i] = (uint8_t)(word >> (56 - 8 * i));
}

static inline uint64_t load_little_endian(const uint8_t *p)
{
    return (uint64_t)p[7] << 56 | (uint64_t)p[6] << 48 | (uint64_t)p[5] << 40 | (uint64_t)p[4] << 32 |
           (uint64_t)p[3] << 24 | (uint64_t)p[2] << 16 | (uint64_t)p[1] << 8 | (uint64_t)p[0];
}

static inline bool has_ff(uint64_t word)
{
    return ((~word - 0x0101010101010101u) & word & 0x8080808080808080u) != 0;
}

static inline bit_reader refilled_bytewise(bit_reader r)
{
    while (r.count < 56) {
        uint64_t byte = 0;
        if (r.next < r.end && *r.next == 0xFF && (r.end - r.next < 2 || r.next[1] != 0))
            r.end = r.next; /* a marker */
        if (r.next < r.end) {
            byte = *r.next;
            r.next += byte == 0xFF ? 2 : 1;
        } else if (r.invented < 1 << 20) {
            r.invented += 8;
        }
        r.window |= byte << (56 - r.count);
        r.count += 8;
    }
    return r;
}

/* Refill where the next bytes may hold a 0xFF, or the data end. */
static SJ_SELDOM bit_reader refilled_with_care(bit_reader r)
{
    ptrdiff_t before = r.plain - r.next; /* bytes in front of a 0xFF, if there is one */
    if (before >= 0 && r.end - r.next > 8 && r.plain[0] == 0xFF && r.plain[1] == 0) {
        /* eight bytes without the stuffed one */
        uint64_t behind = UINT64_MAX >> 8 >> 8 * before, rest = load_big_endian(r.next + 1) & behind;
        if (!has_ff(rest)) {
            int bytes = (63 - r.count) >> 3;
            r.window |= ((load_big_endian(r.next) & ~behind) | rest) >> r.count;
            r.next += bytes + (bytes > before);
            r.count |= 56;
        }
    }
    r = refilled_bytewise(r);
    if (r.next >= r.plain) {
        const uint8_t *found = r.next < r.end ? memchr(r.next, 0xFF, (size_t)(r.end - r.next)) : NULL;
        r.plain = found ? found : r.end;
    }
    return r;
}

/* Afterwards there are 56 to 63 bits in the window. */
static inline bit_reader refilled(bit_reader r)
{
    if (SJ_LIKELY(r.plain - r.next >= 8)) {
        r.window |= load_big_endian(r.next) >> r.count;
        r.next += (63 - r.count) >> 3;
        r.count |= 56;
        return r;
    }
    /* field by field, so that compilers keep `r` in registers: only `slow` has an address */
    bit_reader slow = {r.invented, r.start, r.next, r.end, r.plain, r.window, r.count};
    slow = refilled_with_care(slow);
    r.next = slow.next;
    r.end = slow.end;
    r.plain = slow.plain;
    r.window = slow.window;
    r.count = slow.count;
    r.invented = slow.invented;
    return r;
}

static inline bit_reader consumed(bit_reader r, int bits)
{
    r.window <<= bits;
    r.count -= bits;
    return r;
}

static inline bool read_too_far(const bit_reader *r)
{
    return r->count < r->invented;
}

/* The position of the next bit, as in sj_edit. Not valid for a reader that has read too far. */
static inline uint64_t reader_position(const bit_reader *r, const uint8_t *data)
{
    int ahead = r->count - r->invented;
    const uint8_t *p = r->next;
    for (int back = (ahead + 7) / 8; back > 0 && p > r->start; back--) {
        p--;
        if (*p == 0 && p > r->start && p[-1] == 0xFF)
            p--;
    }
    return (uint64_t)(p - data) * 8 + (uint64_t)((8 - ahead % 8) % 8);
}

/* A reader that begins at a position within [start, end). */
static inline bit_reader reader_from(const uint8_t *data, uint64_t position, const uint8_t *end)
{
    bit_reader r = refilled(reader_at(data + position / 8, end));
    return consumed(r, (int)(position % 8));
}

/* The first marker at or after `from`, without fill bytes before its 0xFF, or `end`. */
static inline const uint8_t *next_marker(const uint8_t *from, const uint8_t *end)
{
    while (from < end && (from = memchr(from, 0xFF, (size_t)(end - from)))) {
        const uint8_t *fill = from;
        while (fill + 1 < end && fill[1] == 0xFF)
            fill++;
        if (fill + 1 < end && fill[1] != 0)
            return fill;
        from = fill + 1;
    }
    return end;
}

/* Bits one after another, without stuffing, in memory that grows. */
typedef struct {
    uint8_t *data;
    size_t size, capacity;
    uint64_t window; /* the bits that are not yet in `data`, in its lowest positions */
    int count;       /* how many those are, below 8 between calls */
    bool failed;     /* out of memory */
} bit_writer;

static SJ_SELDOM bool writer_grow(bit_writer *w)
{
    size_t capacity = w->capacity ? 2 * w->capacity : 4096;
    uint8_t *data = realloc(w->data, capacity);
    if (!data) {
        w->failed = true;
        return false;
    }
    w->data = data;
    w->capacity = capacity;
    return true;
}

/* `bits` is at most 32. */
static inline void write_bits(bit_writer *w, uint32_t value, int bits)
{
    w->window = w->window << bits | value;
    w->count += bits;
    if (w->size + 8 > w->capacity && !writer_grow(w)) {
        w->count = 0;
        return;
    }
    /* all eight bytes of the window, of which the whole ones among its bits stay */
    store_big_endian(w->data + w->size, w->window << (63 - w->count) << 1);
    w->size += (size_t)w->count / 8;
    w->count %= 8;
}

static inline uint64_t written_bits(const bit_writer *w)
{
    return (uint64_t)w->size * 8 + (uint64_t)w->count;
}

#endif
