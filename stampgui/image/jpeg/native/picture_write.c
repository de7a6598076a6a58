/* Writing a picture's scan (F.1 for sequential ones, G.1.2 for progressive ones). */
#include "scan_writer.h"

static inline void write_raw(scan_writer *w, uint32_t value, int bits)
{
    value &= (1u << bits) - 1;
    if (w->counting)
        return;
    if (w->editing)
        write_bits(&w->bits, value, bits);
    else
        put(&w->out, value, bits);
}

/* Write a symbol and its additional bits, at most 15. */
static inline void write_symbol(scan_writer *w, symbol_writer *table, int symbol, uint32_t value, int bits)
{
    if (w->counting) {
        table->count[symbol]++;
        return;
    }
    if (SJ_UNLIKELY(!table->code.length[symbol]))
        w->lacking = true;
    uint32_t all = (uint32_t)table->code.code[symbol] << bits | (value & ((1u << bits) - 1));
    if (w->editing)
        write_bits(&w->bits, all, table->code.length[symbol] + bits);
    else
        put(&w->out, all, table->code.length[symbol] + bits);
}

static inline void write_ac_symbol(scan_writer *w, uint32_t table, int symbol, uint32_t value, int bits)
{
    write_symbol(w, &w->ac[table], symbol, value, bits);
}

static void write_corrections(scan_writer *w, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        write_raw(w, w->correction[i], 1);
}

void scan_write_end_run(scan_writer *w)
{
    if (w->end_run) {
        int bits = magnitude_bits((int32_t)w->end_run) - 1;
        write_ac_symbol(w, w->end_run_table, bits << 4, w->end_run, bits);
        w->end_run = 0;
    }
    write_corrections(w, 0, w->corrections);
    w->corrections = 0;
}

static int32_t shifted(int32_t value, int by)
{
    return value < 0 ? -(-value >> by) : value >> by;
}

static void write_dc(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
{
    int32_t value = point_transformed(coefficient[0], w->scan->al);
    if (w->scan->ah) {
        write_raw(w, (uint32_t)value & 1u, 1);
        return;
    }
    int32_t difference = value - w->predictor[block->component];
    w->predictor[block->component] = value;
    int size = magnitude_bits(difference);
    if (size > 15) {
        w->lacking = true; /* no decoder would accept it */
        return;
    }
    write_symbol(w, &w->dc[block->dc], size,
                 (uint32_t)(difference < 0 ? difference - 1 : difference), size);
}

/* The index of the first coefficient from `k` to `last` that is not zero, or `last` + 1. */
static int next_nonzero(const int16_t *coefficient, int k, int last)
{
    while (k + 3 <= last) {
        uint64_t four;
        memcpy(&four, coefficient + k, sizeof four);
        if (four)
            break;
        k += 4;
    }
    while (k <= last && !coefficient[k])
        k++;
    return k;
}

static void write_ac(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
{
    int first = w->scan->ss ? w->scan->ss : 1, last = w->scan->se, behind = first;
    for (int k = next_nonzero(coefficient, first, last); k <= last; k = next_nonzero(coefficient, k + 1, last)) {
        int32_t value = shifted(coefficient[k], w->scan->al);
        if (!value)
            continue;
        int run = k - behind, size = magnitude_bits(value);
        if (SJ_UNLIKELY(w->end_run))
            scan_write_end_run(w);
        for (; run > 15; run -= 16)
            write_ac_symbol(w, block->ac, 0xF0, 0, 0);
        write_ac_symbol(w, block->ac, run << 4 | size, (uint32_t)(value < 0 ? value - 1 : value), size);
        behind = k + 1;
    }
    if (behind > last)
        return;
    w->end_run_table = block->ac;
    w->end_run++;
    if (!w->scan->progressive || w->end_run == LONGEST_END_RUN)
        scan_write_end_run(w);
}

/* Write the pending run, a symbol, its sign if it has one, and the corrections from `own` on, which follow it. */
static void write_refined(scan_writer *w, const mcu_block *block, int symbol, int32_t value, uint32_t *own)
{
    uint32_t end = w->corrections;
    w->corrections = *own;
    scan_write_end_run(w);
    write_ac_symbol(w, block->ac, symbol, value > 0, value ? 1 : 0);
    write_corrections(w, *own, end);
    *own = 0;
}

static void write_refinement(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
{
    int first = w->scan->ss, last = w->scan->se;
    int fresh = first - 1; /* the last coefficient that becomes nonzero in this scan */
    for (int k = next_nonzero(coefficient, first, last); k <= last; k = next_nonzero(coefficient, k + 1, last)) {
        int32_t value = shifted(coefficient[k], w->scan->al);
        if (value == 1 || value == -1)
            fresh = k;
    }
    int zeros = 0, behind = first; /* zeros before `k` that are not written yet */
    uint32_t own = w->corrections; /* this block's corrections begin here */
    for (int k = next_nonzero(coefficient, first, last); k <= last; k = next_nonzero(coefficient, k + 1, last)) {
        int32_t value = shifted(coefficient[k], w->scan->al);
        if (!value)
            continue;
        zeros += k - behind;
        behind = k + 1;
        for (; zeros > 15 && k <= fresh; zeros -= 16)
            write_refined(w, block, 0xF0, 0, &own);
        if (value > 1 || value < -1) {
            w->correction[w->corrections++] = (uint8_t)(value & 1);
            continue;
        }
        write_refined(w, block, zeros << 4 | 1, value, &own);
        zeros = 0;
    }
    if (!zeros && behind > last && w->corrections == own)
        return;
    w->end_run_table = block->ac;
    w->end_run++;
    if (w->end_run == LONGEST_END_RUN || w->corrections > MOST_CORRECTIONS - 63)
        scan_write_end_run(w);
}

void scan_write_block(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
{
    if (w->scan->progressive && w->scan->ss) {
        if (w->scan->ah)
            write_refinement(w, block, coefficient);
        else
            write_ac(w, block, coefficient);
        return;
    }
    write_dc(w, block, coefficient);
    if (!w->scan->progressive)
        write_ac(w, block, coefficient);
}

static void fill_byte(scan_writer *w)
{
    settle(&w->out);
    int padding = (8 - w->out.count) % 8;
    write_raw(w, (1u << padding) - 1, padding);
    settle(&w->out);
}

static void write_restart(scan_writer *w, uint32_t number)
{
    scan_write_end_run(w);
    memset(w->predictor, 0, sizeof w->predictor);
    if (w->counting)
        return;
    fill_byte(w);
    if (w->out.capacity - w->out.size < 2) {
        w->out.full = true;
        return;
    }
    w->out.out[w->out.size++] = 0xFF;
    w->out.out[w->out.size++] = (uint8_t)(0xD0 + number % 8);
}

static void write_mcus(const sj_picture *picture, scan_writer *w, const scan_layout *layout)
{
    uint32_t total = layout->columns * layout->rows, interval = w->scan->restart_interval;
    mcu_place place = {0, 0};
    memset(w->predictor, 0, sizeof w->predictor);
    for (uint32_t mcu = 0; mcu < total && !w->out.full && !w->lacking; mcu++, next_place(&place, layout)) {
        if (interval && mcu && mcu % interval == 0)
            write_restart(w, mcu / interval - 1);
        for (uint32_t i = 0; i < layout->blocks; i++) {
            const mcu_block *block = &layout->block[i];
            scan_write_block(w, block, block_of(picture, layout, place, block));
        }
    }
    scan_write_end_run(w);
    if (!w->counting)
        fill_byte(w);
}

sj_status scan_writer_load(scan_writer *w, const scan_layout *layout)
{
    for (uint32_t i = 0; i < layout->blocks; i++) {
        uint32_t dc = layout->block[i].dc, ac = layout->block[i].ac;
        sj_status status = SJ_OK;
        if (!w->scan->ss && !w->scan->ah)
            status = huffman_encoder_of(&w->scan->dc_table[dc], &w->dc[dc].code);
        if (!status && w->scan->se)
            status = huffman_encoder_of(&w->scan->ac_table[ac], &w->ac[ac].code);
        if (status)
            return status;
    }
    return SJ_OK;
}

int sj_picture_write(const sj_picture *picture, sj_scan *scan, int fresh, uint8_t *out, size_t capacity,
                     size_t *written)
{
    scan_layout layout;
    sj_status status = scan_measure(&picture->frame, &picture->geometry, scan, &layout);
    if (status)
        return status;
    scan_writer *w = calloc(1, sizeof *w);
    if (!w)
        return SJ_MEMORY;
    w->scan = scan;
    w->out.out = out;
    w->out.capacity = capacity;
    if (fresh) {
        w->counting = true;
        write_mcus(picture, w, &layout);
        w->counting = false;
        for (uint32_t i = 0; i < layout.blocks; i++) {
            uint32_t dc = layout.block[i].dc, ac = layout.block[i].ac;
            if (!scan->ss && !scan->ah)
                huffman_best(w->dc[dc].count, &scan->dc_table[dc]);
            if (scan->se)
                huffman_best(w->ac[ac].count, &scan->ac_table[ac]);
        }
    }
    status = scan_writer_load(w, &layout);
    if (!status) {
        write_mcus(picture, w, &layout);
        status = w->lacking ? SJ_FULL : w->out.full ? SJ_CAPACITY : SJ_OK;
    }
    *written = w->out.size;
    free(w);
    return status;
}
