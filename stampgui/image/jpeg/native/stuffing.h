/* Writing entropy-coded data, with a zero byte stuffed after each 0xFF (F.1.2.3). */
#ifndef SJ_STUFFING_H
#define SJ_STUFFING_H

#include "bits.h"
#include "stampgui_jpeg.h"

/* Into a buffer of fixed size. */
typedef struct {
    uint8_t *out;
    size_t size, capacity;
    uint64_t pending; /* bits that are not written yet, in the lowest positions */
    int count;        /* how many those are, below 32 between calls */
    bool full;
} stuffing_writer;

/* Write the first byte of the pending bits; there must be at least 8. */
static inline void put_byte(stuffing_writer *w)
{
    w->count -= 8;
    uint8_t byte = (uint8_t)(w->pending >> w->count);
    if (w->capacity - w->size < 2) {
        w->full = true;
        return;
    }
    w->out[w->size++] = byte;
    if (byte == 0xFF)
        w->out[w->size++] = 0;
}

/* Write all whole bytes, so that `size` and `count` (below 8) give the position of the next bit. */
static inline void settle(stuffing_writer *w)
{
    while (w->count >= 8)
        put_byte(w);
}

/* `bits` is at most 32. */
static inline void put(stuffing_writer *w, uint64_t value, int bits)
{
    w->pending = w->pending << bits | value;
    w->count += bits;
    if (w->count < 32)
        return;
    uint32_t four = (uint32_t)(w->pending >> (w->count - 32));
    if (SJ_UNLIKELY(has_ff(four) || w->capacity - w->size < 4)) {
        settle(w);
        return;
    }
    for (int i = 0; i < 4; i++)
        w->out[w->size + (size_t)i] = (uint8_t)(four >> (24 - 8 * i));
    w->size += 4;
    w->count -= 32;
}

#endif
