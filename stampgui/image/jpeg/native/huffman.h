/* Huffman tables for reading, skipping and writing (annexes C and F). */
#ifndef SJ_HUFFMAN_H
#define SJ_HUFFMAN_H

#include "bits.h"
#include "stampgui_jpeg.h"

#define LOOK_BITS 12
#define LOOK_SIZE (1 << LOOK_BITS)
#define LONG_CODE 12 /* bits of a code that is seldom written, if the table suits its data */

typedef struct {
    uint16_t look[LOOK_SIZE]; /* by the next bits: code length << 8 | symbol; 0 for longer codes */
    int32_t last[18];         /* the largest code of each length, or -1; [17] ends every search */
    int32_t offset[17];       /* into `symbols`, to be added to a code of that length */
    uint8_t symbols[256];
} huffman_decoder;

typedef struct {
    uint16_t code[256];
    uint8_t length[256]; /* 0 for a symbol that has no code */
    uint32_t next;       /* the first free code of 16 bits */
    int symbols;
} huffman_encoder;

sj_status huffman_decoder_of(const sj_huffman *table, huffman_decoder *decoder);
sj_status huffman_encoder_of(const sj_huffman *table, huffman_encoder *encoder);

/* Give `symbol` a code of 16 bits after all others, whose codes stay as they are. */
sj_status huffman_append(sj_huffman *table, huffman_encoder *encoder, uint8_t symbol);

/* Give `symbol` a code in a table without room: a rare symbol's, which has at least `LONG_CODE` bits, becomes one bit longer.
 * All other codes stay as they are; `moved` becomes that symbol. The encoder is that of the new table. */
sj_status huffman_make_room(sj_huffman *table, huffman_encoder *encoder, uint8_t symbol, uint8_t *moved);

/* The optimal table for these counts (K.2); symbols that do not occur get no code. */
void huffman_best(const uint32_t counts[256], sj_huffman *table);

/* The next symbol, or -1. The window must hold at least 16 bits. */
static inline int decoded_symbol(bit_reader *r, const huffman_decoder *d)
{
    uint32_t entry = d->look[r->window >> (64 - LOOK_BITS)];
    if (SJ_LIKELY(entry)) {
        *r = consumed(*r, (int)(entry >> 8));
        return (int)(entry & 0xFF);
    }
    for (int length = LOOK_BITS + 1; length <= 16; length++) {
        int32_t code = (int32_t)(r->window >> (64 - length));
        if (code <= d->last[length]) {
            int32_t at = code + d->offset[length];
            if (at < 0 || at > 255)
                return -1;
            *r = consumed(*r, length);
            return d->symbols[at];
        }
    }
    return -1;
}

/* The value of `size` (0 to 15) additional bits (F.2.2.1, EXTEND). */
static inline int32_t extended(uint64_t window, int size)
{
    /* without branches, as nobody can predict the sign: the first bit is 0 in a negative value */
    uint32_t value = (uint32_t)(window >> 1 >> (63 - size)), negative = (uint32_t)(window >> 63) - 1;
    return (int32_t)(value - (negative & ((1u << size) - 1)));
}

static inline int32_t decoded_value(bit_reader *r, int size)
{
    int32_t value = extended(r->window, size);
    *r = consumed(*r, size);
    return value;
}

/* How many bits a value's magnitude has. */
static inline int magnitude_bits(int32_t value)
{
    uint32_t magnitude = (uint32_t)(value < 0 ? -value : value);
#if defined(__GNUC__) || defined(__clang__)
    return magnitude ? 32 - __builtin_clz(magnitude) : 0;
#else
    int bits = 0;
    while (magnitude) {
        bits++;
        magnitude >>= 1;
    }
    return bits;
#endif
}

#endif
