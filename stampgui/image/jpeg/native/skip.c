/* Passing over MCUs, several symbols with each look into a table.
 *
 * What takes the time is that each look waits for the one before. So the window is refilled between an index and the
 * look: the index is there by then, and nothing waits for the new bits.
 */
#include "skip.h"

/* Entries of the tables: in the lowest six bits the number of bits to skip; in the next ten the number of coefficients in
 * them, which is added to the index of the next coefficient; above, in `first`, the difference of DC. */
#define BITS 63u
#define COEFFICIENT (1u << 8)
#define LACKING (64 * COEFFICIENT) /* the entry holds nothing, or an index of 64 is reached: decode a single symbol */
#define ENDED (128 * COEFFICIENT)  /* the last symbol ends the block */
#define DIFFERENCE_AT 16
#define MOST_BITS 18 /* to skip at once: after two entries a refilled window still has the bits of an index */

/* The next bits that a table knows, in its index: `index` has `size` bits, of which the first `used` are skipped. */
static uint32_t look(const huffman_decoder *decoder, uint32_t index, uint32_t size, uint32_t used)
{
    uint32_t entry = decoder->look[(uint32_t)(index << (LOOK_BITS - size) << used) & (LOOK_SIZE - 1)];
    return used + (entry >> 8) <= size ? entry : 0;
}

/* Add the AC symbols that follow, up to the end of the block. */
static uint32_t with_symbols(const huffman_decoder *ac, uint32_t index, uint32_t size, uint32_t entry)
{
    for (;;) {
        uint32_t used = entry & BITS, next = used < size ? look(ac, index, size, used) : 0;
        uint32_t length = next >> 8, run = next >> 4 & 15, value_bits = next & 15;
        if (next && !run && !value_bits)
            return entry + length + ENDED;
        uint32_t added = length + value_bits + (run + 1) * COEFFICIENT;
        bool known = next && (value_bits || run == 15);
        if (!known || used + length + value_bits > MOST_BITS || ((entry + added) & LACKING))
            return entry;
        entry += added;
    }
}

static uint32_t rest_entry(const huffman_decoder *ac, uint32_t index)
{
    uint32_t entry = with_symbols(ac, index, REST_BITS, 0);
    return entry ? entry : LACKING;
}

static uint32_t first_entry(const huffman_decoder *dc, const huffman_decoder *ac, uint32_t index)
{
    uint32_t symbol = look(dc, index, FIRST_BITS, 0), length = symbol >> 8, size = symbol & 0xFF;
    if (!symbol || size > 15 || length + size > FIRST_BITS)
        return LACKING;
    int32_t difference = extended((uint64_t)index << (64 - FIRST_BITS) << length, (int)size);
    return (uint32_t)difference << DIFFERENCE_AT | with_symbols(ac, index, FIRST_BITS, COEFFICIENT + length + size);
}

void skipper_measure(const scan_layout *layout, huffman_decoder *const dc[SJ_TABLES],
                     huffman_decoder *const ac[SJ_TABLES], skipper *s)
{
    s->blocks = layout->blocks;
    for (uint32_t b = 0; b < layout->blocks; b++) {
        const mcu_block *of = &layout->block[b];
        skip_block block = {NULL, NULL, dc[of->dc], ac[of->ac], of->component};
        for (uint32_t i = 0; i < b; i++) {
            const skip_block *other = &s->block[i];
            if (other->ac == block.ac)
                block.rest = other->rest;
            if (other->ac == block.ac && other->dc == block.dc)
                block.first = other->first;
        }
        if (!block.rest) {
            for (uint32_t i = 0; i < 1 << REST_BITS; i++)
                s->rest[of->ac][i] = (uint16_t)rest_entry(block.ac, i);
            block.rest = s->rest[of->ac];
        }
        if (!block.first) {
            for (uint32_t i = 0; i < 1 << FIRST_BITS; i++)
                s->first[of->component][i] = first_entry(block.dc, block.ac, i);
            block.first = s->first[of->component];
        }
        s->block[b] = block;
    }
}

/* Skip a single symbol of DC. False if there is none. */
static SJ_SELDOM bool skip_dc(bit_reader *reader, const huffman_decoder *dc, int32_t *difference)
{
    int size = decoded_symbol(reader, dc);
    if (size < 0 || size > 15)
        return false;
    *difference = decoded_value(reader, size);
    *reader = refilled(*reader);
    return true;
}

/* Skip a single symbol of AC. Returns the next index, 64 at the block's end, or -1. */
static SJ_SELDOM int skip_ac(bit_reader *reader, const huffman_decoder *ac, int k)
{
    bit_reader r = refilled(*reader);
    int symbol = decoded_symbol(&r, ac);
    if (symbol < 0)
        return -1;
    int run = symbol >> 4, size = symbol & 15;
    *reader = refilled(consumed(r, size));
    if (!size && run == 0)
        return 64;
    if (!size && run != 15)
        return -1;
    return k + run < 64 ? k + run + 1 : -1;
}

/* Skip a block of which DC and maybe more is skipped, as `state` says: an entry of `first`, but for its difference, whose
 * bits the window no longer has, but the reader still counts. False if it is corrupt. */
static inline bool skip_rest(bit_reader *reader, const skip_block *block, uint32_t state)
{
    bit_reader r = *reader;
    const uint16_t *rest = block->rest;
    for (;;) {
        uint32_t entry = rest[r.window >> (64 - REST_BITS)], next = state + entry;
        if (!(next & (ENDED | LACKING))) {
            r.window <<= entry & BITS;
            r.count -= (int)(next & BITS);
            state = next & ~BITS;
            uint32_t index = (uint32_t)(r.window >> (64 - REST_BITS));
            r = refilled(r);
            entry = rest[index];
            next = state + entry;
            if (!(next & (ENDED | LACKING))) {
                r.window <<= entry & BITS;
                state = next;
                continue;
            }
        }
        if (SJ_LIKELY(!(next & LACKING))) {
            r.window <<= entry & BITS;
            r.count -= (int)(next & BITS);
            *reader = r;
            return true;
        }
        r.count -= (int)(state & BITS);
        bit_reader slow = r;
        int k = skip_ac(&slow, block->ac, (int)(state / COEFFICIENT));
        r = slow;
        if (k < 0)
            return false;
        if (k == 64) {
            *reader = r;
            return true;
        }
        state = (uint32_t)k * COEFFICIENT;
    }
}

sj_status skip_mcus(const skipper *s, uint32_t count, bit_reader *reader, int32_t predictor[SJ_COMPONENTS])
{
    bit_reader r = refilled(*reader); /* a copy of its own, which the compiler keeps in registers */
    for (; count; count--) {
        for (uint32_t b = 0; b < s->blocks; b++) {
            const skip_block *block = &s->block[b];
            uint32_t index = (uint32_t)(r.window >> (64 - FIRST_BITS));
            r = refilled(r);
            uint32_t entry = block->first[index];
            int32_t difference = (int32_t)entry >> DIFFERENCE_AT;
            if (SJ_LIKELY(!(entry & LACKING))) {
                r.window <<= entry & BITS;
                entry &= (1u << DIFFERENCE_AT) - 1;
            } else {
                bit_reader slow = r;
                if (!skip_dc(&slow, block->dc, &difference))
                    return SJ_CORRUPT;
                r = slow;
                entry = COEFFICIENT;
            }
            int32_t *value = &predictor[block->component];
            *value += difference;
            if (SJ_UNLIKELY(*value > LARGEST_DC || *value < -LARGEST_DC))
                return SJ_CORRUPT;
            if (entry & ENDED)
                r.count -= (int)(entry & BITS);
            else if (SJ_UNLIKELY(!skip_rest(&r, block, entry)))
                return SJ_CORRUPT;
        }
        if (SJ_UNLIKELY(read_too_far(&r)))
            return SJ_TRUNCATED;
    }
    *reader = r;
    return SJ_OK;
}
