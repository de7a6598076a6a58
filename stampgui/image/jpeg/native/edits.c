/* Collecting edits of bits, and copying entropy-coded data with some of its bits replaced. */
#include "edits.h"
#include "stuffing.h"

sj_status append_edit(sj_edits *edits, size_t *capacity, sj_edit edit)
{
    if (edits->count == *capacity) {
        size_t larger = *capacity ? 2 * *capacity : 64;
        sj_edit *moved = realloc(edits->edit, larger * sizeof *moved);
        if (!moved)
            return SJ_MEMORY;
        edits->edit = moved;
        *capacity = larger;
    }
    edits->edit[edits->count++] = edit;
    return SJ_OK;
}

static uint64_t put_position(stuffing_writer *w)
{
    settle(w);
    return (uint64_t)w->size * 8 + (uint64_t)w->count;
}

/* A part of one byte of the source. */
typedef struct {
    uint32_t value;
    int bits;
} piece;

/* The bits from `*position` to `to`, or to the end of their byte; advances the position past them. No bits mean a
 * marker or the end of the data. */
static piece next_piece(const uint8_t *data, size_t size, uint64_t *position, uint64_t to)
{
    piece none = {0, 0};
    size_t at = (size_t)(*position / 8);
    int from = (int)(*position % 8), until = to / 8 == at ? (int)(to % 8) : 8;
    if (at >= size || until <= from || (data[at] == 0xFF && (at + 1 >= size || data[at + 1] != 0)))
        return none;
    piece p = {((uint32_t)data[at] >> (8 - until)) & ((1u << (until - from)) - 1), until - from};
    *position += (uint64_t)p.bits;
    if (until == 8 && data[at] == 0xFF)
        *position += 8;
    return p;
}

static sj_status copy_shifted(stuffing_writer *w, const uint8_t *data, size_t size, uint64_t from, uint64_t to)
{
    if (to / 8 - from / 8 > 32) {
        bit_reader r = reader_from(data, from, data + to / 8);
        const uint8_t *safe = data + to / 8 - 16;
        while (r.next < safe && !w->full && !r.invented) {
            r = refilled(r);
            put(w, r.window >> 32, 32);
            put(w, r.window >> 8 & 0xFFFFFF, 24);
            r = consumed(r, 56);
        }
        if (read_too_far(&r))
            return SJ_CALL; /* a marker lies between */
        from = reader_position(&r, data);
    }
    while (from < to && !w->full) {
        piece p = next_piece(data, size, &from, to);
        if (!p.bits)
            return SJ_CALL;
        put(w, p.value, p.bits);
    }
    return from == to || w->full ? SJ_OK : SJ_CALL;
}

/* Copy the source's bits [from, to). Whole bytes that stay aligned are copied as they are, including markers. */
static sj_status copy_range(stuffing_writer *w, const uint8_t *data, size_t size, uint64_t from, uint64_t to)
{
    if (from == to)
        return SJ_OK;
    settle(w);
    if (from % 8 != (uint64_t)w->count)
        return copy_shifted(w, data, size, from, to);
    while (from % 8 && from < to) {
        piece p = next_piece(data, size, &from, to);
        if (!p.bits)
            return SJ_CALL;
        put(w, p.value, p.bits);
    }
    settle(w);
    if (from >= to)
        return from == to ? SJ_OK : SJ_CALL;
    size_t bytes = (size_t)(to / 8 - from / 8);
    if (bytes > w->capacity - w->size) {
        w->full = true;
        return SJ_OK;
    }
    memcpy(w->out + w->size, data + from / 8, bytes);
    w->size += bytes;
    from = to - to % 8;
    return to % 8 ? copy_shifted(w, data, size, from, to) : SJ_OK;
}

static void put_new(stuffing_writer *w, const uint8_t *bits, uint64_t from, uint64_t count)
{
    for (uint64_t end = from + count; from < end && !w->full;) {
        const uint8_t *at = bits + from / 8;
        int offset = (int)(from % 8), width = 8 - offset;
        if (!offset && end - from >= 32) {
            put(w, (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | (uint32_t)at[3], 32);
            from += 32;
            continue;
        }
        if ((uint64_t)width > end - from)
            width = (int)(end - from);
        put(w, ((uint32_t)*at >> (8 - offset - width)) & ((1u << width) - 1), width);
        from += (uint64_t)width;
    }
}

/* Append the source's bits [from, to) to `bits`: of a long range 56 at a time until shortly before its end, as a reader
 * and `bits` both need room for whole words, and the rest byte by byte. */
static sj_status keep_old(const uint8_t *data, size_t size, const sj_edit *edit, uint8_t *bits, size_t capacity,
                          uint64_t *count)
{
    uint64_t from = edit->from;
    if (edit->to / 8 - from / 8 > 32) {
        bit_reader r = reader_from(data, from, data + edit->to / 8);
        const uint8_t *safe = data + edit->to / 8 - 16;
        while (r.next < safe && !r.invented && *count / 8 + 8 <= capacity) {
            uint8_t *at = bits + *count / 8;
            int used = (int)(*count % 8);
            r = refilled(r);
            store_big_endian(at, (used ? (uint64_t)*at << 56 : 0) | r.window >> 8 << 8 >> used);
            r = consumed(r, 56);
            *count += 56;
        }
        if (read_too_far(&r))
            return SJ_CALL; /* a marker lies between */
        from = reader_position(&r, data);
    }
    while (from < edit->to) {
        piece p = next_piece(data, size, &from, edit->to);
        if (!p.bits || from > edit->to)
            return SJ_CALL;
        if ((*count + (uint64_t)p.bits + 7) / 8 > capacity)
            return SJ_CAPACITY;
        size_t at = (size_t)(*count / 8);
        int used = (int)(*count % 8);
        uint32_t both = p.value << (16 - used - p.bits); /* aligned to two bytes */
        bits[at] = (uint8_t)((used ? bits[at] : 0) | both >> 8);
        if (used + p.bits > 8)
            bits[at + 1] = (uint8_t)both;
        *count += (uint64_t)p.bits;
    }
    return SJ_OK;
}

static sj_status check_edits(const sj_edit *edits, size_t count, size_t size, uint64_t bit_count)
{
    uint64_t last = 0, bits = 0;
    for (size_t i = 0; i < count; i++) {
        if (edits[i].from < last || edits[i].to < edits[i].from || edits[i].to > (uint64_t)size * 8)
            return SJ_CALL;
        if (edits[i].bits > bit_count - bits)
            return SJ_CALL;
        last = edits[i].to;
        bits += edits[i].bits;
    }
    return bits == bit_count ? SJ_OK : SJ_CALL;
}

int sj_apply(const uint8_t *data, size_t size, const sj_edit *edits, size_t count, const uint8_t *bits,
             uint64_t bit_count, uint8_t *out, size_t capacity, size_t *written, sj_edit *inverse,
             uint8_t *inverse_bits, size_t inverse_capacity)
{
    stuffing_writer w = {out, 0, capacity, 0, 0, false};
    uint64_t position = 0, used = 0, kept = 0;
    sj_status status = check_edits(edits, count, size, bit_count);
    for (size_t i = 0; i < count && !status; i++) {
        const sj_edit *edit = &edits[i];
        status = copy_range(&w, data, size, position, edit->from);
        uint64_t begin = put_position(&w), before = kept;
        if (!status)
            put_new(&w, bits, used, edit->bits);
        if (!status && inverse_bits)
            status = keep_old(data, size, edit, inverse_bits, inverse_capacity, &kept);
        if (!status && inverse) {
            sj_edit back = {begin, put_position(&w), kept - before};
            inverse[i] = back;
        }
        used += edit->bits;
        position = edit->to;
    }
    if (!status)
        status = copy_range(&w, data, size, position, (uint64_t)size * 8);
    settle(&w);
    if (!status && w.full)
        status = SJ_CAPACITY;
    if (!status && w.count)
        status = SJ_CALL; /* the result does not end with a whole byte */
    *written = w.size;
    return status;
}
