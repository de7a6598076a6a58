/* The coefficients of a whole picture: read from its scans, changed, and written as the same scans. */
#include "blocks.h"
#include "huffman.h"
#include "stuffing.h"

struct sj_picture {
    sj_frame frame;
    frame_geometry geometry;
    int16_t *coefficient[SJ_COMPONENTS]; /* of padded_rows * padded_columns blocks, in zigzag order */
    uint8_t precise[SJ_COMPONENTS][64];  /* 1 + the lowest bit position that was read; 0 before the first scan */
};

#define LARGEST_BYTES ((uint64_t)1 << 32)
#define LARGEST_VALUE 32767

static int16_t *block_at(const sj_picture *picture, uint32_t component, uint32_t column, uint32_t row)
{
    size_t at = (size_t)row * picture->geometry.grid[component].padded_columns + column;
    return picture->coefficient[component] + 64 * at;
}

/* Where a scan is: the next MCU's place. */
typedef struct {
    uint32_t column, row;
} mcu_place;

static void next_place(mcu_place *place, const scan_layout *layout)
{
    if (++place->column == layout->columns) {
        place->column = 0;
        place->row++;
    }
}

static int16_t *block_of(const sj_picture *picture, const scan_layout *layout, mcu_place mcu, const mcu_block *block)
{
    uint32_t c = block->component;
    return block_at(picture, c, mcu.column * layout->step_h[c] + block->across,
                    mcu.row * layout->step_v[c] + block->down);
}

int sj_picture_new(const sj_frame *frame, sj_picture **picture)
{
    sj_picture *p = calloc(1, sizeof *p);
    if (!p)
        return SJ_MEMORY;
    p->frame = *frame;
    sj_status status = frame_measure(frame, &p->geometry);
    uint64_t total = 0;
    for (uint32_t c = 0; c < frame->components && !status; c++) {
        const block_grid *grid = &p->geometry.grid[c];
        uint64_t bytes = (uint64_t)grid->padded_columns * grid->padded_rows * 64 * sizeof(int16_t);
        total += bytes;
        if (total > LARGEST_BYTES || total > SIZE_MAX || !(p->coefficient[c] = calloc(1, (size_t)bytes)))
            status = SJ_MEMORY;
    }
    if (status)
        sj_picture_free(p);
    else
        *picture = p;
    return status;
}

void sj_picture_free(sj_picture *picture)
{
    if (!picture)
        return;
    for (int c = 0; c < SJ_COMPONENTS; c++)
        free(picture->coefficient[c]);
    free(picture);
}

/* ---- reading ---- */

typedef struct {
    const sj_scan *scan;
    bit_reader bits;
    huffman_decoder *dc[SJ_TABLES], *ac[SJ_TABLES];
    int32_t predictor[SJ_COMPONENTS];
    uint32_t end_run; /* blocks to come without a new coefficient in the band (EOBRUN, G.1.2.2) */
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

/* The band of a sequential scan, or of the first scan of a progressive one. */
static sj_status read_ac(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    const sj_scan *scan = r->scan;
    if (r->end_run) {
        r->end_run--;
        return SJ_OK;
    }
    for (int k = scan->ss ? scan->ss : 1; k <= scan->se; k++) {
        int symbol = read_symbol(r, r->ac[block->ac]);
        if (symbol < 0)
            return SJ_CORRUPT;
        int run = symbol >> 4, size = symbol & 15;
        if (!size && run < 15) {
            if (run && !scan->progressive)
                return SJ_CORRUPT;
            r->end_run = (1u << run) + read_bits(r, run) - 1;
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

/* One more bit for a coefficient that is not zero. */
static void refine(scan_reader *r, int16_t *coefficient)
{
    if (read_bits(r, 1))
        *coefficient = (int16_t)(*coefficient + (*coefficient < 0 ? -(1 << r->scan->al) : 1 << r->scan->al));
}

/* The band of a refining scan (G.1.2.3). */
static sj_status read_refinement(scan_reader *r, const mcu_block *block, int16_t *coefficient)
{
    const sj_scan *scan = r->scan;
    int k = scan->ss;
    while (!r->end_run && k <= scan->se) {
        int symbol = read_symbol(r, r->ac[block->ac]);
        if (symbol < 0)
            return SJ_CORRUPT;
        int run = symbol >> 4, size = symbol & 15, fresh = 0;
        if (size > 1)
            return SJ_CORRUPT;
        if (size) {
            fresh = read_bits(r, 1) ? 1 : -1;
        } else if (run < 15) {
            r->end_run = (1u << run) + read_bits(r, run);
            break;
        }
        for (; k <= scan->se; k++) {
            if (coefficient[k])
                refine(r, &coefficient[k]);
            else if (--run < 0)
                break;
        }
        if (k > scan->se && (fresh || run > 0))
            return SJ_CORRUPT;
        if (fresh)
            coefficient[k] = (int16_t)(fresh * (1 << scan->al));
        k++;
    }
    if (r->end_run) {
        for (; k <= scan->se; k++)
            if (coefficient[k])
                refine(r, &coefficient[k]);
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

static sj_status load_decoders(scan_reader *r, const scan_layout *layout)
{
    const sj_scan *scan = r->scan;
    for (uint32_t i = 0; i < layout->blocks; i++) {
        uint32_t dc = layout->block[i].dc, ac = layout->block[i].ac;
        sj_status status = SJ_OK;
        if (!scan->ss && !scan->ah && !r->dc[dc]) {
            if (!(r->dc[dc] = malloc(sizeof *r->dc[dc])))
                return SJ_MEMORY;
            status = huffman_decoder_dc(&scan->dc_table[dc], r->dc[dc]);
        }
        if (!status && scan->se && !r->ac[ac]) {
            if (!(r->ac[ac] = malloc(sizeof *r->ac[ac])))
                return SJ_MEMORY;
            status = huffman_decoder_ac(&scan->ac_table[ac], r->ac[ac]);
        }
        if (status)
            return status;
    }
    return SJ_OK;
}

/* Each bit of a coefficient comes once, the higher ones first (G.1.1.1); else it could not be written again. */
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

static sj_status read_mcus(sj_picture *picture, scan_reader *r, const scan_layout *layout, const uint8_t *data,
                           size_t size)
{
    const uint8_t *at = data, *end = data + size;
    uint32_t total = layout->columns * layout->rows, interval = r->scan->restart_interval;
    uint32_t until_restart = 0, number = 0;
    mcu_place place = {0, 0};
    r->bits = reader_at(at, end);
    for (uint32_t mcu = 0; mcu < total; mcu++, next_place(&place, layout)) {
        if (interval && !until_restart) {
            if (mcu) {
                at = next_marker(data + (reader_position(&r->bits, data) + 7) / 8, end);
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
        for (uint32_t i = 0; i < layout->blocks; i++) {
            const mcu_block *block = &layout->block[i];
            sj_status status = read_block(r, block, block_of(picture, layout, place, block));
            if (status)
                return status;
        }
        if (read_too_far(&r->bits))
            return SJ_TRUNCATED;
    }
    return r->end_run ? SJ_CORRUPT : SJ_OK;
}

int sj_picture_read(sj_picture *picture, const sj_scan *scan, const uint8_t *data, size_t size)
{
    scan_layout layout;
    scan_reader r = {.scan = scan};
    sj_status status = scan_measure(&picture->frame, &picture->geometry, scan, &layout);
    if (!status)
        status = note_progress(picture, scan);
    if (!status)
        status = load_decoders(&r, &layout);
    if (!status)
        status = read_mcus(picture, &r, &layout, data, size);
    for (int i = 0; i < SJ_TABLES; i++) {
        free(r.dc[i]);
        free(r.ac[i]);
    }
    return status;
}

/* ---- changing ---- */

/* The blocks along one axis, [first, behind), that can lie under the pixels [from, from + size). */
static void blocks_under(uint32_t from, uint32_t size, uint32_t factor, uint32_t max, uint32_t blocks,
                         uint32_t *first, uint32_t *behind)
{
    *first = from * factor / max / 8;
    *behind = (from + size - 1) * factor / max / 8 + 2;
    if (*behind > blocks)
        *behind = blocks;
}

int sj_picture_compose(sj_picture *picture, const sj_tile *tile, sj_block **replaced, size_t *count)
{
    size_t capacity = 0;
    sj_status status = tile_check(&picture->frame, tile);
    *replaced = NULL;
    *count = 0;
    if (status || !tile->width || !tile->height)
        return status;
    for (uint32_t c = 0; c < picture->frame.components; c++) {
        const sj_component *part = &picture->frame.component[c];
        const frame_geometry *geometry = &picture->geometry;
        uint32_t left, right, top, bottom;
        blocks_under(tile->left, tile->width, part->h, geometry->h_max, geometry->grid[c].columns, &left, &right);
        blocks_under(tile->top, tile->height, part->v, geometry->v_max, geometry->grid[c].rows, &top, &bottom);
        for (uint32_t row = top; row < bottom; row++)
            for (uint32_t column = left; column < right; column++) {
                block_cover cover;
                if (!block_covered(&picture->frame, geometry, tile, c, column, row, &cover))
                    continue;
                if (*count == capacity) {
                    capacity = capacity ? 2 * capacity : 256;
                    sj_block *more = realloc(*replaced, capacity * sizeof *more);
                    if (!more) {
                        free(*replaced);
                        *replaced = NULL;
                        *count = 0;
                        return SJ_MEMORY;
                    }
                    *replaced = more;
                }
                int16_t *coefficient = block_at(picture, c, column, row);
                sj_block *old = &(*replaced)[(*count)++];
                old->component = c;
                old->column = column;
                old->row = row;
                memcpy(old->coefficient, coefficient, sizeof old->coefficient);
                block_compose(geometry, c, &cover, coefficient);
            }
    }
    return SJ_OK;
}

void sj_blocks_free(sj_block *blocks)
{
    free(blocks);
}

int sj_picture_put(sj_picture *picture, const sj_block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const sj_block *block = &blocks[i];
        if (block->component >= picture->frame.components ||
            block->column >= picture->geometry.grid[block->component].columns ||
            block->row >= picture->geometry.grid[block->component].rows)
            return SJ_CALL;
        for (int k = 0; k < 64; k++)
            if (block->coefficient[k] < -LARGEST_VALUE)
                return SJ_CALL; /* one more than 15 bits hold */
        memcpy(block_at(picture, block->component, block->column, block->row), block->coefficient,
               sizeof block->coefficient);
    }
    return SJ_OK;
}

static sj_status same_components(const sj_frame *one, const sj_frame *other)
{
    if (one->components != other->components)
        return SJ_CALL;
    for (uint32_t c = 0; c < one->components; c++)
        if (one->component[c].h != other->component[c].h || one->component[c].v != other->component[c].v)
            return SJ_CALL;
    return SJ_OK;
}

int sj_picture_place(sj_picture *picture, const sj_picture *other, int32_t columns, int32_t rows)
{
    sj_status status = same_components(&picture->frame, &other->frame);
    for (uint32_t c = 0; c < picture->frame.components && !status; c++) {
        const block_grid *from = &other->geometry.grid[c], *to = &picture->geometry.grid[c];
        int64_t right = (int64_t)columns * other->frame.component[c].h;
        int64_t down = (int64_t)rows * other->frame.component[c].v;
        for (uint32_t row = 0; row < from->padded_rows; row++)
            for (uint32_t column = 0; column < from->padded_columns; column++) {
                int64_t to_column = column + right, to_row = row + down;
                if (to_column < 0 || to_column >= to->padded_columns || to_row < 0 || to_row >= to->padded_rows)
                    continue;
                memcpy(block_at(picture, c, (uint32_t)to_column, (uint32_t)to_row),
                       block_at(other, c, column, row), 64 * sizeof(int16_t));
            }
    }
    return status;
}

/* ---- writing ---- */

/* Correction bits that wait for their end-of-band run; libjpeg's bound, so that its files come out as they were. */
#define MOST_CORRECTIONS 1000

typedef struct {
    const sj_scan *scan;
    stuffing_writer out;
    bool counting; /* symbols, for the best tables, instead of writing them */
    bool lacking;  /* a symbol without a code was asked for */
    uint32_t dc_count[SJ_TABLES][256], ac_count[SJ_TABLES][256];
    huffman_encoder dc[SJ_TABLES], ac[SJ_TABLES];
    int32_t predictor[SJ_COMPONENTS];
    uint32_t end_run, end_run_table;
    uint8_t correction[MOST_CORRECTIONS + 64];
    uint32_t corrections;
} scan_writer;

static inline void write_raw(scan_writer *w, uint32_t value, int bits)
{
    if (!w->counting)
        put(&w->out, value & ((1u << bits) - 1), bits);
}

/* A symbol and the additional bits behind it, at most 15. */
static inline void write_symbol(scan_writer *w, uint32_t counts[256], const huffman_encoder *code, int symbol,
                                uint32_t value, int bits)
{
    if (w->counting) {
        counts[symbol]++;
        return;
    }
    if (SJ_UNLIKELY(!code->length[symbol]))
        w->lacking = true;
    put(&w->out, (uint64_t)code->code[symbol] << bits | (value & ((1u << bits) - 1)), code->length[symbol] + bits);
}

static inline void write_ac_symbol(scan_writer *w, uint32_t table, int symbol, uint32_t value, int bits)
{
    write_symbol(w, w->ac_count[table], &w->ac[table], symbol, value, bits);
}

static void write_corrections(scan_writer *w, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        write_raw(w, w->correction[i], 1);
}

/* What is pending of an end-of-band run, and the corrections within it. */
static void write_end_run(scan_writer *w)
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
    /* the point transform of DC is an arithmetic shift (G.1.2.1) */
    int32_t value = coefficient[0];
    value = value < 0 ? ~(~value >> w->scan->al) : value >> w->scan->al;
    if (w->scan->ah) {
        write_raw(w, (uint32_t)value & 1u, 1);
        return;
    }
    int32_t difference = value - w->predictor[block->component];
    w->predictor[block->component] = value;
    int size = magnitude_bits(difference);
    if (size > 15) {
        w->lacking = true; /* no decoder would read it */
        return;
    }
    write_symbol(w, w->dc_count[block->dc], &w->dc[block->dc], size,
                 (uint32_t)(difference < 0 ? difference - 1 : difference), size);
}

/* The first coefficient from `k` to `last` that is not zero, or one behind `last`. */
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
            write_end_run(w);
        for (; run > 15; run -= 16)
            write_ac_symbol(w, block->ac, 0xF0, 0, 0);
        write_ac_symbol(w, block->ac, run << 4 | size, (uint32_t)(value < 0 ? value - 1 : value), size);
        behind = k + 1;
    }
    if (behind > last)
        return;
    w->end_run_table = block->ac;
    w->end_run++;
    if (!w->scan->progressive || w->end_run == 0x7FFF)
        write_end_run(w);
}

/* The pending run, a symbol, its sign if it has one, and the corrections from `own` on, which belong behind it. */
static void write_refined(scan_writer *w, const mcu_block *block, int symbol, int32_t value, uint32_t *own)
{
    uint32_t end = w->corrections;
    w->corrections = *own;
    write_end_run(w);
    write_ac_symbol(w, block->ac, symbol, value > 0, value ? 1 : 0);
    write_corrections(w, *own, end);
    *own = 0;
}

static void write_refinement(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
{
    int first = w->scan->ss, last = w->scan->se;
    int fresh = first - 1; /* the last coefficient that becomes more than zero in this scan */
    for (int k = next_nonzero(coefficient, first, last); k <= last; k = next_nonzero(coefficient, k + 1, last)) {
        int32_t value = shifted(coefficient[k], w->scan->al);
        if (value == 1 || value == -1)
            fresh = k;
    }
    int zeros = 0, behind = first; /* zeros before `k` that no symbol has told yet */
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
    if (w->end_run == 0x7FFF || w->corrections > MOST_CORRECTIONS - 63)
        write_end_run(w);
}

static void write_block(scan_writer *w, const mcu_block *block, const int16_t *coefficient)
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
    write_end_run(w);
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
            write_block(w, block, block_of(picture, layout, place, block));
        }
    }
    write_end_run(w);
    if (!w->counting)
        fill_byte(w);
}

static sj_status load_encoders(scan_writer *w, const scan_layout *layout)
{
    for (uint32_t i = 0; i < layout->blocks; i++) {
        uint32_t dc = layout->block[i].dc, ac = layout->block[i].ac;
        sj_status status = SJ_OK;
        if (!w->scan->ss && !w->scan->ah)
            status = huffman_encoder_of(&w->scan->dc_table[dc], &w->dc[dc]);
        if (!status && w->scan->se)
            status = huffman_encoder_of(&w->scan->ac_table[ac], &w->ac[ac]);
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
                huffman_best(w->dc_count[dc], &scan->dc_table[dc]);
            if (scan->se)
                huffman_best(w->ac_count[ac], &scan->ac_table[ac]);
        }
    }
    status = load_encoders(w, &layout);
    if (!status) {
        write_mcus(picture, w, &layout);
        status = w->lacking ? SJ_FULL : w->out.full ? SJ_CAPACITY : SJ_OK;
    }
    *written = w->out.size;
    free(w);
    return status;
}
