/* Reading a scan into a picture (F.2 for sequential ones, G.1.2 for progressive ones). */
#include "picture.h"

typedef struct {
    const sj_scan *scan;
    bit_reader bits;
    huffman_decoder *dc[SJ_TABLES], *ac[SJ_TABLES];
    int32_t predictor[SJ_COMPONENTS];
    uint32_t end_run; /* blocks to come without a new coefficient in the band (EOBRUN, G.1.2.2) */
    tracer trace;
} scan_reader;

static uint32_t read_bits(scan_reader *r, int count)
{
    if (!count)
        return 0;
    if (r->bits.count < count)
        r->bits = refilled(r->bits);
    uint32_t value = (uint32_t)(r->bits.window >> (64 - count));
    r->bits = consumed(r->bits, count);
    return value;
}

static int read_symbol(scan_reader *r, const huffman_decoder *decoder)
{
    r->bits = refilled(r->bits);
    return decoded_symbol(&r->bits, decoder);
}

/* Begin a run of `end_run` blocks, whose token is a code of `code_bits` and `run` further bits. */
static inline void begin_end_run(scan_reader *r, int code_bits, int run)
{
    r->end_run = (1u << run) + read_bits(r, run);
    if (r->trace.trace)
        trace_run(&r->trace, r->bits, code_bits + run, r->end_run);
}

static sj_status read_dc(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    if (r->scan->ah) {
        if (read_bits(r, 1))
            coefficient[0] = (int16_t)(coefficient[0] | 1 << r->scan->al);
        return SJ_OK;
    }
    int size = read_symbol(r, r->dc[block->dc]);
    if (size < 0 || size > 15)
        return SJ_CORRUPT;
    int32_t *value = &r->predictor[block->component];
    *value += decoded_value(&r->bits, size);
    int32_t scaled = *value * (1 << r->scan->al);
    if (*value > LARGEST_VALUE || *value < -LARGEST_VALUE || scaled > LARGEST_VALUE || scaled < -LARGEST_VALUE)
        return SJ_CORRUPT;
    coefficient[0] = (int16_t)scaled;
    return SJ_OK;
}

static inline sj_status read_ac_symbol(scan_reader *r, uint32_t table, int *symbol, int *code_bits)
{
    r->bits = refilled(r->bits);
    int count = r->bits.count;
    *symbol = decoded_symbol(&r->bits, r->ac[table]);
    *code_bits = count - r->bits.count;
    if (SJ_UNLIKELY(*symbol < 0))
        return SJ_CORRUPT;
    if (SJ_UNLIKELY(*code_bits >= LONG_CODE) && r->trace.trace)
        return trace_rare(&r->trace, &r->bits, table, *symbol, *code_bits);
    return SJ_OK;
}

/* The band of a sequential scan, or of the first scan of a progressive one. */
static sj_status read_ac(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    const sj_scan *scan = r->scan;
    if (r->end_run) {
        r->end_run--;
        return SJ_OK;
    }
    for (int k = scan->ss ? scan->ss : 1; k <= scan->se; k++) {
        int code_bits, symbol;
        sj_status status = read_ac_symbol(r, block->ac, &symbol, &code_bits);
        if (status)
            return status;
        int run = symbol >> 4, size = symbol & 15;
        if (!size && run < 15) {
            if (run && !scan->progressive)
                return SJ_CORRUPT;
            begin_end_run(r, code_bits, run);
            r->end_run--;
            return SJ_OK;
        }
        k += run;
        if (k > scan->se)
            return SJ_CORRUPT;
        if (!size)
            continue;
        int32_t value = decoded_value(&r->bits, size) * (1 << scan->al);
        if (value > LARGEST_VALUE || value < -LARGEST_VALUE)
            return SJ_CORRUPT;
        coefficient[k] = (int16_t)value;
    }
    return SJ_OK;
}

/* One more bit for a coefficient that is not zero; no branch depends on the bit, which nobody can predict. */
static inline void refine(scan_reader *r, int16_t *coefficient)
{
    if (SJ_UNLIKELY(!r->bits.count))
        r->bits = refilled(r->bits);
    int bit = (int)(r->bits.window >> 63), sign = *coefficient < 0 ? -1 : 1;
    r->bits = consumed(r->bits, 1);
    *coefficient = (int16_t)(*coefficient + bit * sign * (1 << r->scan->al));
}

/* The band of a refining scan (G.1.2.3). */
static sj_status read_refinement(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    const int first = r->scan->ss, last = r->scan->se;
    uint64_t nonzero = nonzero_mask(coefficient) >> first << first << (63 - last) >> (63 - last); /* from `k` on */
    int k = first;
    while (!r->end_run && k <= last) {
        int code_bits, symbol;
        sj_status status = read_ac_symbol(r, block->ac, &symbol, &code_bits);
        if (status)
            return status;
        int run = symbol >> 4, size = symbol & 15, fresh = 0;
        if (size > 1)
            return SJ_CORRUPT;
        if (size) {
            fresh = read_bits(r, 1) ? 1 : -1;
        } else if (run < 15) {
            begin_end_run(r, code_bits, run);
            break;
        }
        for (; nonzero; nonzero &= nonzero - 1) { /* as far as `run` zeros go */
            int next = lowest_bit(nonzero);
            if (next - k > run)
                break;
            run -= next - k;
            refine(r, &coefficient[next]);
            k = next + 1;
        }
        if (run > last - k + (fresh == 0))
            return SJ_CORRUPT;
        k += run;
        if (fresh)
            coefficient[k] = (int16_t)(fresh * (1 << r->scan->al));
        k++;
    }
    if (r->end_run) {
        for (; nonzero; nonzero &= nonzero - 1)
            refine(r, &coefficient[lowest_bit(nonzero)]);
        r->end_run--;
    }
    return SJ_OK;
}

static sj_status read_block(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    const sj_scan *scan = r->scan;
    if (scan->progressive && scan->ss)
        return scan->ah ? read_refinement(r, block, coefficient) : read_ac(r, block, coefficient);
    sj_status status = read_dc(r, block, coefficient);
    if (!status && !scan->progressive)
        status = read_ac(r, block, coefficient);
    return status;
}

static sj_status read_traced(sj_picture *picture, scan_reader *r, const mcu_block *block, traced_block traced)
{
    scan_mark *mark;
    sj_status status = trace_block(&r->trace, &r->bits, r->end_run, traced, &mark);
    if (!status)
        status = read_block(r, block, block_at(picture, traced.component, traced.column, traced.row));
    if (!status && mark)
        trace_block_end(&r->trace, &r->bits, r->end_run, mark);
    return status;
}

static sj_status load_decoders(scan_reader *r, const scan_layout *layout)
{
    const sj_scan *scan = r->scan;
    for (uint32_t i = 0; i < layout->blocks; i++) {
        uint32_t dc = layout->block[i].dc, ac = layout->block[i].ac;
        sj_status status = SJ_OK;
        if (!scan->ss && !scan->ah && !r->dc[dc]) {
            if (!(r->dc[dc] = malloc(sizeof *r->dc[dc])))
                return SJ_MEMORY;
            status = huffman_decoder_of(&scan->dc_table[dc], r->dc[dc]);
        }
        if (!status && scan->se && !r->ac[ac]) {
            if (!(r->ac[ac] = malloc(sizeof *r->ac[ac])))
                return SJ_MEMORY;
            status = huffman_decoder_of(&scan->ac_table[ac], r->ac[ac]);
        }
        if (status)
            return status;
    }
    return SJ_OK;
}

/* Each bit of a coefficient must come once, higher ones first (G.1.1.1), or the scans could not be written again. */
static sj_status note_progress(sj_picture *picture, const sj_scan *scan)
{
    for (uint32_t i = 0; i < scan->components; i++) {
        uint8_t *precise = picture->precise[scan->component[i]];
        for (int k = scan->ss; k <= scan->se; k++) {
            if (precise[k] != (scan->ah ? scan->ah + 1 : 0) || (k && scan->progressive && !precise[0]))
                return SJ_CORRUPT;
            precise[k] = (uint8_t)(scan->al + 1);
        }
    }
    return SJ_OK;
}

static sj_status read_mcu(sj_picture *picture, scan_reader *r, const scan_layout *layout, mcu_place place)
{
    for (uint32_t i = 0; i < layout->blocks; i++) {
        const mcu_block *block = &layout->block[i];
        uint32_t c = block->component;
        uint32_t column = place.column * layout->step_h[c] + block->across;
        uint32_t row = place.row * layout->step_v[c] + block->down;
        sj_status status;
        if (r->trace.trace) {
            traced_block traced = {c, column, row, (uint8_t)i, is_covered(picture, c, column, row)};
            status = read_traced(picture, r, block, traced);
        } else {
            status = read_block(r, block, block_at(picture, c, column, row));
        }
        if (status)
            return status;
    }
    return read_too_far(&r->bits) ? SJ_TRUNCATED : SJ_OK;
}

/* `extent` is kept up to date at each MCU that cannot be read and at each restart. */
static sj_status read_mcus(sj_picture *picture, scan_reader *r, const scan_layout *layout, const uint8_t *data,
                           size_t size, sj_extent *extent)
{
    const uint8_t *at = data, *end = data + size;
    uint32_t total = layout->columns * layout->rows, interval = r->scan->restart_interval;
    uint32_t until_restart = 0, number = 0;
    mcu_place place = {0, 0};
    r->bits = reader_at(at, end);
    for (uint32_t mcu = 0; mcu < total; mcu++, next_place(&place, layout)) {
        if (interval && !until_restart) {
            if (mcu) {
                extent->mcus = mcu;
                extent->bytes = (size_t)(reader_position(&r->bits, data) + 7) / 8;
                sj_status traced = trace_interval_end(&r->trace, &r->bits, end);
                if (traced)
                    return traced;
                at = next_marker(data + extent->bytes, end);
                if (at == end)
                    return SJ_TRUNCATED;
                if (at[1] != 0xD0 + number++ % 8 || r->end_run)
                    return SJ_CORRUPT;
                r->bits = reader_at(at + 2, end);
            }
            memset(r->predictor, 0, sizeof r->predictor);
            until_restart = interval;
        }
        until_restart--;
        bit_reader before = r->bits;
        sj_status status = read_mcu(picture, r, layout, place);
        if (status) {
            extent->mcus = mcu;
            extent->bytes = (size_t)(reader_position(&before, data) + 7) / 8;
            return status;
        }
    }
    extent->mcus = total;
    extent->bytes = (size_t)(reader_position(&r->bits, data) + 7) / 8;
    if (r->end_run)
        return SJ_CORRUPT;
    return trace_interval_end(&r->trace, &r->bits, end);
}

/* The trace of a further scan. */
static scan_trace *new_trace(sj_picture *picture, const sj_scan *scan)
{
    scan_trace *all = realloc(picture->trace, (picture->traces + 1) * sizeof *all);
    if (!all)
        return NULL;
    picture->trace = all;
    scan_trace *trace = &all[picture->traces++];
    memset(trace, 0, sizeof *trace);
    trace->scan = *scan;
    return trace;
}

int sj_picture_read(sj_picture *picture, const sj_scan *scan, const uint8_t *data, size_t size, sj_extent *extent)
{
    scan_layout layout;
    scan_reader r = {.scan = scan, .trace = {.marks = &picture->marks, .data = data}};
    sj_extent read = {0, 0};
    sj_status status = scan_measure(&picture->frame, &picture->geometry, scan, &layout);
    if (!status)
        status = note_progress(picture, scan);
    if (!status)
        status = load_decoders(&r, &layout);
    if (!status && picture->aimed && !(r.trace.trace = new_trace(picture, scan)))
        status = SJ_MEMORY;
    if (!status)
        status = read_mcus(picture, &r, &layout, data, size, &read);
    if (!status && r.trace.trace)
        r.trace.trace->complete = true;
    if (extent)
        *extent = read;
    for (int i = 0; i < SJ_TABLES; i++) {
        free(r.dc[i]);
        free(r.ac[i]);
    }
    return status;
}
