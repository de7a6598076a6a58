/* Writing entropy-coded data, with a zero byte stuffed behind each 0xFF (F.1.2.3). */
#ifndef SJ_STUFFING_H
#define SJ_STUFFING_H

#include "bits.h"
#include "stampgui_jpeg.h"

/* Into a buffer of fixed size. */
typedef struct {
    uint8_t *out;
    size_t size, capacity;
    uint64_t pending; /* bits that do not fill a byte yet, in the lowest places */
    int count;        /* of them, below 8 between calls */
    bool full;
} stuffing_writer;

/* Write the pending bits' first byte, which there must be. */
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

/* `bits` is at most 56. */
static inline void put(stuffing_writer *w, uint64_t value, int bits)
{
    w->pending = w->pending << bits | value;
    w->count += bits;
    if (w->count >= 56 && w->capacity - w->size >= 8) {
        uint64_t word = w->pending << (64 - w->count);
        if (!has_ff(word & ~(uint64_t)0xFF)) {
            for (int i = 0; i < 7; i++)
                w->out[w->size + (size_t)i] = (uint8_t)(word >> (56 - 8 * i));
            w->size += 7;
            w->count -= 56;
        }
    }
    while (w->count >= 8)
        put_byte(w);
    w->pending &= 0xFF;
}

#endif
